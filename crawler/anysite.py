"""The spider for a site that nobody described: feeds, sitemaps and sections are discovered, articles told by shape."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from lxml.html import HtmlElement
from scrapy.http import Request, Response

from crawler import addresses, entrance, listing, page, shape
from crawler.listing import Entry
from crawler.news import SECOND, NewsSpider
from crawler.robots import Robots
from crawler.walk import Walk
from load.frontier import Found

_FULL = 6
"""Articles from which a page of a listing is full, so that there may be another."""


class AnySpider(NewsSpider):
    """Starts at the address that a person gave."""

    @property
    def entrance(self) -> Callable[[Response], Iterator[Any]]:
        return self.parse_entrance

    def listing(self, url: str, callback: Any) -> Request:
        """The entrance is asked for as it is: its links to sections are the only way in, and a 304 has none."""
        request = super().listing(url, callback)
        if callback == self.parse_entrance:
            for name in ("If-None-Match", "If-Modified-Since"):
                request.headers.pop(name, None)
        return request

    def parse_entrance(self, response: Response) -> Iterator[Request]:
        """An article is kept alone; any other page is the way to feeds, sitemaps, sections and articles."""
        received = self.received(response)
        if entrance.is_article(received):
            key = addresses.key(response.url, self.desk.site.source)
            self.desk.discovered({key: Found(addresses.canonical(response.url))})
            return
        root = page.tree(listing.markup(response.body, received.headers), response.url)
        for address in filter(self.own, entrance.feeds(root, response.url)):
            yield self.listing(address, self.parse_feed)
        robots = self.crawler.get_downloader_middleware(Robots)
        for address in filter(self.own, robots.sitemaps(response.url) if robots else []):
            yield self.listing(address, self.parse_sitemap)
        for address in shape.sections(listing.links(root, response.url, ""), self.own):
            yield self.listing(address, self.parse_list)
        yield from self.parse_list(response)

    def chosen(self, entries: list[Entry]) -> dict[str, Found]:
        """The entries that read like headlines."""
        return listing.headlines(shape.articles(entries, self.own), self.desk.site.source)

    def trouble(self, url: str, cause: str, detail: str) -> None:
        """Sections were only guessed from a menu: that one is missing or names no news is no problem of the site."""
        if cause not in ("gone", "empty listing") or url in self.desk.start_urls:
            super().trouble(url, cause, detail)

    def onward(self, walk: Walk, root: HtmlElement, base: str) -> Request | None:
        """The next page by its link; where a pager is written by a script, by the most common form, once a section."""
        linked = super().onward(walk, root, base)
        if linked is not None or len(walk.seen) < _FULL:
            return linked
        url = f"{walk.url.partition('?')[0].rstrip('/')}/page/{walk.n + 1}"
        meta = {"walk": replace(walk, n=walk.n + 1)}
        return Request(url, self.parse_list, errback=self.list_failed, priority=SECOND, meta=meta)
