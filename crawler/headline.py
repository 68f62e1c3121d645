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
_SLUG = 3
"""Spaces that an address's words must have: three words are as likely a section's name."""
_MARKED = re.compile(r"(?i)title|tieu-?de|tde|headline|header|subject|name")
_CLOCK = re.compile(r"(?i)clock|today|datenow|date-?now|current-?date|dong-?ho|ngay-?gio|time-?now")
_SITE_NAME = re.compile(r"\s+[-–|»]\s+.*$")


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
    scored = [(_score(found[at], start - at, said, url, told), at) for at in range(low, min(start + 1, len(found)))]
    best, at = max(scored, default=(0.0, 0))
    if best > 0:
        return at, found[at].text
    claimed = next((_SITE_NAME.sub("", text) for text in said if fits(_SITE_NAME.sub("", text), url)), "")
    return None, claimed


def fits(title: str, url: str) -> bool:
    """Whether the address was made from this title."""
    return _likeness(title, url) >= _FITS


def is_clock(paragraph: Paragraph) -> bool:
    """Whether a line is the page's clock by its markup."""
    return _CLOCK.search(" ".join(paragraph.marks[:3])) is not None


def _score(paragraph: Paragraph, distance: int, said: list[str], url: str, told: set[str]) -> float:
    """Points for a line as title; above 0 where enough speaks for it. ``told`` are the word pairs of the text."""
    text = paragraph.text
    if not 12 <= len(text) <= _LONGEST or furniture.is_line(text) or furniture.is_foot(text):
        return -1.0
    if paragraph.linked > len(text) / 2 and _likeness(text, url) < _FITS:
        return -1.0
    stamp = dates.read(text)
    if stamp is not None and len(text) < 40:
        return -1.0
    marks = " ".join(paragraph.marks[:3])
    heading = re.match(r"h[1-3]\b", marks)
    points = 40.0 * bool(heading) + 15.0 * bool(_MARKED.search(marks))
    points += 100.0 * (_likeness(text, url) >= _FITS)
    points += 60.0 * any(text.casefold() in claim.casefold() for claim in said if len(text) > 20)
    points += 10.0 * (not furniture.is_sentence(text)) - 10.0 * (distance == 0 and furniture.is_sentence(text))
    points += 15.0 * (len(text.split()) > 5) - 4.0 * min(distance, 15) - 30.0 * furniture.is_standing(text)
    # A title speaks of what the text tells; a section's name does not.
    own = _pairs(text)
    points += 80.0 * len(own & told) / max(len(own), 4)
    return points if distance > 0 or points > 30 else -1.0


def _pairs(text: str) -> set[str]:
    words = _folded(text).split()
    return {f"{first} {second}" for first, second in pairwise(words)}


def _likeness(title: str, url: str) -> float:
    """How much of the address's last part the title accounts for, 0 to 100; 0 where the address has no words."""
    slug = _slug(url)
    folded = _folded(title)
    if slug.count(" ") < _SLUG or not folded:
        return 0.0
    # Slugs are cut at a hundred letters or so, and a title may carry more: compare what both have.
    return float(fuzz.ratio(slug, folded[: len(slug) + 4]))


def is_standing(title: str, url: str) -> bool:
    """Whether title or address are those of a page that stands for years."""
    slug = _slug(url)
    return furniture.is_standing(title) or (0 < len(slug) < 60 and furniture.is_standing(slug, folded=True))


@lru_cache(maxsize=8)
def _slug(url: str) -> str:
    last = unquote(urlsplit(url).path).rstrip("/").rpartition("/")[2]
    last = re.sub(r"\.\w{2,5}$|[-_]?(?:post|a|c|id|p)?\d{4,}$|-\d+$", "", last)
    return re.sub(r"[-_+\s]+", " ", _folded(last)).strip()


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return " ".join(plain.translate(_PLAIN).split())


class _Plain(dict[int, str | None]):
    """What becomes of a letter: marks go, and what is neither letter nor digit parts words."""

    def __missing__(self, number: int) -> str | None:
        letter = chr(number)
        self[number] = None if unicodedata.combining(letter) else letter if letter.isalnum() else " "
        return self[number]


_PLAIN = _Plain()
