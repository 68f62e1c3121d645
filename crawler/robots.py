"""robots.txt, failing closed (RFC 9309): what cannot be read forbids everything, what is not there nothing."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from protego import Protego
from scrapy.exceptions import IgnoreRequest
from scrapy.extensions.throttle import AutoThrottle
from scrapy.http import Request, Response
from scrapy.http.request import NO_CALLBACK

from crawler import charset
from crawler.fetch import FetchError
from crawler.hosts import Refused

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

    from crawler.desk import Desk

_SIZE = 512 * 1024
_TRIES = 3
_LONGEST_DELAY = 60.0
AGENT = "sotin"


class RobotsForbid(IgnoreRequest):
    """robots.txt forbids the address, or could not be read and so forbids all of its host."""

    def __init__(self, cause: str, detail: str) -> None:
        super().__init__(detail)
        self.cause = cause


class Robots:
    """Asks every host's robots.txt once a run, before its first page."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._rules: dict[str, asyncio.Task[Protego | None]] = {}
        self._why: dict[str, str] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Robots:
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        if request.meta.get("robots"):
            return
        parts = urlsplit(request.url)
        origin = f"{parts.scheme}://{parts.netloc}"
        if origin not in self._rules:
            self._rules[origin] = asyncio.ensure_future(self._read(origin, request))
        rules = await asyncio.shield(self._rules[origin])
        if rules is None:
            why = self._why.get(origin, "no whole answer")
            raise RobotsForbid("robots", f"{origin}/robots.txt cannot be read, so nothing of this host is asked: {why}")
        if not rules.can_fetch(request.url, AGENT):
            raise RobotsForbid("forbidden", "robots.txt forbids this address")

    def sitemaps(self, url: str) -> list[str]:
        """The sitemaps that the robots.txt of the address's host names."""
        parts = urlsplit(url)
        task = self._rules.get(f"{parts.scheme}://{parts.netloc}")
        rules = task.result() if task is not None and task.done() else None
        return list(rules.sitemaps) if rules is not None else []

    async def _read(self, origin: str, request: Request) -> Protego | None:
        for _ in range(_TRIES):
            answer = await self._ask(origin)
            if answer is not None and answer.status < 500 and answer.status != 429:
                break
        else:
            return None
        assert answer is not None
        text = charset.text(answer.body[:_SIZE], {}).lstrip("\ufeff \t\r\n") if answer.status == 200 else ""
        rules = Protego.parse("" if text.startswith("<") else text)
        self._slow_down(request, rules.crawl_delay(AGENT))
        return rules

    async def _ask(self, origin: str) -> Response | None:
        assert self._crawler.engine is not None
        asked = Request(
            f"{origin}/robots.txt", meta={"robots": True}, callback=NO_CALLBACK, priority=1000, dont_filter=True
        )
        try:
            answer = await self._crawler.engine.download_async(asked)
        except (FetchError, Refused, IgnoreRequest) as error:
            self._why[origin] = str(error)
            return None
        self._why[origin] = f"it was answered with status {answer.status}"
        return answer

    def _slow_down(self, request: Request, delay: float | None) -> None:
        """Crawl-delay raises the pause between requests, never lowers it."""
        if not delay or self._crawler.engine is None:
            return
        pause = min(float(delay), _LONGEST_DELAY)
        desk: Desk = self._crawler.spider.desk  # type: ignore[union-attr]
        desk.pace.pause = max(desk.pace.pause, pause)
        downloader = self._crawler.engine.downloader
        slot = downloader.slots.get(downloader.get_slot_key(request))
        if slot is not None:
            slot.delay = max(slot.delay, pause)
        throttle = self._crawler.get_extension(AutoThrottle)
        if throttle is not None:
            throttle.mindelay = max(throttle.mindelay, pause)
