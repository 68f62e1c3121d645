"""Scrapy's scheduler on the frontier in the database: listings wait in memory, articles in the tables.

Nothing is lost with the process: what was claimed and not settled falls due again. Listings are walked again anyway.
"""

from __future__ import annotations

import asyncio
import heapq
from collections import deque
from itertools import count
from typing import TYPE_CHECKING

from scrapy.core.scheduler import BaseScheduler
from scrapy.http import Request

from extract.errors import SotinError
from load import frontier
from load.frontier import Due

if TYPE_CHECKING:
    from scrapy import Spider
    from scrapy.crawler import Crawler

    from crawler.news import NewsSpider

BATCH = 16
"""Articles claimed in one transaction: few enough that a kill repeats little, enough that claiming costs nothing."""


class FrontierScheduler(BaseScheduler):
    """Hands out listings first, then articles; holds everything back while the site has asked us to wait."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._spider: NewsSpider
        self._order = count()
        self._heap: list[tuple[int, int, Request]] = []
        self._seen: set[tuple[str, str, bytes]] = set()
        self._due: deque[Due] = deque()
        self._waiting: dict[int, asyncio.TimerHandle] = {}
        self._held_until = 0.0

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> FrontierScheduler:
        return cls(crawler)

    def open(self, spider: Spider) -> None:
        self._spider = spider  # type: ignore[assignment]

    def close(self, reason: str) -> None:
        """Give back what was claimed and not asked for."""
        for handle in self._waiting.values():
            handle.cancel()
        desk = self._spider.desk
        try:
            frontier.release(desk.engine, desk.site.name, [desk.owner])
        except SotinError as error:
            desk.broke(error)  # the claims end with this process all the same

    def has_pending_requests(self) -> bool:
        desk = self._spider.desk
        if desk.stopped:
            return False
        return bool(self._heap or self._due or self._waiting) or self._ready() > 0

    def enqueue_request(self, request: Request) -> bool:
        mark = (request.method, request.url, request.body)
        if not request.dont_filter and mark in self._seen:
            return False
        self._seen.add(mark)
        heapq.heappush(self._heap, (-request.priority, next(self._order), request))
        return True

    def next_request(self) -> Request | None:
        desk = self._spider.desk
        if desk.stopped or asyncio.get_running_loop().time() < self._held_until:
            return None
        if desk.counts["requests"] >= desk.settings.requests:
            desk.stopped = f"the limit of {desk.settings.requests} requests in one run was reached"
            return None
        if self._heap:
            desk.counts["requests"] += 1
            return heapq.heappop(self._heap)[2]
        try:
            return self._article()
        except SotinError as error:
            desk.broke(error)  # an error that left this method would leave the engine waiting for ever
            return None

    def _article(self) -> Request | None:
        desk = self._spider.desk
        if not self._due:
            self._due.extend(desk.claim(BATCH))
        if not self._due:
            return None
        desk.counts["requests"] += 1
        return self._spider.article_request(self._due.popleft())

    def _ready(self) -> int:
        desk = self._spider.desk
        try:
            return frontier.ready(desk.engine, desk.site.name)
        except SotinError as error:
            desk.broke(error)
            return 0

    def later(self, request: Request, seconds: float) -> None:
        """Take a request again after ``seconds``."""
        loop, number = asyncio.get_running_loop(), next(self._order)
        self._waiting[number] = loop.call_later(seconds, self._arrive, number, request)

    def hold(self, seconds: float) -> None:
        """Ask nothing of this site for ``seconds``: it said so."""
        self._held_until = max(self._held_until, asyncio.get_running_loop().time() + seconds)

    def _arrive(self, number: int, request: Request) -> None:
        self._waiting.pop(number, None)
        if self._crawler.engine is not None:
            self._crawler.engine.crawl(request)
