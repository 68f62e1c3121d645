"""What a response must be before a spider sees it: whole, of the right status, from an address that may be asked."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from scrapy.exceptions import IgnoreRequest
from scrapy.http import Request, Response
from w3lib.url import safe_url_string

from crawler.fetch import FetchError
from crawler.hosts import Refused, check_url

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

    from crawler.desk import Desk
    from crawler.frontier import FrontierScheduler

HOPS = 10
PATIENCE = 120.0
"""Seconds that a run waits where a site asks it to; a longer wait is left to the next run."""
_AGAIN = {408, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524}
_CAUSES = ("timeout", "connection", "cut", "name", "empty")
"""Failures that often pass within a minute."""


class Postponed(IgnoreRequest):
    """The request will be made again later in this run: no failure, and nothing to do now."""


class Redirects:
    """Follows a redirect only to an address of the same source, and every hop is checked."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Redirects:
        return cls(crawler)

    def process_response(self, request: Request, response: Response) -> Request | Response:
        location = response.headers.get("Location")
        if response.status not in (301, 302, 303, 307, 308) or not location:
            return response
        desk: Desk = self._crawler.spider.desk  # type: ignore[union-attr]
        target = desk.local(urljoin(request.url, safe_url_string(location.decode("utf-8", "replace").strip())))
        passed = [*request.meta.get("passed", ()), request.url]
        check_url(target, desk.hosts, loopback=desk.loopback)
        if target in passed or len(passed) > HOPS:
            raise FetchError("redirect loop", f"redirected {len(passed)} times, last to {target}", response.status)
        method = request.method if response.status in (307, 308) else "GET"
        body = request.body if method != "GET" else b""
        return request.replace(
            url=target, method=method, body=body, dont_filter=True, priority=request.priority + 1,
            meta=request.meta | {"passed": passed},
        )  # fmt: skip


class Verdict:
    """Lets whole answers of status 200 and 304 through; the rest is tried again with patience, or is a FetchError."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._settings = crawler.settings["SOTIN"]

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Verdict:
        return cls(crawler)

    def process_response(self, request: Request, response: Response) -> Response:
        status = response.status
        if request.meta.get("robots") or status == 304 or (status == 200 and response.body.strip()):
            return response
        if status == 200:
            raise self._again(request, FetchError("empty", "the answer has no body", status))
        error = FetchError(_cause(status), f"the site answered with status {status}", status)
        wait = retry_after(response)
        if wait is not None:
            self._hold(wait)
        if status in _AGAIN:
            raise self._again(request, error, wait)
        raise error

    def process_exception(self, request: Request, exception: Exception) -> None:
        if request.meta.get("robots"):
            return
        if isinstance(exception, FetchError) and exception.cause in _CAUSES:
            raise self._again(request, exception)

    def _again(self, request: Request, error: FetchError, wait: float | None = None) -> FetchError | Postponed:
        tries = request.meta.get("tries", 1)
        pause = max(wait or 0.0, self._pause(tries))
        if tries >= self._settings.tries or pause > PATIENCE:
            return error
        again = request.replace(dont_filter=True, meta=request.meta | {"tries": tries + 1})
        self._scheduler.later(again, pause)
        return Postponed(str(error))

    def _pause(self, tries: int) -> float:
        desk: Desk = self._crawler.spider.desk  # type: ignore[union-attr]
        # Our own demo portal needs no rest; a site that asks for one by Retry-After gets it anywhere.
        base = min(self._settings.backoff, 0.05) if desk.loopback else self._settings.backoff
        return float(base * 2 ** (tries - 1))

    def _hold(self, seconds: float) -> None:
        if seconds > PATIENCE:
            desk: Desk = self._crawler.spider.desk  # type: ignore[union-attr]
            desk.stopped, desk.rest = f"the site asked for a pause of {seconds:.0f} s", seconds
        else:
            self._scheduler.hold(seconds)

    @property
    def _scheduler(self) -> FrontierScheduler:
        assert self._crawler.engine is not None
        scheduler: FrontierScheduler = self._crawler.engine.scheduler  # type: ignore[assignment]
        return scheduler


def retry_after(response: Response) -> float | None:
    """The seconds that a Retry-After header asks for, given as a number or a date."""
    raw = response.headers.get("Retry-After")
    if not raw:
        return None
    text = raw.decode("latin-1").strip()
    if text.isdigit():
        return float(text[:9])
    try:
        return max(0.0, (parsedate_to_datetime(text) - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError):
        return None


def _cause(status: int) -> str:
    return "gone" if status in (404, 410) else f"http {status}"


__all__ = ["FetchError", "Postponed", "Redirects", "Refused", "Verdict", "retry_after"]
