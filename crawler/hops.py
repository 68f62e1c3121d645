"""Redirects: followed hop by hop, only to addresses of the same source, with the cookies that they set on the way."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from scrapy.http import Request, Response
from w3lib.url import safe_url_string

from crawler import guise
from crawler.fetch import FetchError
from crawler.hosts import Refused, check_url

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

    from crawler.desk import Desk

HOPS = 10
_STATUSES = (301, 302, 303, 307, 308)
_PAIR = re.compile(rb"\s*([!#$%&'*+.^_`|~\w-]+)=([^;,\s\x00-\x1f\x7f-\xff]*)")


class Redirects:
    """Follows a redirect only to an address of the same source, and every hop is checked."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Redirects:
        return cls(crawler)

    def process_response(self, request: Request, response: Response) -> Request | Response:
        location = response.headers.get("Location")
        if response.status in _STATUSES and location:
            return self._onward(request, response, location.decode("utf-8", "replace"))
        written = guise.refresh(response.body) if response.status == 200 and not request.meta.get("robots") else None
        if written is None:
            return response
        if "walk" not in request.meta:
            raise Refused(f"{request.url} only leads on, by a meta refresh to {written[:200]}, which is not followed")
        return self._onward(request, response, written)

    def _onward(self, request: Request, response: Response, where: str) -> Request:
        desk: Desk = self._crawler.spider.desk  # type: ignore[union-attr]
        target = desk.local(_joined(request.url, where))
        check_url(target, desk.hosts, loopback=desk.loopback)
        passed = [*request.meta.get("passed", ()), request.url]
        before: dict[bytes, bytes] = request.meta.get("cookies", {})
        cookies = before | _cookies(response) if _origin(target) == _origin(request.url) else {}
        # A site that wants its cookie back redirects to the same address: with the cookie that is another request.
        if (target in passed and cookies == before) or len(passed) > HOPS:
            raise FetchError("redirect loop", f"redirected {len(passed)} times, last to {target}", response.status)
        method = request.method if response.status in (200, 307, 308) else "GET"
        onward = request.replace(
            url=target, method=method, body=request.body if method != "GET" else b"", dont_filter=True,
            priority=request.priority + 1, meta=request.meta | {"passed": passed, "cookies": cookies},
        )  # fmt: skip
        onward.headers.pop("Cookie", None)
        if cookies:
            onward.headers["Cookie"] = b"; ".join(name + b"=" + value for name, value in cookies.items())
        return onward


def _joined(base: str, where: str) -> str:
    try:
        return urljoin(base, safe_url_string(where.strip().replace("\\", "/")))
    except ValueError:
        raise Refused(f"{base} leads to {where[:200]!r}, which is no address") from None


def _origin(url: str) -> tuple[str, str]:
    parts = urlsplit(url)
    return parts.scheme, parts.netloc


def _cookies(response: Response) -> dict[bytes, bytes]:
    found = (_PAIR.match(line) for line in response.headers.getlist("Set-Cookie")[:20])
    return {pair[1]: pair[2] for pair in found if pair and len(pair[0]) < 4096}
