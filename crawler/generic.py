"""Reading a page of a site that nobody described: the longest run of prose is the body, the title stands before it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from crawler import container as bodies
from crawler import dates, draft, furniture, headline, prose, selecting
from crawler.addresses import tail
from crawler.draft import Draft
from crawler.errors import UnknownSite
from crawler.prose import Paragraph
from crawler.source import Source
from extract.model import Page

_COST = 60
"""Letters of prose that a paragraph must bring to be worth having: menus and teasers bring fewer."""
_PROSE, _DATED, _LEAST = 600, 300, 150
"""Letters that are news without further evidence, with a date beside them, and where the page states what it is."""
_ALONE = 700
"""Letters from which a single paragraph is news and no teaser."""
_NAME = 5
"""Words that the name of a section has at most."""
_NEAR = 8
"""How many paragraphs between title and text may hold the date, tools and the section."""


def source(url: str) -> type[Source]:
    """What is known of a site from its address alone. Raises UnknownSite where the address names no host."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise UnknownSite(f"{url} is no web address; write it as https://host/path.") from None
    if not parts.hostname or parts.scheme not in ("http", "https"):
        raise UnknownSite(f"{url} is no web address; write it as https://host/path.")
    host = f"{parts.hostname}:{port}" if port not in (None, 80, 443) else parts.hostname
    return type("AnySite", (AnySource,), {"name": host, "label": host, "hosts": (host,), "scheme": parts.scheme})


class AnySource(Source):
    """A page or site that nobody described; ``name`` is ``file`` for a page that came from no site."""

    name = "file"
    label = "file"
    hosts = ()
    query = ("*",)


def read(root: HtmlElement, page: Page) -> Draft:
    """Title, time and text of a news page; empty where the page looks like a list, a table or a standing page."""
    if tail(page.url) in ("", "/"):
        return Draft()
    stated, claims = selecting.stated(root), headline.claims(root)
    described = selecting.meta(root, "og:description") or selecting.meta(root, "description")
    where = root.find("body")
    body = where if where is not None else root
    prose.strip(body, selecting.elements(body, ("header", "footer", "#wm-ipp-base", "#donato")))
    found = prose.paragraphs(body)
    start, end = _run(found)
    at, title = headline.find(found, start, claims, page.url)
    lead, block = bodies.text(found, start, end, at)
    printed = _printed(found, title, at, start, end)
    words = len(re.findall(r"\w+", title))
    sure = stated is not None or (words > _NAME and headline.fits(title, page.url))
    told = bodies.letters(lead + block)
    if not title or headline.is_standing(title, page.url) or told < (_LEAST if sure else _DATED if printed else _PROSE):
        return Draft()
    few = bodies.prose(lead + block) < (2 if words > _NAME else 3)
    if (few and not sure and told < _ALONE) or bodies.is_teaser(found, block):
        return Draft()  # a paragraph below a few words, or below a link: a list
    marked = _marked(found, start, described)
    kept = [p for p in lead + block if p.text not in (marked, title)]
    drafted = draft.of(Draft(title=title, lead=marked, published=stated or printed), kept + _names(found[end:], kept))
    return drafted if drafted.lead or len(drafted.body) < 2 else _led(drafted)


def _led(drafted: Draft) -> Draft:
    return replace(drafted, lead=drafted.body[0], body=drafted.body[1:])


def _run(found: list[Paragraph]) -> tuple[int, int]:
    """The stretch of paragraphs with the most prose: each counts its unlinked letters less a fixed cost."""
    best, span, total, start = 0, (0, 0), 0, 0
    for at, paragraph in enumerate(found):
        total += _worth(paragraph)
        if total > best:
            best, span = total, (start, at + 1)
        if total < 0:
            total, start = 0, at + 1
    return _grown(found, *span)


def _grown(found: list[Paragraph], start: int, end: int) -> tuple[int, int]:
    """The run with the short sentences at its ends, which cost more than they bring."""
    while start > 0 and end > start and _is_short_sentence(found[start - 1]):
        start -= 1
    while 0 < end < len(found) and _is_short_sentence(found[end]):
        end += 1
    return start, end


def _is_short_sentence(paragraph: Paragraph) -> bool:
    text = paragraph.text
    ended = text.endswith((".", "!", "?", "…", ";", ".”", '."')) and len(text) > 15
    tool = furniture.is_line(text) or furniture.is_foot(text) or dates.read(text) is not None
    return ended and not paragraph.linked and not tool


def _worth(paragraph: Paragraph) -> int:
    if furniture.is_line(paragraph.text) or furniture.is_foot(paragraph.text):
        return -3 * _COST
    return len(paragraph.text) - 3 * paragraph.linked - _COST


def _printed(found: list[Paragraph], title: str, at: int | None, start: int, end: int) -> datetime | None:
    """The date between title and text, else right after the text, else right above the title.

    Anything further away is the page's clock or a related article's date. A title that is repeated above the text
    counts from its first place.
    """
    places = [n for n in range(max(0, start - 2 * _NEAR), start) if found[n].text.casefold() == title.casefold()]
    top = min(places, default=at if at is not None else max(0, start - 3))
    between = [p for p in found[top : min(start, top + _NEAR) + 1] if p.text != title]
    above = [p for p in found[max(0, top - 2) : top] if not headline.is_clock(p)]
    return _stamp(between) or _stamp(found[end : end + 3]) or (_stamp(above) if at is not None else None)


def _stamp(paragraphs: list[Paragraph]) -> datetime | None:
    short = (p for p in paragraphs if len(p.text) < 150 and p.linked < len(p.text) / 2)
    return next((moment for p in short if (moment := dates.read(p.text))), None)


def _marked(found: list[Paragraph], start: int, described: str) -> str:
    """The paragraph that the page's description repeats: it is the lead."""
    if len(described) < 40:
        return ""
    opening = described[:60].casefold()
    return next((p.text for p in found[max(0, start - 2) : start + 2] if p.text[:60].casefold() == opening), "")


def _names(after: list[Paragraph], text: list[Paragraph]) -> list[Paragraph]:
    """The bylines right after the run that are not in the text already."""
    names = []
    for paragraph in after[:3]:
        if paragraph.linked or furniture.byline(paragraph.text, aligned_right=paragraph.right) is None:
            break
        names.append(paragraph)
    return [name for name in names if name not in text]
