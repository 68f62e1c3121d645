"""From the spider to the store: the page is archived before anyone looks inside, then read, then the article saved.

All of it runs in one thread beside the event loop, so that compressing, parsing and fsync never hold the network up
and SQLite has one writer.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING

from crawler import addresses, backfill, page
from crawler.desk import Desk, Trouble
from crawler.errors import NotAnArticle, PageError, SoftMissing
from crawler.news import Fetched
from extract.errors import SotinError
from extract.model import Article
from load import backfills, frontier, store

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

BATCH = 16
"""Pages saved in one go at most: a commit costs five milliseconds, and what a kill repeats stays small."""
_DAY = 86_400.0


class Archive:
    """Archives pages and saves their articles: all that came while the last ones were saved, in one go."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="archive")
        self._waiting: deque[tuple[Fetched, asyncio.Future[None]]] = deque()
        self._saving: asyncio.Task[None] | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Archive:
        return cls(crawler)

    async def process_item(self, item: Fetched) -> Fetched:
        saved = asyncio.get_running_loop().create_future()
        self._waiting.append((item, saved))
        if self._saving is None or self._saving.done():
            self._saving = asyncio.create_task(self._save())
        await saved
        return item

    def close_spider(self) -> None:
        """Wait for what is being saved."""
        self._thread.shutdown(wait=True)

    async def _save(self) -> None:
        while self._waiting:
            batch = [self._waiting.popleft() for _ in range(min(BATCH, len(self._waiting)))]
            error = await self._kept([item for item, _ in batch])
            for item, saved in batch:
                # A bad item spoils no other: where a batch fails, its items are saved one by one.
                alone = error is not None and len(batch) > 1 and not isinstance(error, SotinError)
                own = await self._kept([item]) if alone else error
                if not saved.done():
                    saved.set_exception(own) if own is not None else saved.set_result(None)

    async def _kept(self, items: Sequence[Fetched]) -> BaseException | None:
        """Save a batch in the thread; what went wrong is returned."""
        desk: Desk = self._crawler.spider.desk  # type: ignore[union-attr]
        work = asyncio.get_running_loop().run_in_executor(self._thread, keep, desk, items)
        await asyncio.wait({work})
        return work.exception()


def keep(desk: Desk, items: Sequence[Fetched]) -> None:
    """Archive pages, save their articles and settle their addresses; pages without an article enter the ledger."""
    items = _wanted(desk, items)
    numbers = store.save_pages(desk.engine, [item.page for item in items])
    read = [
        (item.page.url, store.Read(article, number, item.key, item.page.status))
        for item, number in zip(items, numbers, strict=True)
        if (article := _read(desk, item))
    ]
    saved = store.save_read(desk.engine, desk.site.name, [each for _, each in read])
    for (url, each), result in zip(read, saved, strict=True):
        desk.counts["known" if result.outcome == "same" else result.outcome] += 1
        desk.tell("stored", url, each.article.title)


def _wanted(desk: Desk, items: Sequence[Fetched]) -> Sequence[Fetched]:
    """Without what a backfill fetched and found outside its window: nothing of that is kept."""
    reasons = {item.key: backfill.outside(desk, item.page) for item in items if item.backfill and desk.window}
    dropped = [key for key, reason in reasons.items() if reason]
    if not dropped:
        return items
    for item in items:
        if reasons.get(item.key) == backfill.UNDATED:
            desk.trouble(Trouble(item.page.url, "no date", f"{item.page.url}: {backfill.UNDATED}."))
    backfills.forget(desk.engine, desk.site.name, dropped)
    desk.counts["outside"] = desk.counts.get("outside", 0) + len(dropped)
    return [item for item in items if item.key not in dropped]


def _read(desk: Desk, item: Fetched) -> Article | None:
    """The article on a page, with the addresses that led to it; None where there is none, which is noted."""
    try:
        read = page.article(item.page, desk.site)
        if read.method == "generic" and _led_astray(desk, item):
            raise NotAnArticle(f"{item.page.url} is another page of the site.")
    except PageError as error:
        if type(error) is NotAnArticle and _led_astray(desk, item):
            error = SoftMissing(f"{item.passed[0]} leads to {item.page.url}, which is no article.")
        if type(error) is NotAnArticle and not desk.site.source.article:
            frontier.skip(desk.engine, desk.site.name, item.key, item.page.status)
        else:
            desk.failed(item.key, Trouble(item.page.url, error.cause, str(error)), item.page.status, _DAY)
        return None
    return replace(read, aliases=tuple(url for url in item.passed if url != read.url))


def _led_astray(desk: Desk, item: Fetched) -> bool:
    """Whether the article's address redirected to a page that is none by its address: portals send home who asks for
    what is not there."""
    source = desk.site.source
    if source.article:
        return bool(item.passed) and not addresses.is_article(item.page.url, source)
    return bool(item.passed) and addresses.tail(item.page.url) in ("", "/")
