"""Which paragraphs of a page are furniture, captions, bylines: the words are in ``furniture.toml``."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from extract.letters import LOWER, UPPER

_NAME = rf"(?:[{UPPER}][{LOWER}]*\.?)"
_PERSON = re.compile(rf"{_NAME}(?:\s{_NAME}){{0,4}}(?:\s?(?:[-–,&]|và)\s?{_NAME}(?:\s{_NAME}){{0,4}}){{0,3}}")
_DESK = re.compile(
    rf"{_NAME}(?:\s{_NAME}){{1,4}}\s?[-–,(]\s?(?:Phòng|Sở|Ban|Trung tâm|Văn phòng|Báo|Đài|Cục|Vụ|UBND)\b.{{2,70}}"
)
_STAFF = re.compile(rf"{_NAME}(?:\s{_NAME}){{1,4}}\s?[-–(]\s?[{UPPER}]{{2,6}}\)?\.?")
_ENDED = re.compile(r"[.!?…:;][\"”')\]]*$")


@dataclass(frozen=True, slots=True)
class Byline:
    """Who wrote a text, or where it was taken from."""

    author: str | None = None
    credit: str | None = None


@lru_cache(maxsize=1)
def table() -> dict[str, list[dict[str, str]]]:
    """The rows of ``furniture.toml`` by kind: line, end, byline, caption, dateline."""
    return tomllib.loads(files("crawler").joinpath("furniture.toml").read_text("utf-8"))


def is_line(text: str) -> bool:
    """A tool, counter or notice of the page, wherever it stands."""
    return len(text) < 200 and _any("line").fullmatch(text) is not None


def is_end(text: str) -> bool:
    """The heading of what follows an article: related news, comments, attachments."""
    return len(text) < 120 and _any("end").fullmatch(text) is not None


def is_foot(text: str) -> bool:
    """A line of the page's foot: who is responsible, where the office is, how many visit."""
    return _any("foot").match(text) is not None


def is_more(text: str) -> bool:
    """Whether a line ends as a teaser does, in words that lead to the whole text."""
    return _any("more").search(text) is not None


def tells(text: str) -> bool:
    """Whether a paragraph tells as news does: on which day, just now, or who said it."""
    return _any("telling").search(text) is not None


def is_lasting(text: str) -> bool:
    """Whether a paragraph is as on pages that stand for years: a duty, an article of a rule, a life."""
    return _any("lasting").search(text) is not None


def is_name(title: str) -> bool:
    """Whether a title only names an office, a person or instructions."""
    return _any("name").fullmatch(title.strip(" .:")) is not None


def is_stamp(text: str) -> bool:
    """Whether a line says that its date is that of publication."""
    return _any("stamp").search(text) is not None


def is_clock(text: str) -> bool:
    """Whether a line says that its date is today's."""
    return _any("clock").search(text) is not None


def without_labels(text: str) -> str:
    """A line with a date without the words that label dates, name weekdays or count readers."""
    return _any("label").sub(" ", text)


def is_standing(title: str, *, folded: bool = False) -> bool:
    """The title of a page that stands for years (organisation, duties, contacts) and is no news.

    ``folded`` compares without marks, for words taken from an address.
    """
    pattern = _folded("standing") if folded else _any("standing")
    return pattern.fullmatch(title.strip(" .:")) is not None


def is_caption(text: str, *, beside_picture: bool) -> bool:
    """Words under a picture. Away from a picture only what says so itself counts."""
    if len(text) > 320:
        return False
    return _any("caption").fullmatch(text) is not None and (beside_picture or len(text) < 260)


def is_sentence(text: str) -> bool:
    """Whether the paragraph ends as running text does, or is too long for a name."""
    return bool(_ENDED.search(text)) or len(text) > 100


def byline(text: str, *, aligned_right: bool = False) -> Byline | None:
    """The author or credit that a short last paragraph states, or None where it is ordinary text."""
    bare = text.strip(" .*()[]–-")
    if not bare or len(text) > 120:
        return None
    for pattern in _bylines():
        match = pattern.fullmatch(text.strip(" .*"))
        if match:
            names = {name: value.strip(" .()") for name, value in match.groupdict().items() if value}
            return Byline(names.get("author"), names.get("credit"))
    if (
        _DESK.fullmatch(bare)
        or _STAFF.fullmatch(text.strip())
        or _is_name(text, bare)
        or (aligned_right and not is_sentence(text))
    ):
        return Byline(author=bare)
    return None


def without_dateline(text: str) -> str:
    """The lead without the agency's mark before its first word."""
    match = _datelines().match(text)
    rest = text[match.end() :].lstrip(" -–—:\u00a0") if match else text
    return rest or text


def _is_name(text: str, bare: str) -> bool:
    if any(letter.isdigit() for letter in bare) or len(bare) > 60 or _ENDED.search(text.rstrip(")")):
        return False
    if bare.isupper():
        return len(bare) <= 6 or " " in bare
    return _PERSON.fullmatch(bare) is not None


@lru_cache(maxsize=8)
def _any(kind: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{row['pattern']})" for row in table()[kind]), re.IGNORECASE)


@lru_cache(maxsize=2)
def _folded(kind: str) -> re.Pattern[str]:
    plain = unicodedata.normalize("NFD", _any(kind).pattern.replace("đ", "d"))
    return re.compile("".join(letter for letter in plain if not unicodedata.combining(letter)), re.IGNORECASE)


@lru_cache(maxsize=1)
def _bylines() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(row["pattern"], re.IGNORECASE) for row in table()["byline"])


@lru_cache(maxsize=1)
def _datelines() -> re.Pattern[str]:
    # Case matters here: "TP - " is a newspaper, "tp - " is nothing.
    return re.compile(r"\s*(?:" + "|".join(f"(?:{row['pattern']})" for row in table()["dateline"]) + ")")
