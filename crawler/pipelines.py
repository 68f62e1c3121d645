"""From the spider to the store: the page is archived before anyone looks inside, then read, then the article saved.

All of it runs in one thread beside the event loop, so that compressing, parsing and fsync never hold the network up
and SQLite has one writer.
"""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING

from crawler import page
from crawler.desk import Desk, Trouble
from crawler.errors import NotAnArticle, PageError
from crawler.news import Fetched
from extract.model import Article
from load import frontier, revisits, store

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

_DAY = 86_400.0


class Archive:
    """Archives pages and saves their articles."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="archive")

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Archive:
        return cls(crawler)

    async def process_item(self, item: Fetched) -> Fetched:
        desk: Desk = self._crawler.spider.desk  # type: ignore[union-attr]
        await asyncio.get_running_loop().run_in_executor(self._thread, keep, desk, item)
        return item

    def close_spider(self) -> None:
        """Wait for what is being saved."""
        self._thread.shutdown(wait=True)


def keep(desk: Desk, item: Fetched) -> None:
    """Archive a page, save its article and settle its address; a page without an article enters the ledger."""
    page_id = store.save_page(desk.engine, item.page)
    try:
        read = page.article(item.page, desk.site)
    except NotAnArticle as error:
        if desk.site.source.article:
            desk.failed(item.key, Trouble(item.page.url, error.cause, str(error)), item.page.status, _DAY)
        else:
            frontier.skip(desk.engine, desk.site.name, item.key, item.page.status)
        return
    except PageError as error:
        desk.failed(item.key, Trouble(item.page.url, error.cause, str(error)), item.page.status, _DAY)
        return
    saved = store.save_article(desk.engine, _known_as(read, item), page_id)
    revisits.settle(desk.engine, desk.site.name, item.key, item.page.status, read.key)
    desk.counts["known" if saved.outcome == "same" else saved.outcome] += 1
    desk.tell("stored", item.page.url, read.title)


def _known_as(read: Article, item: Fetched) -> Article:
    """The article with the addresses that led to it."""
    return replace(read, aliases=tuple(url for url in item.passed if url != read.url))
