"""National programmes named in a text, by name, abbreviation or the number of their decision."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from extract.lexicon import Lexicon, Word
from extract.text import Source, Span, fold
from extract.words import table

_PROJECT = re.compile(
    r"(?:(?:tiểu dự án|tdada?)\s?\d{1,2})?(?:\s?[,;:–-]\s?|\s(?:thuộc|của)\s)?(?:dự án\s?\d{1,2})"
    r"(?:\s?[,;:–-]\s?tiểu dự án\s?\d{1,2})?|tiểu dự án\s?\d{1,2}"
)
_PART = re.compile(r"tiểu dự án\s?\d{1,2}")
_FAR = 120
"""Characters of a project's name before its part."""


@dataclass(frozen=True, slots=True)
class Programme:
    """A row of ``programmes.toml``; ``years`` are its first and last."""

    key: str
    name: str
    years: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Named:
    """A programme at its place in the reading form."""

    start: int
    end: int
    programme: Programme


@cache
def programmes() -> dict[str, Programme]:
    """All programmes by key."""
    rows = table("programmes.toml")["programme"]
    return {row["key"]: Programme(row["key"], row["name"], (row["years"][0], row["years"][1])) for row in rows}


def key_of(given: str) -> str | None:
    """The key of a programme given by key, name, decision number or that number alone ("1719"); None for none."""
    wanted = fold(given.strip())
    for row in table("programmes.toml")["programme"]:
        written = {fold(name) for name in (row["key"], row["name"], *row["names"], *row["documents"])}
        if wanted in written | {fold(number).split("/")[0] for number in row["documents"]}:
            return str(row["key"])
    return None


@cache
def _lexicon() -> Lexicon[str]:
    rows = table("programmes.toml")["programme"]
    return Lexicon((phrase, row["key"]) for row in rows for phrase in (*row["names"], *row["documents"]))


def read(low: str, tokens: Sequence[Word], published: date | None) -> tuple[Named, ...]:
    """The programmes that a text names, in order; of two with one name, the one that ran then."""
    return tuple(
        Named(hit.start, hit.end, _running(programmes()[hit.value], published)) for hit in _lexicon().scan(low, tokens)
    )


_EARLIER = {"giam-ngheo-2021-2025": "giam-ngheo-2016-2020"}


def _running(programme: Programme, published: date | None) -> Programme:
    """ "Giảm nghèo bền vững" in an article of 2018 is the programme of 2016 - 2020."""
    before = programmes().get(_EARLIER.get(programme.key, ""))
    if before and published and published.year < programme.years[0]:
        return before
    return programme


def project(source: Source, passage: Span) -> str | None:
    """The project of a programme that a passage names, as it writes it: "Tiểu dự án 1, Dự án 6".

    Where the project's name stands between, as in "Dự án 6: Truyền thông … - Tiểu dự án 1", the two are joined.
    """
    spoken = source.low.find("dự án", passage.start, passage.end) >= 0
    match = _PROJECT.search(source.low, passage.start, passage.end) if spoken else None
    if match is None:
        return None
    named = " ".join(source.norm[match.start() : match.end()].split())
    part = _PART.search(source.low, match.end(), min(passage.end, match.end() + _FAR))
    if part is None or "tiểu" in match[0]:
        return named
    return f"{named} - {' '.join(source.norm[part.start() : part.end()].split())}"
