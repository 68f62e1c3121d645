"""Selectors and an address pattern for a site that nobody described, proposed from a few of its articles."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement

from crawler import charset, dates, page, prose, selecting
from crawler.addresses import tail
from extract.model import Article, Page

_NAME = re.compile(r"[A-Za-z][A-Za-z_-]{2,40}")
"""Class and id names without digits: those with digits are made anew with every page."""
_ENOUGH = 60


@dataclass(frozen=True, slots=True)
class Selectors:
    """CSS for the parts of an article; empty where none could be found."""

    title: str = ""
    lead: str = ""
    body: str = ""
    date: str = ""
    drop: str = ""
    """What stands in the body and is no text of the article, parted by commas."""

    @property
    def missing(self) -> list[str]:
        """The parts without a selector. A lead may have none: it is the first paragraph then."""
        return [name for name in ("title", "body", "date") if not getattr(self, name)]


def selectors(read: Sequence[tuple[Page, Article]]) -> Selectors:
    """The selectors that most of these pages agree on."""
    found = [_of(received, article) for received, article in read]
    return Selectors(*(_commonest([getattr(one, name) for one in found]) for name in Selectors.__slots__))


def pattern(urls: Sequence[str]) -> str:
    """A regular expression over path and query that fits all these addresses; its group is the id, else the slug."""
    tails = [tail(url) for url in urls]
    ending = next((e for e in (".html", ".htm", ".aspx") if all(t.endswith(e) for t in tails)), "")
    closed = re.escape(ending) + "$" if ending else "/?$"
    bare = [t.removesuffix(ending).rstrip("/") for t in tails]
    for form in (r"-post(\d+)", r"-a(\d+)", r"-(\d{3,})", r"/(\d{3,})", r"/(\d{4,})/[^/?]+", r"[?&]\w*[iI][dD]=(\d+)"):
        if all(re.search(form + "$", t) for t in bare):
            return form + closed
    front = _front(bare)
    return f"^{front}([^/?]+){closed}"


def _front(paths: Sequence[str]) -> str:
    """The folders that all paths begin with, as a pattern."""
    parts = [path.split("/")[:-1] for path in paths]
    shared = []
    for step in zip(*parts, strict=False):
        if len(set(step)) > 1:
            break
        shared.append(step[0])
    deeper = any(len(part) > len(shared) for part in parts)
    return re.escape("/".join(shared)) + "/" + ("(?:[^/?]+/)*" if deeper else "")


def _of(received: Page, article: Article) -> Selectors:
    root = page.tree(charset.text(received.body, received.headers), received.url)
    said = {line for line in article.text.split("\n") if len(line) >= _ENOUGH}
    held = [e for e in root.iter("p", "div", "td", "li", "h2", "h3", "h4") if prose.content(e) in said]
    body = _around([e for e in held if prose.content(e) != article.lead] or held)
    lead = next((e for e in held if prose.content(e) == article.lead), None)
    outside = lead is not None and body is not None and body not in lead.iterancestors()
    titles = [e for e in root.iter("h1", "h2", "h3", "div", "span", "p") if prose.content(e) == article.title]
    return Selectors(
        title=_css(root, titles),
        lead=_css(root, [lead]) if outside and lead is not None else "",
        body=next(filter(None, (_css(root, [near]) for near in _outwards(body))), ""),
        date=_css(root, list(_dated(root, article))),
        drop=", ".join(_foreign(root, body, article)) if body is not None else "",
    )


def _outwards(body: HtmlElement | None) -> list[HtmlElement]:
    """The element and the two around it: editors' own wrappers have names that change with every article."""
    return [body, *list(body.iterancestors())[:2]] if body is not None else []


def _foreign(root: HtmlElement, body: HtmlElement, article: Article) -> list[str]:
    """Selectors of what in the body says nothing that the article says."""
    found: list[HtmlElement] = []
    for element in body.iterdescendants("div", "p", "figure", "table", "ul", "section", "figcaption", "h1", "h2", "h4"):
        said = prose.content(element)
        if said and said not in article.text and not any(above in found for above in element.iterancestors()):
            inner = [prose.content(e) for e in element.iterdescendants()]
            if not any(text and text in article.text for text in inner if len(text) >= _ENOUGH):
                found.append(element)
    return sorted({css for element in found if (css := _css(root, [element], first=False)).startswith((".", "#"))})


def _dated(root: HtmlElement, article: Article) -> Iterator[HtmlElement]:
    if article.published is None:
        return
    for element in root.iter("span", "div", "p", "td", "time", "li", "em"):
        text = prose.content(element)
        if len(text) < 80 and dates.read(text) == article.published:
            yield element


def _around(elements: list[HtmlElement]) -> HtmlElement | None:
    """The innermost element around most of these."""
    counts = Counter(above for element in elements for above in list(element.iterancestors())[:6])
    most = max(counts.values(), default=0)
    return next((above for above in counts if counts[above] == most), None) if most else None


def _css(root: HtmlElement, elements: Sequence[HtmlElement], first: bool = True) -> str:
    """The shortest selector by id or class that finds one of these elements (``first``: before any other)."""
    for element in sorted(elements, key=lambda e: len(list(e.iterdescendants()))):
        names = [f"#{element.get('id')}"] if _NAME.fullmatch(element.get("id") or "") else []
        names += [f".{name}" for name in element.get("class", "").split() if _NAME.fullmatch(name)]
        for css in (*names, *(f"{element.tag}{name}" for name in names), str(element.tag)):
            found = selecting.elements(root, (css,))
            if found and (found[0] is element or not first) and (len(found) == 1 or css != element.tag):
                return css
    return ""


def _commonest(values: list[str]) -> str:
    return Counter(value for value in values if value).most_common(1)[0][0] if any(values) else ""
