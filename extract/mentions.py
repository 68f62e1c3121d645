"""The provinces that a text names (words: places.toml, names: places.csv).

A province counts where it is named as one, not where it occurs inside the name of a street, school or newspaper.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from extract import places
from extract.letters import UPPER
from extract.lexicon import Lexicon, words
from extract.text import Source
from extract.words import either, table

_CAPITALISED = rf"[{UPPER}][^\W\d_]*"
_PAIR = re.compile(rf"(?<!\w){_CAPITALISED} {_CAPITALISED}(?!\w)")
_SIMILAR = 87
_MARGIN = 5
"""Likeness (per cent, rapidfuzz's ratio without diacritics) a misspelt name needs, and its lead over the second."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A province named at a place of the reading form."""

    start: int
    end: int
    name: str


def mentions(source: Source) -> Iterator[Mention]:
    """The provinces named in a text, left to right; misspelt ones under their right name."""
    exact = tuple(_exact(source))
    known = {mention.name for mention in exact}
    yield from sorted((*exact, *_misspelt(source, exact, known)), key=lambda mention: mention.start)


def _exact(source: Source) -> Iterator[Mention]:
    norm, refused = source.norm, -1
    for hit in _names().scan(source.low, words(source.low)):
        if hit.value is None or not norm[hit.start].isupper():
            continue
        joined = refused >= 0 and re.fullmatch(r"\s*[-–]\s*", norm[refused : hit.start]) is not None
        if joined or _names_something_else(source.low, hit.start):
            refused = hit.end
        else:
            yield Mention(hit.start, hit.end, hit.value)


def _misspelt(source: Source, exact: Sequence[Mention], known: set[str]) -> Iterator[Mention]:
    taken = [mention.start for mention in exact]
    for match in _PAIR.finditer(source.norm):
        at = bisect_right(taken, match.start()) - 1
        overlaps = at >= 0 and exact[at].end > match.start()
        name = None if overlaps else _meant(match[0], _is_unit(source.low, match.start()), known)
        if name and not _names_something_else(source.low, match.start()):
            yield Mention(match.start(), match.end(), name)


def _meant(written: str, after_unit: bool, known: set[str]) -> str | None:
    """A name wrong only in its diacritics is meant where the text names it elsewhere; others behind "tỉnh" only."""
    bare = places.unmarked(written)
    same = _bare().get(bare)
    if same is not None:
        return same if after_unit or same in known else None
    if not after_unit:
        return None
    from rapidfuzz import fuzz, process

    found = process.extract(bare, list(_bare()), scorer=fuzz.ratio, limit=2)
    clear = found[0][1] >= _SIMILAR and found[0][1] - found[1][1] >= _MARGIN
    return _bare()[found[0][0]] if clear else None


def _names_something_else(low: str, start: int) -> bool:
    return _before().search(low, max(0, start - 40), start) is not None


def _is_unit(low: str, start: int) -> bool:
    return _unit().search(low, max(0, start - 12), start) is not None


@cache
def _names() -> Lexicon[str | None]:
    inside: list[tuple[str, str | None]] = [(phrase, None) for phrase in table("places.toml")["inside"]["phrases"]]
    named = [(name, unit.name) for unit in places.units() for name in (unit.name, *unit.aliases)]
    return Lexicon([*inside, *named])


@cache
def _bare() -> dict[str, str]:
    return {places.plain(unit.name): unit.name for unit in places.units()}


@cache
def _before() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{either(table('places.toml')['before']['words'])})\s?$")


@cache
def _unit() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{either(table('places.toml')['unit']['words'])})\s?$")
