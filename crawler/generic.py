"""Reading a page of a site that nobody described: the longest run of prose is the body."""

from __future__ import annotations

import re
from datetime import datetime
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from crawler import dates, draft, furniture, prose, selecting
from crawler.draft import Draft
from crawler.errors import UnknownSite
from crawler.prose import Paragraph
from crawler.source import Source
from extract.model import Page

_COST = 60
"""Letters of prose that a paragraph must bring to be worth having: menus and teasers bring fewer."""
_SITE_NAME = re.compile(r"\s+[-–|»]\s+(?:cổng|trang|báo|sở|bộ|ubnd|[\w.]+\.vn)\b.*$", re.IGNORECASE)


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
    """Title, time and text of any news page; the lead is the first paragraph where nothing marks one."""
    published = selecting.stated(root)
    title = _stated_title(root)
    lead = selecting.meta(root, "og:description") or selecting.meta(root, "description")
    body = root.find("body")
    where = body if body is not None else root
    prose.strip(where)
    found = prose.paragraphs(where)
    start, end = _run(found)
    title = title or _title(found[:start])
    marked = next((p.text for p in found[max(0, start - 4) : start + 1] if _same(p.text, lead)), "")
    kept = [p for p in found[start:end] if p.text != marked]
    drafted = draft.of(Draft(title=title, lead=marked, published=published or _date(found[:start])), kept)
    if drafted.lead or len(drafted.body) < 2:
        return drafted
    return Draft(
        drafted.title, drafted.body[0], drafted.body[1:], drafted.published, drafted.author, None, drafted.credit
    )


def _run(found: list[Paragraph]) -> tuple[int, int]:
    """The stretch of paragraphs with the most prose: each counts its unlinked letters less a fixed cost."""
    best, best_span, total, start = 0, (0, 0), 0, 0
    for at, paragraph in enumerate(found):
        total += _worth(paragraph)
        if total > best:
            best, best_span = total, (start, at + 1)
        if total < 0:
            total, start = 0, at + 1
    return best_span


def _worth(paragraph: Paragraph) -> int:
    plain = len(paragraph.text) - paragraph.linked
    return plain - 2 * paragraph.linked - _COST if not furniture.is_line(paragraph.text) else -_COST


def _stated_title(root: HtmlElement) -> str:
    heading = [prose.content(h) for h in root.iter("h1")]
    stated = selecting.meta(root, "og:title") or next((prose.content(t) for t in root.iter("title")), "")
    return next((h for h in heading if len(h) > 15 and h.casefold() in stated.casefold()), "") or _SITE_NAME.sub(
        "", stated
    )


def _title(before: list[Paragraph]) -> str:
    return next((p.text for p in reversed(before) if 20 < len(p.text) < 250 and dates.read(p.text) is None), "")


def _date(before: list[Paragraph]) -> datetime | None:
    stamps = (dates.read(p.text) for p in reversed(before) if len(p.text) < 120)
    return next((moment for moment in stamps if moment), None)


def _same(text: str, lead: str) -> bool:
    return len(lead) > 40 and text[:60].casefold() == lead[:60].casefold()
