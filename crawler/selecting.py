"""Reading a page by a source's selectors."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import lru_cache
from typing import Any

from cssselect import SelectorError
from lxml.etree import XPath
from lxml.html import HtmlElement
from parsel.csstranslator import HTMLTranslator

from crawler import addresses, dates, draft, furniture, prose
from crawler.draft import Draft
from crawler.source import Source
from extract.model import Page

_Elements = Callable[[HtmlElement], list[HtmlElement]]
_CLASSED: _Elements = XPath("descendant-or-self::*[@class]")  # type: ignore[assignment]
_NAMED: _Elements = XPath("descendant-or-self::*[@id or @data-role]")  # type: ignore[assignment]
_FIRST = re.compile(r"(?P<tag>[a-z][a-z0-9]*)?(?P<mark>[.#][\w-]+|\[data-role=[\w-]+\])(?:$|\s+(?=[\w.#\[]))")
_PRINT_VIEW = re.compile(r"printpage\.aspx", re.IGNORECASE)


class Marks:
    """A page whose classes and ids were looked up once: nearly all selectors begin with ``.name``, ``tag.name`` or
    ``#name``, and each would search the whole page again."""

    def __init__(self, root: HtmlElement) -> None:
        self.root = root
        self._named: dict[str, list[HtmlElement]] = defaultdict(list)
        for element in _NAMED(root):
            for form, name in (("#{}", "id"), ("[data-role={}]", "data-role")):
                if element.get(name):
                    self._named[form.format(element.get(name))].append(element)
        self._classed = _CLASSED(root)
        self._places: dict[str, list[int]] = defaultdict(list)
        for place, element in enumerate(self._classed):
            self._places[element.get("class", "")].append(place)
        self._spellings: dict[str, list[str]] = defaultdict(list)
        for spelling in self._places:
            for name in set(spelling.split()):
                self._spellings[name].append(spelling)

    def _marked(self, mark: str) -> list[HtmlElement]:
        """The elements with a mark, in the order of the page."""
        if mark[0] != ".":
            return self._named.get(mark, [])
        places = [place for spelling in self._spellings.get(mark[1:], ()) for place in self._places[spelling]]
        return [self._classed[place] for place in sorted(places)]

    def found(self, selector: str) -> list[object]:
        """What a selector finds, in the order of the page."""
        first = _FIRST.match(selector)
        if first is None:
            return _found(self.root, selector)
        tag, rest = first["tag"], selector[first.end() :]
        chosen = [e for e in self._marked(first["mark"]) if tag is None or e.tag == tag]
        if not rest:
            return list(chosen)
        return list(
            dict.fromkeys(inner for element in chosen for inner in _found(element, rest) if inner is not element)
        )


def read(root: HtmlElement, source: type[Source], page: Page) -> Draft:
    """What the source's selectors find; missing parts are empty."""
    marks = Marks(root)
    found = Draft(
        title=first(marks, source.title) or meta(root, "og:title"),
        lead=first(marks, source.lead),
        published=_published(marks, source, page),
        author=_name(first(marks, source.author)),
        section=first(marks, source.rubric) or meta(root, "article:section") or None,
        credit=_name(first(marks, source.credit)),
    )
    body = _body(marks, source)
    if not found.lead and source.first_is_lead:
        return _first_as_lead(draft.of(found, body))
    return draft.of(found, body)


def first(root: HtmlElement | Marks, selectors: tuple[str, ...]) -> str:
    """The text (or attribute) of the first selector that finds a non-empty one."""
    return next((text for selector in selectors for text in texts(root, selector) if text), "")


def texts(root: HtmlElement | Marks, selector: str) -> Iterator[str]:
    """What a selector finds, each on one line; ``::attr(name)`` and ``::text`` work as in Scrapy."""
    for found in _found(root, selector):
        yield prose.content(found) if isinstance(found, HtmlElement) else prose.spaced(str(found))


def elements(root: HtmlElement | Marks, selectors: tuple[str, ...]) -> list[HtmlElement]:
    """All elements that the selectors find."""
    return [found for selector in selectors for found in _found(root, selector) if isinstance(found, HtmlElement)]


