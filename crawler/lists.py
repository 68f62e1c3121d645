"""The half of the spider that reads feeds, sitemaps and listings: what they name, and where their next pages are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from lxml.html import HtmlElement
from scrapy import Spider
from scrapy.http import FormRequest, JsonRequest, Request, Response
from twisted.python.failure import Failure

from crawler import answer, guise, headers, page
from crawler import listing as listings
from crawler import walk as walks
from crawler.answer import Item
from crawler.backfill import Backfill
from crawler.desk import Desk, Trouble
from crawler.errors import PageError
from crawler.guards import FetchError, Postponed, Refused
from crawler.listing import Entry
from crawler.robots import RobotsForbid
from crawler.walk import Step, Walk
from extract.model import Page
from load import clock, frontier
from load.frontier import Found, Listing

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
    backfill: bool = False
    """Whether a backfill found it, which keeps only what lies in its window."""


class ListSpider(Spider):
    """Reads what leads to articles. ``desk`` is the crawl's state; the site's attributes are on its ``source``."""

    desk: Desk
    backfill: Backfill | None = None
    """The walk back through a window of days, where that is what this crawl is for."""

    def still(self, urls: list[str]) -> list[str]:
        """Those of these listings that this crawl walks."""
        return urls if self.backfill is None else self.backfill.listings(urls)

    def parse_feed(self, response: Response) -> None:
        """An RSS or Atom feed: its entries are the newest articles."""
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
        self._noted(response, self.chosen(entries))

    def parse_sitemap(self, response: Response) -> Iterator[Request]:
        """A sitemap, or an index of them."""
        if response.status == 304:
            return
        try:
            inner, pages = listings.sitemap(response.body)
        except ValueError as error:
            self.trouble(response.url, "sitemap", f"{error}; the other ways into the site are used")
            return
        newest = sorted(inner, key=lambda e: e.changed, reverse=True)[:_SECTIONS]
        for entry in newest if self.backfill is None else self.backfill.maps(inner):
            url = self.own(entry.url)
            if url:
                yield self.listing(url, self.parse_sitemap)
        self._noted(response, self.chosen(pages if self.backfill is None else self.backfill.entries(pages)))

    def parse_list(self, response: Response) -> Iterator[Any]:
        """One page of a listing: note its articles, and go on to the next page while that brings any."""
        walk: Walk = response.meta["walk"]
        if response.status == 304:
            return
        if walk.n and self.desk.site.source.api:
            yield from self._parse_answer(response, walk)
            return
        try:
            root = page.tree(listings.markup(response.body, headers.of(response)), response.url)
        except PageError as error:
            self.trouble(response.url, error.cause, str(error))
            return
        yield from self._sections(root, response.url, walk)
        if walk.n:
            yield from self._read(response, walk, self._articles(root, response.url), root)
        elif (begun := self.onward(walk, root, response.url)) is not None:
            yield begun
        else:
            self.trouble(response.url, "empty listing", "the page does not say where its list comes from")

    def _parse_answer(self, response: Response, walk: Walk) -> Iterator[Any]:
        """One page of a list that the site gives as JSON."""
        source = self.desk.site.source
        assert source.api is not None
        try:
            named = answer.items(response.body, headers.of(response), source.api, walk.names or {}, self.desk.url("/"))
        except ValueError as error:
            self.trouble(response.url, "broken", f"{response.url}: {error}.")
            return
        yield from self._read(response, walk, self.chosen([item.entry for item in named]), None)
        if source.api.inline:
            yield from self._inside(named)

    def _read(self, response: Response, walk: Walk, found: dict[str, Found], root: HtmlElement | None) -> Iterator[Any]:
        if walk.n == 1:
            walk = _marked(walk, response)
            if not found:
                self._missing(walk, response.url, "empty listing", "the listing names no article")
                return
        elif not found and "asked again" not in response.meta and response.request is not None:
            # The end of the listing, or a page that could not be made just now: only a second look tells.
            meta = response.request.meta | {"asked again": True}
            yield response.request.replace(dont_filter=True, meta=meta)
            return
        if self.backfill is not None:
            further = replace(walk, seen=walk.seen | set(found))
            yield from self.backfill.read(walk, found, self.onward(further, root, response.url))
            return
        new = self.desk.discovered(found)
        known = walk.before.walked and not new and walks.caught_up(walk, found, clock.now())
        done = known or walks.ended(walk, found, self.desk.settings.pages)
        walk = replace(walk, seen=walk.seen | set(found), quiet=0 if new else walk.quiet + 1)
        onward = None if done else self.onward(walk, root, response.url)
        if onward is None:
            self._walked(walk)
        else:
            yield onward

    def _inside(self, named: list[Item]) -> Iterator[Fetched]:
        """Articles that came wholly in their list: those whose turn it is are taken from there."""
        items = {key: item for item in named for key in self.chosen([item.entry])}
        site = self.desk.site.name
        for key in frontier.take(self.desk.engine, site, self.desk.owner, items):
            item = items[key]
            self.desk.counts["fetched"] += 1
            said = {"Content-Type": "application/json; charset=utf-8"}
            inner = Page(site, item.entry.url, datetime.now(UTC), 200, said, answer.page(item))
            yield Fetched(key, inner, backfill=self.backfill is not None)

    def list_failed(self, failure: Failure) -> None:
        """A listing that cannot be read is a problem; its walk stays unfinished and is made again by the next run.

        A further page that does not exist, or is empty, is the end of the listing: many systems say it that way.
        """
        error, request = failure.value, failure.request  # type: ignore[attr-defined]
        walk: Walk = request.meta["walk"]
        if isinstance(error, Postponed):
            return
        cause = cause_of(error)[0]
        if cause in ("gone", "empty") and walk.n > 1:
            self._walked(walk)
        elif cause == "gone":
            self._missing(walk, request.url, cause, str(error))
        else:
            self.trouble(request.url, cause, str(error))

    def listing(self, url: str, callback: Any) -> Request:
        """The request for a listing's first page, conditional where it was walked to its end before."""
        source = self.desk.site.source
        before = frontier.listing(self.desk.engine, self.desk.site.name, url)
        if self.backfill is not None:
            before = Listing(url, walked=False)
        said = headers.conditions(before.etag, before.last_modified) if before.walked else {}
        step = walks.first(source, url) if callback == self.parse_list else None
        if step is not None:
            walk = Walk(url, before, names=listings.names(None, source.pager, url))
            return self.further(step, walk, said, FIRST) or self._plain(url, callback, walk, said)
        begin = source.pager.begin if callback == self.parse_list else 2
        return self._plain(url, callback, Walk(url, before, n=begin - 1), said if begin > 1 else {})

    def further(self, step: Step, walk: Walk, said: dict[str, str], priority: int = SECOND) -> Request | None:
        """The request for page ``walk.n`` of a listing; None where it is not on this site."""
        url = self.own(self.desk.url(step.url))
        if url is None:
            return None
        kept: dict[str, Any] = {"errback": self.list_failed, "priority": priority, "meta": {"walk": walk}}
        if self.desk.site.source.api:
            said = said | {"Accept": "application/json"}
        if step.json:
            return JsonRequest(url, self.parse_list, data=dict(step.json), headers=said, **kept)
        if step.form:
            return FormRequest(url, self.parse_list, formdata=dict(step.form), headers=said, **kept)
        return Request(url, self.parse_list, headers=said, **kept)

    def onward(self, walk: Walk, root: HtmlElement | None, base: str) -> Request | None:
        """The request for the listing's next page, or None where there is none."""
        source = self.desk.site.source
        if walk.names is None:
            walk = replace(walk, names=listings.names(root, source.pager, walk.url))
        resumed = self.backfill.resumed(walk) if self.backfill else None
        if resumed is not None and (resumed.at or source.pager.url):
            walk = replace(walk, n=resumed.n - 1)
        step = walks.step(walk, source, root, base)
        if resumed is not None and resumed.at:
            step = Step(resumed.at)
        return self.further(step, replace(walk, n=walk.n + 1), {}) if step else None

    def chosen(self, entries: list[Entry]) -> dict[str, Found]:
        """The articles among entries, by the form of their addresses."""
        return listings.articles(entries, self.desk.site.source, self.own)

    def own(self, url: str) -> str | None:
        """The address as it is asked, or None where it is not this site's."""
        local = self.desk.local(url)
        return local if self.desk.own(local) else None

    def trouble(self, url: str, cause: str, detail: str) -> None:
        """A listing or feed that could not be used."""
        self.desk.trouble(Trouble(url, cause, detail))

    def _missing(self, walk: Walk, url: str, cause: str, detail: str) -> None:
        """A listing that is not there, or holds nothing: a problem, and for a backfill the end of its walk."""
        self.trouble(url, cause, detail)
        if self.backfill is not None:
            self.backfill.walked(walk.url)

    def _plain(self, url: str, callback: Any, walk: Walk, said: dict[str, str]) -> Request:
        return Request(url, callback, headers=said, errback=self.list_failed, priority=FIRST, meta={"walk": walk})

    def _noted(self, response: Response, found: dict[str, Found]) -> None:
        """The articles of a feed or sitemap."""
        if self.backfill is not None:
            self.backfill.discovered(found)
            return
        self.desk.discovered(found)
        if guise.is_cut_feed(response.body):
            self.trouble(response.url, "cut", "it ends before its end; what it names is used, and so are other ways in")
        else:
            self._walked(_marked(response.meta["walk"], response))

    def _articles(self, root: HtmlElement, url: str) -> dict[str, Found]:
        links = self.desk.site.source.links
        return self.chosen(listings.links(root, url, links)) or self.chosen(listings.links(root, url, ""))

    def _sections(self, root: HtmlElement, url: str, walk: Walk) -> Iterator[Request]:
        pattern = self.desk.site.source.section
        if not pattern or walk.n > 1:
            return
        linked = {self.own(entry.url) for entry in listings.links(root, url, "") if re.search(pattern, entry.url)}
        for section in self.still(sorted(address for address in linked if address)[:_SECTIONS]):
            yield self.listing(section, self.parse_list)

    def _walked(self, walk: Walk) -> None:
        if self.backfill is not None:
            self.backfill.walked(walk.url)
            return
        whole = not walk.before.walked
        seen = Listing(walk.url, walked=True, etag=walk.etag, last_modified=walk.last_modified, whole=whole)
        if seen != walk.before:
            frontier.remember(self.desk.engine, self.desk.site.name, seen)


def _marked(walk: Walk, response: Response) -> Walk:
    """The walk with what the server said of the listing's first page."""
    return replace(walk, etag=headers.one(response, "ETag"), last_modified=headers.one(response, "Last-Modified"))


def cause_of(error: BaseException | None) -> tuple[str, int | None]:
    """The cause of a failed request in the ledger's words, and the status of the answer."""
    if isinstance(error, FetchError):
        return error.cause, error.status
    if isinstance(error, Refused | RobotsForbid):
        return error.cause, None
    return type(error).__name__, None
