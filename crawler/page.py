"""A page becomes an article: by the site's selectors, else its family's, else by what any article looks like."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from lxml import etree
from lxml.html import HtmlComment, HtmlElement, document_fromstring

from crawler import addresses, answer, charset, dates, generic, guise, selecting
from crawler.draft import Draft
from crawler.errors import BrokenPage
from crawler.furniture import without_dateline
from crawler.sites import Site
from crawler.source import Source
from extract.model import Article, Page

STATED = "Sotin-Stated"
"""A header of our own beside those received: the publication time that the listing or feed stated for the page."""
ENOUGH = 40
"""Letters that a text must have; less is a headline with a picture, or nothing."""
_DEPTH = 100
_NESTING = frozenset(
    {"div", "span", "font", "b", "i", "p", "section", "table", "tbody", "tr", "td", "ul", "li", "center"}
)
_PLAIN = etree.ElementDefaultClassLookup(element=HtmlElement, comment=HtmlComment)
"""Without lxml's classes for forms and inputs, which are chosen by a call for every element that is touched."""
_CANONICAL = re.compile(r"<link\b[^<>]*\brel\s*=\s*[\"']?canonical\b[^<>]*>", re.IGNORECASE)
_HREF = re.compile(r"\bhref\s*=\s*[\"']?([^\"'\s<>]+)", re.IGNORECASE)
_TAG = re.compile(r"<(/?)(\w+)(?:\s[^<>]*)?>")
EARLY = timedelta(days=2)
"""How far in the future a publication may lie before it is no publication time (clocks differ, zones are mixed up)."""


@dataclass(frozen=True, slots=True)
class _Way:
    method: str
    read: Callable[[HtmlElement], Draft]


def article(page: Page, site: Site | None) -> Article:
    """The article on a page, with offsets' home ``text`` = lead and body, a newline between paragraphs.

    ``site`` None reads any page by the generic way. Raises NotAnArticle for a list, a static page or a page without
    text, BrokenPage for what is no readable page; both name the address.
    """
    source = site.source if site else generic.AnySource
    html = charset.text(page.body, page.headers)
    guise.check(page, html)
    html = answer.injected(answer.markup(html, source.api), source.injected)
    pretence = guise.pretence(page, html)
    for way in _ways(source, page):
        if pretence is not None and way.method == "generic":
            raise pretence
        draft = way.read(tree(html, page.url))
        if len(draft.text) >= ENOUGH and draft.title and not (pretence and guise.admits(draft.title)):
            return _article(replace(page, url=_address(page, source, html)), source, draft, way.method)
    raise guise.none(page, html)


def _address(page: Page, source: type[Source], html: str) -> str:
    """The page's address; on a site whose addresses nobody described the one that it calls its own, where both end
    alike: portals show an article under several paths, and some call every page by the name of the first."""
    stated = None if source.article else _CANONICAL.search(html[:100_000])
    href = stated and _HREF.search(stated[0])
    own = addresses.join(page.url, href[1]) if href else None
    if own is None or urlsplit(own).netloc != urlsplit(page.url).netloc:
        return page.url
    return own if addresses.tail(own).rpartition("/")[2] == addresses.tail(page.url).rpartition("/")[2] else page.url


def tree(html: str, url: str) -> HtmlElement:
    """The parsed page. Raises BrokenPage where there is no markup at all."""
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True)
    parser.set_element_class_lookup(_PLAIN)
    try:
        root = document_fromstring(html.encode("utf-8"), parser=parser)
        if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
            return document_fromstring(_flattened(html).encode("utf-8"), parser=parser)
        return root
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise BrokenPage(f"{url} is no readable page: {error}.") from None


def _flattened(html: str) -> str:
    """The markup without long runs of tags that open with nothing between: no parser nests twenty thousand deep."""
    dropped: dict[str, list[bool]] = defaultdict(list)
    kept: list[str] = []
    run = last = 0
    for tag in _TAG.finditer(html):
        name, between = tag[2].lower(), html[last : tag.start()]
        if tag[1]:
            run = 0
            drop = dropped[name].pop() if dropped[name] else False
        else:
            run = run + 1 if not between.strip() else 0
            drop = run > _DEPTH and name in _NESTING
            dropped[name].append(drop)
        kept.append(between if drop else html[last : tag.end()])
        last = tag.end()
    return "".join([*kept, html[last:]])


def _ways(source: type[Source], page: Page) -> list[_Way]:
    ways = []
    if source.body:
        ways.append(
            _Way("site" if "body" in vars(source) else "family", lambda root: selecting.read(root, source, page))
        )
    ways.append(_Way("generic", lambda root: generic.read(root, page)))
    return ways


def _article(page: Page, source: type[Source], draft: Draft, method: str) -> Article:
    lead = without_dateline(draft.lead)
    body = draft.body if lead else (without_dateline(draft.body[0]), *draft.body[1:])
    clean = replace(draft, lead=lead, body=body)
    guise.check_text(page.url, f"{clean.title}\n{clean.text}")
    return Article(
        site=page.site,
        url=addresses.canonical(page.url, source.query or ("*",)),
        key=addresses.key(page.url, source),
        title=clean.title,
        lead=clean.lead,
        text=clean.text,
        published=_plausible(clean.published, page) or _plausible(dates.read(page.headers.get(STATED)), page),
        author=clean.author,
        section=clean.section,
        source=clean.credit,
        method=method,
    )


def _plausible(published: datetime | None, page: Page) -> datetime | None:
    """A publication in the future is a misread or mistyped date: unknown is better than wrong."""
    return published if published is not None and published <= page.fetched + EARLY else None
