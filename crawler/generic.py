"""Reading a page of a site that nobody described: the longest run of prose is the body, the title stands before it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from crawler import container, dates, draft, furniture, headline, prose, selecting, stamp, verdict
from crawler.addresses import tail
from crawler.draft import Draft
from crawler.errors import UnknownSite
from crawler.prose import Paragraph
from crawler.source import Source
from crawler.verdict import Reading
from extract.model import Page

_COST = 60
"""Letters of prose that a paragraph must bring to be worth having: menus and teasers bring fewer."""
_BARS = ("[id^=wm-], #donato",)
"""What web archives put on top of the pages that they keep; where it was saved unclosed, it holds the page itself."""
_BAR = 2500
"""Letters that such a bar has at most."""
_LABEL = 40
"""Letters that the portal's own lines between title and text have at most."""
_OWN = re.compile(r"(?i)\b(?:entry|article|post|detail|story)")
_CAPTURE, _HEAD = re.compile(rb"/web/(\d{8})\d{6}"), 50_000


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
    bars = [bar for bar in selecting.elements(body, _BARS) if len(prose.content(bar)) < _BAR]
    prose.strip(body, [*filter(_is_of_site, body.iter("header", "footer")), *bars])
    found = prose.paragraphs(body)
    start, end = _run(found)
    inside = container.block(found, start, end)
    at, title = headline.find(found, container.opening(found, inside, start), claims, page.url)
    inside = [n for n in inside if at is None or n > at]
    lead = container.lead(found, at, start, inside)
    first = next((n for n in lead + inside if len(found[n].text) >= _COST and not stamp.is_pure(found[n])), start)
    going = max((n for n in inside if n < end and not container.is_led(found, n)), default=start)
    text = [found[n] for n in lead + inside if not (_is_label(found[n]) if n < first else _is_box(found[n], n < going))]
    printed = stamp.published(found, at, first, (inside or [end - 1])[-1], _captured(page))
    if printed is None and at is not None:
        printed = dates.read(found[at].text[len(title) :])
    reading = Reading(found, page.url, title, at, text, inside, stated is not None, printed is not None)
    if not verdict.is_news(reading):
        return Draft()
    marked = _marked(found, start, described)
    kept = [p for p in text if p.text not in (marked, title) and not (p is not text[-1] and stamp.is_pure(p))]
    drafted = draft.of(Draft(title=title, lead=marked, published=stated or printed), kept + _names(found[end:], kept))
    return drafted if drafted.lead or len(drafted.body) < 2 else _led(drafted)


def _is_label(paragraph: Paragraph) -> bool:
    """Whether a line between title and text is one of the portal's: tools, counters, the section."""
    return len(paragraph.text) < _LABEL and not paragraph.centred and not furniture.is_sentence(paragraph.text)


def _is_box(paragraph: Paragraph, within: bool) -> bool:
    """Whether a line heads a box of related news within the text, which goes on below it."""
    return within and furniture.is_end(paragraph.text)


def _is_of_site(element: HtmlElement) -> bool:
    """Whether a header or footer is the site's; an article's own header has its title."""
    if element.tag == "footer":
        return True
    return _OWN.search(f"{element.get('class', '')} {element.get('id', '')}") is None and not any(
        above.tag in ("article", "main") for above in element.iterancestors()
    )


def _captured(page: Page) -> set[date]:
    """The days that a clock on the page would show: that of the fetch, and that of a web archive's copy."""
    stamped = _CAPTURE.search(page.body, 0, _HEAD)
    days = {page.fetched.astimezone(dates.HANOI).date()}
    try:
        return days | ({datetime.strptime(stamped[1].decode(), "%Y%m%d").date()} if stamped else set())
    except ValueError:
        return days


def _led(drafted: Draft) -> Draft:
    return replace(drafted, lead=drafted.body[0], body=drafted.body[1:])


def _run(found: list[Paragraph]) -> tuple[int, int]:
    """The stretch of paragraphs with the most prose: each counts its unlinked letters less a fixed cost."""
    best, span, total, start = 0, (0, 0), 0, 0
    for at in range(len(found)):
        total += _worth(found, at)
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


def _worth(found: list[Paragraph], at: int) -> int:
    paragraph = found[at]
    if furniture.is_line(paragraph.text) or furniture.is_foot(paragraph.text):
        return -3 * _COST
    if container.is_led(found, at):
        return -_COST  # the teaser of another article
    return len(paragraph.text) - 2 * paragraph.linked - _COST


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
