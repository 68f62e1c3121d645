"""The spider that runs every site: feeds, sitemaps and listings lead to articles; ``crawler/source.py`` says how."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from lxml.html import HtmlElement
from scrapy import Spider
from scrapy.http import FormRequest, Request, Response
from twisted.python.failure import Failure

from crawler import addresses, page
from crawler import listing as listings
from crawler import walk as walks
from crawler.desk import Desk, Trouble
from crawler.errors import PageError
from crawler.guards import FetchError, Postponed, Refused
from crawler.listing import Entry
from crawler.robots import RobotsForbid
from crawler.walk import Walk
from extract.model import Page
from load import frontier, revisits
from load.frontier import Due, Found, Listing

FIRST, SECOND = 20, 10
"""Priorities: a listing's first page before its further pages; articles come after both."""
_SECTIONS = 60
"""How many further listings are followed at most."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """An article's page as it came, on its way to the store."""

    key: str
    page: Page
    passed: tuple[str, ...] = ()
    """The addresses that redirected here."""


class NewsSpider(Spider):
    """Runs one site. ``desk`` is the crawl's state; the site's attributes are on ``desk.site.source``."""

    name = "news"
    desk: Desk

    @property
    def entrance(self) -> Callable[[Response], Iterator[Any]]:
        """What reads an address that a person gave."""
        return self.parse_list

    async def start(self) -> AsyncIterator[Any]:
        source, desk = self.desk.site.source, self.desk
        if desk.start_urls:
            for url in desk.start_urls:
                if addresses.is_article(url, source):
                    desk.discovered({addresses.key(url, source): Found(url)})
                else:
                    yield self.listing(desk.local(url), self.entrance)
            return
        for path in source.feeds:
            yield self.listing(desk.url(path), self.parse_feed)
        for path in source.sitemaps:
            yield self.listing(desk.url(path), self.parse_sitemap)
        entries = [desk.local(desk.url(path)) for path in source.lists]
        for url in dict.fromkeys([*entries, *self._met_before()]):
            yield self.listing(url, self.parse_list)

    def article_request(self, due: Due) -> Request:
        """The request for an article whose turn it is, conditional where it is stored already."""
        site = self.desk.site.name
        before = revisits.seen(self.desk.engine, site, due.key) if due.again else revisits.Seen()
        return Request(
            due.url,
            headers=_conditions(before.etag, before.last_modified),
            callback=self.parse_article,
            errback=self.article_failed,
            dont_filter=True,
            meta={"key": due.key, "stated": due.stated},
        )

    def parse_feed(self, response: Response) -> None:
        """An RSS or Atom feed: its entries are the newest articles."""
        walk: Walk = response.meta["walk"]
        if response.status == 304:
            return
        try:
            entries = listings.feed(response.body)
        except ValueError as error:
            self.trouble(response.url, "feed", f"{error}; the other ways into the site are used")
            return
        if not entries:
            self.trouble(response.url, "empty feed", "the feed names no article")
            return
        self.desk.discovered(self.chosen(entries))
        self._walked(walk, response)

    def parse_sitemap(self, response: Response) -> Iterator[Request]:
        """A sitemap, or an index of them."""
        walk: Walk = response.meta["walk"]
        if response.status == 304:
            return
        try:
            inner, pages = listings.sitemap(response.body)
        except ValueError as error:
            self.trouble(response.url, "sitemap", f"{error}; the other ways into the site are used")
            return
        for entry in sorted(inner, key=lambda e: e.changed, reverse=True)[:_SECTIONS]:
            url = self.own(entry.url)
            if url:
                yield self.listing(url, self.parse_sitemap)
        self.desk.discovered(self.chosen(pages))
        self._walked(walk, response)

    def parse_list(self, response: Response) -> Iterator[Request]:
        """One page of a listing: note its articles, and go on to the next page while that brings any."""
        walk: Walk = response.meta["walk"]
        if response.status == 304:
            return
        try:
            root = page.tree(listings.markup(response.body, _headers(response)), response.url)
        except PageError as error:
            self.trouble(response.url, error.cause, str(error))
            return
        yield from self._sections(root, response.url, walk)
        found = self._articles(root, response.url)
        new = self.desk.discovered(found)
        if walk.n == 1:
            walk = replace(walk, etag=_header(response, "ETag"), last_modified=_header(response, "Last-Modified"))
            if not found:
                self.trouble(response.url, "empty listing", "the listing names no article")
                return
        done = walks.ended(walk, found, new, self.desk.settings.pages)
        walk = replace(walk, seen=walk.seen | set(found))
        onward = None if done else self.onward(walk, root, response.url)
        if onward is None:
            self._walked(walk)
        else:
            yield onward

    def parse_article(self, response: Response) -> Iterator[Fetched]:
        """An article's page: the pipeline archives it and reads it."""
        self.desk.counts["fetched"] += 1
        if response.status == 304:
            self.desk.counts["known"] += 1
            revisits.settle(self.desk.engine, self.desk.site.name, response.meta["key"], response.status)
            return
        yield Fetched(response.meta["key"], self.received(response), tuple(response.meta.get("passed", ())))

    def article_failed(self, failure: Failure) -> None:
        """Enter the failure in the ledger, unless the request is only postponed."""
        error, request = failure.value, failure.request  # type: ignore[attr-defined]
        if isinstance(error, Postponed):
            return
        cause, status = _cause(error)
        if cause == "forbidden":
            frontier.forbid(self.desk.engine, self.desk.site.name, request.meta["key"])
            return
        self.desk.failed(request.meta["key"], Trouble(request.url, cause, str(error)), status)

    def list_failed(self, failure: Failure) -> None:
        """A listing that cannot be read is a problem; its walk stays unfinished and is made again by the next run.

        A further page that does not exist is the end of the listing: many systems say it that way.
        """
        error, request = failure.value, failure.request  # type: ignore[attr-defined]
        walk: Walk = request.meta["walk"]
        if isinstance(error, Postponed):
            return
        cause = _cause(error)[0]
        if cause == "gone" and walk.n > 1:
            self._walked(walk)
        else:
            self.trouble(request.url, cause, str(error))

    def listing(self, url: str, callback: Any) -> Request:
        """The request for a listing's first page, conditional where it was walked to its end before."""
        before = frontier.listing(self.desk.engine, self.desk.site.name, url)
        headers = _conditions(before.etag, before.last_modified) if before.walked else {}
        meta = {"walk": Walk(url, before)}
        return Request(url, callback, headers=headers, errback=self.list_failed, priority=FIRST, meta=meta)

    def _met_before(self) -> list[str]:
        """Further listings that earlier runs found: their links are on pages that may now answer 304."""
        pattern = self.desk.site.source.section
        known = frontier.listings(self.desk.engine, self.desk.site.name) if pattern else []
        return [url for url in known if re.search(pattern, url) and self.desk.own(url)]

    def _articles(self, root: HtmlElement, url: str) -> dict[str, Found]:
        links = self.desk.site.source.links
        return self.chosen(listings.links(root, url, links)) or self.chosen(listings.links(root, url, ""))

    def chosen(self, entries: list[Entry]) -> dict[str, Found]:
        """The articles among entries, by the form of their addresses."""
        return listings.articles(entries, self.desk.site.source, self.own)

    def received(self, response: Response) -> Page:
        """The page as it came, with what the listing said of its date."""
        stated = response.meta.get("stated")
        headers = _headers(response) | ({page.STATED: stated.isoformat()} if stated else {})
        return Page(self.desk.site.name, response.url, datetime.now(UTC), response.status, headers, response.body)

    def _sections(self, root: HtmlElement, url: str, walk: Walk) -> Iterator[Request]:
        pattern = self.desk.site.source.section
        if not pattern or walk.n > 1:
            return
        chosen = {self.own(entry.url) for entry in listings.links(root, url, "") if re.search(pattern, entry.url)}
        for section in sorted(address for address in chosen if address)[:_SECTIONS]:
            yield self.listing(section, self.parse_list)

    def onward(self, walk: Walk, root: HtmlElement, base: str) -> Request | None:
        """The request for the listing's next page, or None where there is none."""
        source = self.desk.site.source
        if walk.names is None:
            walk = replace(walk, names=listings.names(root, source.pager, walk.url))
        step = walks.step(walk, source, root, base)
        url = self.own(self.desk.url(step.url)) if step else None
        if step is None or url is None:
            return None
        meta = {"walk": replace(walk, n=walk.n + 1)}
        if step.form:
            return FormRequest(
                url, self.parse_list, formdata=dict(step.form), errback=self.list_failed, priority=SECOND, meta=meta
            )
        return Request(url, self.parse_list, errback=self.list_failed, priority=SECOND, meta=meta)

    def own(self, url: str) -> str | None:
        """The address as it is asked, or None where it is not this site's."""
        local = self.desk.local(url)
        return local if self.desk.own(local) else None

    def _walked(self, walk: Walk, response: Response | None = None) -> None:
        etag = _header(response, "ETag") if response else walk.etag
        modified = _header(response, "Last-Modified") if response else walk.last_modified
        whole = not walk.before.walked
        seen = Listing(walk.url, walked=True, etag=etag, last_modified=modified, whole=whole)
        if seen != walk.before:
            frontier.remember(self.desk.engine, self.desk.site.name, seen)

    def trouble(self, url: str, cause: str, detail: str) -> None:
        """A listing or feed that could not be used."""
        self.desk.trouble(Trouble(url, cause, detail))


def _conditions(etag: str | None, last_modified: str | None) -> dict[str, str]:
    """The headers that ask for a page only where it has changed."""
    said = {"If-None-Match": etag, "If-Modified-Since": last_modified}
    return {name: value for name, value in said.items() if value}


def _cause(error: BaseException | None) -> tuple[str, int | None]:
    if isinstance(error, FetchError):
        return error.cause, error.status
    if isinstance(error, Refused | RobotsForbid):
        return error.cause, None
    return type(error).__name__, None


def _headers(response: Response) -> dict[str, str]:
    return {name.decode("latin-1"): b", ".join(values).decode("latin-1") for name, values in response.headers.items()}


def _header(response: Response, name: str) -> str | None:
    value = response.headers.get(name)
    return value.decode("latin-1")[:500] if value else None
