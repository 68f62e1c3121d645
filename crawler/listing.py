"""What listings, feeds and sitemaps name: links to articles, to further pages, to further listings. Pure functions."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from lxml import etree
from lxml.html import HtmlElement

from crawler import addresses, charset, dates, prose, scripts, selecting
from crawler.bodies import Body, CutBody, TooLarge
from crawler.source import Pager, Source
from load.frontier import Found

_NEXT = re.compile(r"(?:trang )?(?:tiếp(?: theo)?|sau|kế tiếp)|next(?: page)?|»|›|>|>>|→|trang sau", re.IGNORECASE)
_GREENWICH = re.compile(r"(?<=\d)\s*\b(?:GMT|UTC?|Z)\s*$")
_ENDING = re.compile(r"/?(?:\.\w{2,5})?$")
_LIMIT = 20 * 2**20
_BRACKETED = re.compile(r"[(\[]([^()\[\]]{8,40})[)\]]\s*$")


@dataclass(frozen=True, slots=True)
class Entry:
    """A link of a listing, feed or sitemap; ``text`` is what it says, ``changed`` the sitemap's lastmod, ``printed``
    the time of publication that a feed, a news sitemap or a site's JSON states."""

    url: str
    text: str = ""
    changed: str = ""
    element: HtmlElement | None = field(default=None, compare=False, repr=False)
    printed: str = ""


def markup(body: bytes, headers: Mapping[str, str]) -> str:
    """The HTML of a listing; pagers that answer JSON wrap it in a string."""
    text = charset.text(body, headers)
    if text.lstrip()[:1] not in ("{", "[", '"'):
        return text
    try:
        loaded = json.loads(text)
    except ValueError:
        return text
    return max(_strings(loaded), key=len, default="")


def links(root: HtmlElement, base: str, css: str) -> list[Entry]:
    """The links of a page, absolute; only those that ``css`` selects where it selects any."""
    chosen = selecting.elements(root, (css,)) if css else []
    anchors = [a for e in chosen for a in ([e] if e.tag == "a" else e.iter("a"))] or list(root.iter("a", "area"))
    found = ((addresses.join(base, a.get("href", "")), a) for a in anchors if a.get("href"))
    return [Entry(url, prose.content(a) or prose.spaced(a.get("title", "")), element=a) for url, a in found if url]


def stated(entry: Entry) -> datetime | None:
    """The date that a listing prints beside a link, or a feed states for it; a sitemap's lastmod is none."""
    if entry.element is None:
        return dates.read(entry.printed)
    block, around = entry.element, ""
    for above in entry.element.iterancestors():
        if len({a.get("href") for a in above.iter("a")}) > 2:
            break
        block = above
    around = prose.content(block).replace(entry.text, " ", 1)
    beside = dates.read(around) if len(around) < 1000 else None
    # Inside the link's own words only what stands in brackets at the end is no part of a headline.
    bracketed = _BRACKETED.search(entry.text)
    return beside or dates.read(bracketed[1] if bracketed else None)


def names(root: HtmlElement | None, pager: Pager, listing: str) -> dict[str, str]:
    """The values that the pager's templates need, read from the listing's first page and address."""
    read: dict[str, str] = {}
    if root is not None:
        read = {name: selecting.first(root, (css,)) for name, css in pager.fields.items()}
        read |= {name: said for name, pattern in pager.scripts.items() if (said := _scripted(root, pattern))}
    path = addresses.tail(listing)
    parts = re.search(pager.parts, path) if pager.parts else None
    return read | (parts.groupdict("") if parts else {}) | {"list": listing, "stem": _ENDING.sub("", listing)}


def next_link(root: HtmlElement, base: str, n: int, css: str) -> str | None:
    """The address of page ``n``: what ``css`` selects, else rel=next, a link that says "next", or the number ``n``."""
    chosen = selecting.elements(root, (css,)) if css else []
    anchors = [a for e in chosen for a in ([e] if e.tag == "a" else e.iter("a"))]
    if not anchors:
        anchors = [e for e in root.iter("a", "link") if "next" in (e.get("rel") or "").lower().split()]
        anchors += [a for a in root.iter("a") if _NEXT.fullmatch(_label(a)) and _in_pager(a)]
        anchors += [a for a in root.iter("a") if _label(a) == str(n) and _in_pager(a)]
    targets = (addresses.join(base, a.get("href", "")) for a in anchors if a.get("href", "#") != "#")
    return next((target for target in targets if target and target != base), None)


