"""Which line of an unknown page is its title: the one that the address, the page's claims and its markup agree on."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise
from urllib.parse import unquote, urlsplit

from lxml.html import HtmlElement
from rapidfuzz import fuzz

from crawler import dates, furniture, prose, selecting
from crawler.prose import Paragraph

_BEFORE = 60
"""How many paragraphs before the text are looked at; titles stand close to it."""
_LONGEST = 320
_TOLD = 4000
_FITS = 70.0
_SAME = 75.0
"""Likeness from which two lines are one title said twice: by the portal, and again by the text it was pasted from."""
_SPOKEN = 0.25
"""Share of a linked title's word pairs that the text must speak of."""
_TWICE = 6
_SLUG = 3
"""Spaces that an address's words must have: three words are as likely a section's name."""
_SENTENCE = 110
_MARKED = re.compile(r"(?i)title|tieu-?de|tde|head(?:line|ing|er)|subject|name")
_HEADING = re.compile(r"h[1-3]\b")
_CLOCK = re.compile(r"(?i)clock|today|datenow|date-?now|current-?date|dong-?ho|ngay-?gio|time-?now")
_MARKS, _BETWEEN = re.compile("[\u0300-\u036f]+"), re.compile(r"[\W_]+")
_SITE_NAME = re.compile(r"\s+[-–|»]\s+.*$")
_DATED = re.compile(r"\s*[(\[][^()\[\]]{6,40}[)\]]\s*$|\s*\d{1,2}[/-]\d{1,2}[/-]\d{4},?\s+\d{1,2}:\d{2}\s*$")


def claims(root: HtmlElement) -> list[str]:
    """What the page says its title is, to machines and in its head; portals often name themselves there instead."""
    heads = [prose.content(title) for title in root.iter("title")][:1]
    said = [selecting.meta(root, "og:title"), selecting.meta(root, "title"), *heads]
    said += [str(item.get("headline", "")) for item in selecting.linked_data(root)]
    return [text for text in said if text]


def find(found: list[Paragraph], start: int, said: list[str], url: str) -> tuple[int | None, str]:
    """The title's place among the paragraphs (None where it is only claimed) and its words; text opens at ``start``."""
    low = max(0, start - _BEFORE)
    told = _pairs(" ".join(paragraph.text for paragraph in found[start + 1 : start + 12])[:_TOLD])
    claimed, slug = [text.casefold() for text in said], _slug(url)
    scored = [(_score(found[at], start - at, claimed, slug, told), at) for at in range(low, min(start + 1, len(found)))]
    best, at = max(scored, default=(0.0, 0))
    if best > 0:
        at = _first_said(found, at, slug)
        return at, undated(found[at].text)
    bare = (_SITE_NAME.sub("", text) for text in said)
    return None, next((text for text in bare if _likeness(text, slug) >= _FITS), "")


def fits(title: str, url: str) -> bool:
    """Whether the address was made from this title."""
    return _likeness(title, _slug(url)) >= _FITS


def is_clock(paragraph: Paragraph) -> bool:
    """Whether a line is the page's clock by its markup."""
    return _CLOCK.search(" ".join(paragraph.marks[:3])) is not None


def undated(title: str) -> str:
    """A title without the date, in brackets or with its hour, that some portals print behind it."""
    dated = _DATED.search(title)
    return title[: dated.start()] if dated and dates.read(dated[0]) else title


def is_standing(title: str, url: str) -> bool:
    """Whether title or address are those of a page that stands for years."""
    slug = _slug(url)
    return furniture.is_standing(title) or (0 < len(slug) < 60 and furniture.is_standing(slug, folded=True))


def _first_said(found: list[Paragraph], at: int, slug: str) -> int:
    """The place where the title is said first: what the text repeats in other words was the title of its source."""
    title = _folded(found[at].text)
    for before in range(max(0, at - _TWICE), at):
        paragraph = found[before]
        if paragraph.linked > len(paragraph.text) / 2 or furniture.is_line(paragraph.text):
            continue
        same = fuzz.ratio(_folded(paragraph.text), title) >= _SAME
        if same and _likeness(paragraph.text, slug) >= _likeness(found[at].text, slug):
            return before
    return at


def _score(paragraph: Paragraph, distance: int, said: list[str], slug: str, told: set[str]) -> float:
    """Points for a line as title; above 0 where enough speaks for it. ``told`` are the word pairs of the text."""
    text = paragraph.text
    if not 12 <= len(text) <= _LONGEST or furniture.is_line(text) or furniture.is_foot(text):
        return -1.0
    likeness, own = _likeness(text, slug), _pairs(text)
    spoken = len(own & told) / max(len(own), 4)
    marks = " ".join(paragraph.marks[:3])
    marked = _HEADING.match(marks) is not None, _MARKED.search(marks) is not None
    linked = paragraph.linked > len(text) / 2 and likeness < _FITS
    # Some portals link a title to its own page; any other link that tells of what the text tells is chance.
    standing = furniture.is_standing(text)
    claimed = not standing and len(text) > 20 and any(text.casefold() in claim for claim in said)
    if paragraph.row or (linked and not claimed and not (any(marked) and spoken >= _SPOKEN)):
        return -1.0
    if len(text) < 60 and dates.read(text) is not None and dates.read(undated(text)) is not None:
        return -1.0
    if furniture.is_stamp(text) and (len(text) < 40 or dates.read(text) is not None):
        return -1.0
    sentence = furniture.is_sentence(text)
    points = 40.0 * marked[0] + 15.0 * marked[1] - 30.0 * linked
    points += (2 * likeness - 90.0) * (likeness >= _FITS)
    points += 60.0 * claimed
    points += 10.0 * (not sentence) - 10.0 * (distance == 0 and sentence) - 25.0 * (sentence and len(text) > _SENTENCE)
    points += 15.0 * (len(text.split()) > 5) - 4.0 * min(distance, 15) - 30.0 * standing
    # A title speaks of what the text tells; a section's name does not.
    points += 80.0 * spoken
    return points if distance > 0 or points > 30 else -1.0


def _pairs(text: str) -> set[str]:
    words = _folded(text).split()
    return {f"{first} {second}" for first, second in pairwise(words)}


def _likeness(title: str, slug: str) -> float:
    """How much of the address's last part the title accounts for, 0 to 100; 0 where the address has no words."""
    if slug.count(" ") < _SLUG or not title:
        return 0.0
    # Slugs are cut at a hundred letters or so, and a title may carry more: compare what both have.
    return float(fuzz.ratio(slug, _folded(title)[: len(slug) + 4]))


def _slug(url: str) -> str:
    last = unquote(urlsplit(url).path).rstrip("/").rpartition("/")[2]
    return _folded(re.sub(r"\.\w{2,5}$|[-_]?(?:post|a|c|id|p)?\d{4,}$|-\d+$", "", last))


@lru_cache(maxsize=256)
def _folded(text: str) -> str:
    plain = _MARKS.sub("", unicodedata.normalize("NFD", text.casefold().replace("đ", "d")))
    return _BETWEEN.sub(" ", plain).strip()
