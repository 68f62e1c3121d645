"""The spider that runs every site: feeds, sitemaps and listings lead to articles; ``crawler/source.py`` says how."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Callable, Iterator
from datetime import UTC, datetime
from typing import Any

from scrapy.http import Request, Response
from twisted.python.failure import Failure

from crawler import addresses, answer, headers, page
from crawler.backfill import Backfill
from crawler.desk import Trouble
from crawler.guards import FetchError, Postponed
from crawler.lists import SECOND, Fetched, ListSpider, cause_of
from extract.model import Page
from load import frontier, revisits
from load.backfills import BACKFILL
from load.frontier import Due, Found

__all__ = ["SECOND", "Fetched", "NewsSpider"]


class NewsSpider(ListSpider):
    """Runs one site."""

    name = "news"

    @property
    def entrance(self) -> Callable[[Response], Iterator[Any]]:
        """What reads an address that a person gave."""
        return self.parse_list

    async def start(self) -> AsyncIterator[Any]:
        if self.desk.window is not None:
            self.backfill = Backfill(self, self.desk.window)
            if not self.backfill.open():
                return
        met = self.backfill.unfinished() if self.backfill else []
        begun = set()
        for request in self._given() if self.desk.start_urls else self._entries():
            begun.add(request.meta["walk"].url)
            yield request
        for url in met:
            if url not in begun:
                yield self.listing(url, self.parse_list)

    def _given(self) -> Iterator[Request]:
        """The addresses that a person gave."""
        source, desk = self.desk.site.source, self.desk
        for url in desk.start_urls:
            if addresses.is_article(url, source):
                found = {addresses.key(url, source): Found(url)}
                desk.discovered(found, BACKFILL if desk.window else frontier.NEW)
            else:
                for local in self.still([desk.local(url)]):
                    yield self.listing(local, self.entrance)

    def _entries(self) -> Iterator[Request]:
        """The ways into the site."""
        source, desk = self.desk.site.source, self.desk
        for path in source.feeds:
            yield self.listing(desk.url(path), self.parse_feed)
        for path in source.sitemaps:
            yield self.listing(desk.url(path), self.parse_sitemap)
        entries = [desk.local(desk.url(path)) for path in source.lists]
        for url in self.still(list(dict.fromkeys([*entries, *self._met_before()]))):
            yield self.listing(url, self.parse_list)

    def article_request(self, due: Due) -> Request:
        """The request for an article whose turn it is, conditional where it is stored already."""
        source, site = self.desk.site.source, self.desk.site.name
        before = revisits.seen(self.desk.engine, site, due.key) if due.again else revisits.Seen()
        asked = answer.asked(due.url, source.api, source.article)
        shown = {"shown": due.url} if asked else {}
        return Request(
            self.desk.local(self.desk.url(asked)) if asked else due.url,
            headers=headers.conditions(before.etag, before.last_modified),
            callback=self.parse_article,
            errback=self.article_failed,
            dont_filter=True,
            meta={"key": due.key, "stated": due.stated, "backfill": due.backfill} | shown,
        )

    def parse_article(self, response: Response) -> Iterator[Fetched]:
        """An article's page: the pipeline archives it and reads it."""
        self.desk.counts["fetched"] += 1
        if response.status == 304:
            self.desk.counts["known"] += 1
            revisits.settle(self.desk.engine, self.desk.site.name, response.meta["key"], response.status)
            return
        yield self.fetched(response, self.received(response), backfill=response.meta["backfill"])

    def fetched(self, response: Response, received: Page, *, backfill: bool) -> Fetched:
        """An article's page on its way to the store."""
        return Fetched(response.meta["key"], received, tuple(response.meta.get("passed", ())), backfill)

    def article_failed(self, failure: Failure) -> None:
        """Enter the failure in the ledger, unless the request is only postponed."""
        error, request = failure.value, failure.request  # type: ignore[attr-defined]
        if isinstance(error, Postponed):
            return
        cause, status = cause_of(error)
        if cause == "forbidden":
            frontier.forbid(self.desk.engine, self.desk.site.name, request.meta["key"])
            return
        wait = error.wait if isinstance(error, FetchError) else None
        self.desk.failed(request.meta["key"], Trouble(request.url, cause, str(error)), status, wait)

    def received(self, response: Response) -> Page:
        """The page as it came, under the address that people see, with what the listing said of its date."""
        stated = response.meta.get("stated")
        said = headers.of(response) | ({page.STATED: stated.isoformat()} if stated else {})
        url = response.meta.get("shown", response.url)
        return Page(self.desk.site.name, url, datetime.now(UTC), response.status, said, response.body)

    def _met_before(self) -> list[str]:
        """Further listings that earlier runs found: their links are on pages that may now answer 304."""
        pattern = self.desk.site.source.section
        known = frontier.listings(self.desk.engine, self.desk.site.name) if pattern else []
        return [url for url in known if re.search(pattern, url) and self.desk.own(url)]