def feed(body: bytes) -> list[Entry]:
    """The entries of an RSS or Atom feed. Raises ValueError where it is none."""
    root = _xml(body)
    if root is None or etree.QName(root).localname.lower() not in ("rss", "feed", "rdf"):
        raise ValueError("it is no RSS or Atom feed")
    found = []
    for item in root.iter("{*}item", "{*}entry", "item", "entry"):
        parts = {etree.QName(child).localname.lower(): child for child in reversed(item) if isinstance(child.tag, str)}
        link, guid, title = parts.get("link"), parts.get("guid"), parts.get("title")
        printed = parts.get("pubdate", parts.get("published", parts.get("date")))
        address = (link.text or link.get("href") or "") if link is not None else ""
        if not address.strip() and guid is not None:
            address = guid.text or ""
        text = prose.spaced(title.text or "") if title is not None else ""
        when = _GREENWICH.sub("+0000", printed.text or "") if printed is not None else ""
        found.append(Entry(address.strip(), text, printed=when))
    return [entry for entry in found if entry.url]


def sitemap(body: bytes) -> tuple[list[Entry], list[Entry]]:
    """The (sitemaps, pages) that a sitemap names; it may be compressed. Raises ValueError where it is none."""
    root = _xml(_inflated(body))
    kind = etree.QName(root).localname.lower() if root is not None else ""
    if root is None or kind not in ("urlset", "sitemapindex"):
        raise ValueError("it is no sitemap")
    entries = [
        Entry(_child(node, "loc"), changed=_child(node, "lastmod"), printed=_child(node, "publication_date"))
        for node in root
        if isinstance(node.tag, str)
    ]
    entries = [entry for entry in entries if entry.url]
    return (entries, []) if kind == "sitemapindex" else ([], entries)


def articles(entries: list[Entry], source: type[Source], own: Callable[[str], str | None]) -> dict[str, Found]:
    """The articles among links by key; ``own`` gives the address as it is asked, or None for foreign ones."""
    found: dict[str, Found] = {}
    asked = {url: own(url) for url in {entry.url for entry in entries}}
    for entry in entries:
        url = asked[entry.url]
        if url and addresses.is_article(url, source):
            key = addresses.key(url, source)
            if _undated(found, key):
                _note(found, key, addresses.canonical(url, source.query), stated(entry))
    return found


def headlines(entries: list[Entry], source: type[Source]) -> dict[str, Found]:
    """The same for a site whose addresses nobody described: every entry is taken for an article."""
    found: dict[str, Found] = {}
    for entry in entries:
        key = addresses.key(entry.url, source)
        if _undated(found, key):
            _note(found, key, entry.url, stated(entry) or dates.read(entry.changed))
    return found


def _undated(found: Mapping[str, Found], key: str) -> bool:
    """Whether an article is not yet noted, or without a time: reading the time beside a link is dear."""
    return key not in found or found[key].stated is None


def _note(found: dict[str, Found], key: str, url: str, when: datetime | None) -> None:
    if key not in found or when is not None:
        found[key] = Found(found[key].url if key in found else url, when)


def _scripted(root: HtmlElement, pattern: str) -> str:
    """What the page's scripts say at the pattern's group; addresses in scripts are escaped in two ways."""
    said = (re.search(pattern, script.text or "") for script in root.iter("script"))
    found = next((match[match.lastindex or 0] for match in said if match), "")
    return html.unescape(scripts.unescaped(found))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)


def _label(a: HtmlElement) -> str:
    return prose.content(a) or prose.spaced(a.get("title") or a.get("aria-label") or "")


def _in_pager(a: HtmlElement) -> bool:
    """A pager's link stands among others; a lone "»" belongs to a slide show or a "more" link."""
    for above in a.iterancestors():
        marks = f"{above.get('class', '')} {above.get('id', '')}".lower()
        if any(word in marks for word in ("pag", "phantrang", "phan-trang")):
            return True
    return False


def _xml(body: bytes) -> etree._Element | None:
    # No entities, no network, no huge trees: a feed is a stranger's file.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=False, load_dtd=False)
    try:
        return etree.fromstring(body.lstrip(), parser)
    except etree.XMLSyntaxError:
        return None


def _inflated(body: bytes) -> bytes:
    if not body.startswith(b"\x1f\x8b"):
        return body
    whole = Body("gzip", _LIMIT)
    try:
        whole.add(body)
        return whole.finish()
    except (CutBody, TooLarge) as error:
        raise ValueError(str(error)) from error


def _child(node: etree._Element, name: str) -> str:
    # A picture inside has an address of its own; the time of publication stands inside news:news.
    own = (*node.iterchildren("{*}" + name), *node.iterdescendants("{*}" + name))
    return next((prose.spaced(child.text or "") for child in own), "")
