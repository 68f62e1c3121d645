"""What a response must be before a spider sees it: whole, of the right status, and what it says it is."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from scrapy.exceptions import IgnoreRequest
from scrapy.http import Request, Response

from crawler import guise
from crawler.errors import BlockedPage
from crawler.fetch import FetchError
from crawler.hosts import Refused

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

    from crawler.desk import Desk
    from crawler.frontier import FrontierScheduler

PATIENCE = 120.0
"""Seconds that a run waits where a site asks it to; a longer wait is left to the next run."""
RESTS = 600.0
"""Seconds that a run waits in all."""
_AGAIN = {204, 205, 206, 304, 408, 425, 429}
"""Statuses besides those from 500 on that often pass within a minute."""
_CAUSES = ("timeout", "connection", "cut", "name", "empty", "malformed")
"""Failures that often do."""
_SLOW = 2
"""Tries of an address that is not answered in time, as each holds the site up for a minute, of one that is said to be
no more, and of a listing's further page that is empty, as that is how most listings end."""
_ONCE = ("timeout", "soft 404", "no text")
_TIRED = 2
"""Addresses that ask for a long pause one after the other, until it is the whole site that wants it."""


class Postponed(IgnoreRequest):
    """The request will be made again later in this run: no failure, and nothing to do now."""


class Verdict:
    """Lets whole answers of status 200 and 304 through; the rest is tried again with patience, or is a FetchError."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._settings = crawler.settings["SOTIN"]
        self._tired: set[str] = set()
        self._rested = 0.0

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Verdict:
        return cls(crawler)

    def process_response(self, request: Request, response: Response) -> Response:
        if _is_aside(request):
            return response
        status = response.status
        if status in (200, 203) and response.body.strip():
            return self._seen(request, response)
        if status == 304 and _is_conditional(request):
            return response
        if status in (200, 203, 204, 205):
            raise self._again(request, FetchError("empty", "the answer has no body", status))
        wait = retry_after(response)
        error = FetchError(_cause(response), f"the site answered with status {status}", status, wait)
        if wait is not None and not self._rest(request, wait):
            raise error
        if status in _AGAIN or status >= 500 or (300 <= status < 400):
            raise self._again(request, error)
        raise error

    def process_exception(self, request: Request, exception: Exception) -> None:
        if _is_aside(request):
            return
        if isinstance(exception, FetchError) and exception.cause in _CAUSES:
            raise self._again(request, exception)

    def _seen(self, request: Request, response: Response) -> Response:
        """A page that pretends is asked for again; at the last try an article's page is let through to be archived."""
        self._tired.clear()
        walks = "walk" in request.meta
        if walks and guise.is_cut_feed(response.body):
            cut = self._again(request, FetchError("cut", "the feed ends before its end", response.status))
            if isinstance(cut, Postponed):
                raise cut
            return response  # what it names is used all the same
        pretence = guise.transient(response.body, response.headers.get("Content-Type"))
        if pretence is None:
            return response
        told = f"the site answered with a page of another kind ({pretence.cause}) under status {response.status}"
        error = self._again(request, FetchError(pretence.cause, told, response.status))
        if isinstance(error, Postponed) or walks:
            raise error
        return response

    def _again(self, request: Request, error: FetchError) -> FetchError | Postponed:
        tries = request.meta.get("tries", 1)
        pause = max(error.wait or 0.0, self._pause(tries))
        walk = request.meta.get("walk")
        slow = error.cause in _ONCE or (error.cause == "empty" and walk is not None and walk.n > 1)
        most = min(self._settings.tries, _SLOW) if slow else self._settings.tries
        if tries >= most or pause > PATIENCE:
            return error
        again = request.replace(dont_filter=True, meta=request.meta | {"tries": tries + 1})
        self._scheduler.later(again, pause)
        return Postponed(str(error))

    def _pause(self, tries: int) -> float:
        return float(self._settings.backoff * 2 ** (tries - 1))

    def _rest(self, request: Request, seconds: float) -> bool:
        """Rest as long as the site asks, and say whether that is done in this run.

        Where it is longer than a run waits, once may be about one address alone.
        """
        if seconds <= PATIENCE and self._rested + seconds <= RESTS:
            self._rested += seconds
            self._scheduler.hold(seconds)
            return True
        self._tired.add(request.url)
        if len(self._tired) >= _TIRED or "walk" in request.meta:
            desk: Desk = self._crawler.spider.desk  # type: ignore[union-attr]
            desk.stopped, desk.rest = f"the site asked for a pause of {seconds:.0f} s", seconds
        else:
            self._scheduler.hold(self._pause(_TIRED))
        return False

    @property
    def _scheduler(self) -> FrontierScheduler:
        assert self._crawler.engine is not None
        scheduler: FrontierScheduler = self._crawler.engine.scheduler  # type: ignore[assignment]
        return scheduler


def retry_after(response: Response) -> float | None:
    """The seconds that a Retry-After header asks for, given as a number or a date; None where it says neither."""
    text = (response.headers.get("Retry-After") or b"").decode("latin-1").strip()
    if number := re.match(r"[0-9]+(?:\.[0-9]+)?(?=$|[\s,;s])", text):
        return float(number[0][:9])
    try:
        return max(0.0, (parsedate_to_datetime(text) - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError, OverflowError):
        return None


def _is_aside(request: Request) -> bool:
    """Whether something of ours asks for it that judges the answer by itself: robots.txt, a part of a scripted page."""
    return bool(request.meta.get("robots") or request.meta.get("part"))


def _is_conditional(request: Request) -> bool:
    return "If-None-Match" in request.headers or "If-Modified-Since" in request.headers


def _cause(response: Response) -> str:
    if response.status in (404, 410):
        return "gone"
    pretence = guise.transient(response.body, response.headers.get("Content-Type"))
    return "block page" if pretence is BlockedPage else f"http {response.status}"


__all__ = ["FetchError", "Postponed", "Refused", "Verdict", "retry_after"]