def _found(root: HtmlElement | Marks, selector: str) -> list[object]:
    if isinstance(root, Marks):
        return root.found(selector)
    found = xpath(selector)(root)
    return list(found) if isinstance(found, list) else []


@lru_cache(maxsize=1024)
def xpath(selector: str) -> XPath:
    """A compiled CSS selector. Raises ValueError where it is none."""
    try:
        return XPath(HTMLTranslator().css_to_xpath(selector))
    except SelectorError as error:
        raise ValueError(f"{selector!r} is no CSS selector: {error}") from None


def meta(root: HtmlElement, name: str) -> str:
    """The content of a meta element by name, property or itemprop."""
    return prose.spaced(_metas(root).get(name, ""))


@lru_cache(maxsize=1)
def _metas(root: HtmlElement) -> dict[str, str]:
    """The first content under each name; of the page that is being read, which is asked for several."""
    found: dict[str, str] = {}
    for element in root.iter("meta"):
        content = element.get("content")
        if content is not None:
            for name in (element.get("property"), element.get("name"), element.get("itemprop")):
                found.setdefault(name or "", content)
    return found


def linked_data(root: HtmlElement) -> Iterator[dict[str, Any]]:
    """The page's JSON-LD objects; raw line breaks inside strings, which some papers print, are no hindrance."""
    for script in root.iter("script"):
        if script.get("type") != "application/ld+json":
            continue
        try:
            loaded = json.loads(re.sub(r"[\r\n\t]+", " ", script.text or ""))
        except ValueError:
            continue
        for item in loaded if isinstance(loaded, list) else [loaded]:
            if isinstance(item, dict):
                yield from (part for part in [item, *_graph(item)] if isinstance(part, dict))


def stated(root: HtmlElement) -> datetime | None:
    """The publication time that the page states for machines."""
    printed = [meta(root, name) for name in ("article:published_time", "datePublished", "pubdate", "its_publication")]
    printed += [str(item.get("datePublished", "")) for item in linked_data(root)]
    printed += [
        t.get("datetime", "") for t in root.iter("time") if "publish" in str(t.attrib) or "entry-date" in str(t.attrib)
    ]
    return next((moment for text in printed if (moment := dates.read(text))), None)


def _graph(item: dict[str, Any]) -> list[Any]:
    graph = item.get("@graph")
    return graph if isinstance(graph, list) else []


def _published(root: Marks, source: type[Source], page: Page) -> datetime | None:
    order = "mdy" if _PRINT_VIEW.search(page.url) else source.date_order
    printed = (dates.read(text, order) for selector in source.date for text in texts(root, selector))
    return next((moment for moment in printed if moment), None) or stated(root.root) or _from_id(source, page)


def _from_id(source: type[Source], page: Page) -> datetime | None:
    return dates.of_vccorp_id(addresses.key(page.url, source))


def _body(root: Marks, source: type[Source]) -> list[prose.Paragraph]:
    for selector in source.body:
        found = _outermost(elements(root, (selector,)))
        if not found:
            continue
        paragraphs = [paragraph for element in found for paragraph in _paragraphs(element, source)]
        if paragraphs:
            return paragraphs
    return []


def _paragraphs(element: HtmlElement, source: type[Source]) -> list[prose.Paragraph]:
    prose.strip(element, elements(element, source.drop))
    return prose.paragraphs(element)


def _outermost(found: list[HtmlElement]) -> list[HtmlElement]:
    chosen = set(found)
    return [element for element in found if not any(above in chosen for above in element.iterancestors())]


def _first_as_lead(found: Draft) -> Draft:
    if len(found.body) < 2:
        return found
    return Draft(found.title, found.body[0], found.body[1:], found.published, found.author, found.section, found.credit)


def _name(text: str) -> str | None:
    """A name without the word that opens it ("Tác giả: …", "Nguồn: …")."""
    if not text:
        return None
    signed = furniture.byline(text)
    return (signed and (signed.author or signed.credit)) or text.strip(" :-–|()") or None
