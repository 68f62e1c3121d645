"""The first page of an unknown site: is it an article itself, and which feeds does it name."""

from __future__ import annotations

from urllib.parse import urlsplit

from lxml.html import HtmlElement

from crawler import addresses, page
from crawler.errors import PageError
from extract.model import Page

_FEEDS = ("application/rss+xml", "application/atom+xml", "text/xml")


def is_article(received: Page) -> bool:
    """Whether the page is an article; a site's front page never is."""
    if urlsplit(received.url).path in ("", "/"):
        return False
    try:
        page.article(received, None)
    except PageError:
        return False
    return True


def feeds(root: HtmlElement, base: str) -> list[str]:
    """The feeds that a page's head names."""
    links = (link for link in root.iter("link") if (link.get("type") or "").lower() in _FEEDS)
    found = (addresses.join(base, link.get("href", "")) for link in links if "alternate" in (link.get("rel") or ""))
    return list(dict.fromkeys(url for url in found if url))
