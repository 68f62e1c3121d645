"""Which province each passage of a text speaks of (words: places.toml, names: places.csv).

A province counts where it is named as one, not where it occurs inside the name of a street, school or newspaper. What
a passage does not name, it takes from what was named before, then from the title, then from the source's own province.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from extract import places
from extract.letters import UPPER
from extract.lexicon import Lexicon, Word, words
from extract.model import Document, Place
from extract.text import Source, Span
from extract.words import either, table

_CAPITALISED = rf"[{UPPER}][^\W\d_]*"
_PAIR = re.compile(rf"(?<!\w){_CAPITALISED} {_CAPITALISED}(?!\w)")
_MANY = 3
"""So many provinces in one passage are a list: none of them is the place."""
_OPENING = 30
"""Characters at the beginning of a sentence that say what it is about."""
_SIMILAR = 87
_MARGIN = 5
"""Likeness (per cent, rapidfuzz's ratio without diacritics) a misspelt name needs, and its lead over the second."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A province named at a place of the reading form."""

    start: int
    end: int
    name: str


class Localities:
    """The provinces that a document names, and the one that a passage of it speaks of."""

    def __init__(self, document: Document, source: Source) -> None:
        self._home = document.home
        self._source = source
        self._mentions = tuple(mentions(source))
        self._starts = [mention.start for mention in self._mentions]
        self._title = tuple(mentions(Source(document.title)))
        self._sentences = (0, *source.breaks)
        self._breaks = [m.end() for m in re.finditer(r"\n", source.norm)]

    def sentence(self, at: int) -> Span:
        """The sentence of the reading form that holds an offset."""
        index = bisect_right(self._sentences, at)
        return Span(self._sentences[index - 1], self._sentences[min(index, len(self._sentences) - 1)])

    def place(self, passage: Span, sentence: Span, figure: int, on: date | None) -> Place | None:
        """The province of the passage around the offset ``figure``, as it was on a day."""
        named = self._nearest(passage, figure) or self._nearest(sentence, figure)
        if named is not None:
            return self._resolved(named, on)
        if self._is_list(sentence):
            return None
        carried = self._carried(sentence)
        return self._resolved(carried, on) if carried else self._own(sentence, on)

    def _nearest(self, span: Span, figure: int) -> Mention | None:
        """Of the provinces named in a span the last before the figure, else the first behind it."""
        inside = self._inside(span)
        if not inside or self._is_list(span):
            return None
        before = [mention for mention in inside if mention.start < figure]
        return before[-1] if before else inside[0]

    def _is_list(self, span: Span) -> bool:
        inside = self._inside(span)
        gaps = (self._source.norm[a.end : b.start] for a, b in itertools.pairwise(inside))
        return len({m.name for m in inside}) >= _MANY and not any(re.search(r"\d", gap) for gap in gaps)

    def _inside(self, span: Span) -> Sequence[Mention]:
        return self._mentions[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]

    def _carried(self, sentence: Span) -> Mention | None:
        """The last province named before in the same paragraph; a provincial source means its own all the same."""
        if self._home is not None or self._is_national(sentence):
            return None
        at = sentence.start
        paragraph = self._breaks[bisect_right(self._breaks, at) - 1] if self._breaks and self._breaks[0] <= at else 0
        before = self._mentions[bisect_left(self._starts, paragraph) : bisect_left(self._starts, at)]
        last = before[-1] if before else None
        return last if last and self._is_subject(last.name) else None

    def _is_subject(self, name: str) -> bool:
        """Whether the document is about a province: its title says so, or it comes back to it and to no other."""
        named = Counter(mention.name for mention in self._mentions)
        return name in {mention.name for mention in self._title} or (named[name] > 1 and len(named) < _MANY)

    def _own(self, sentence: Span, on: date | None) -> Place | None:
        """The source's own province (as it was), or the only one that the document is about."""
        name = places.name_of(self._home) if self._home is not None else self._only(sentence)
        place = places.resolve(name, on) if name else None
        return replace(place, inferred=True) if place else None

    def _only(self, sentence: Span) -> str | None:
        if self._is_national(sentence):
            return None
        about = {mention.name for mention in self._mentions + self._title if self._is_subject(mention.name)}
        return about.pop() if len(about) == 1 else None

    def _is_national(self, sentence: Span) -> bool:
        """Whether the sentence speaks of the whole country; under a title with a province only where it begins so."""
        end = min(sentence.end, sentence.start + _OPENING) if self._title else sentence.end
        return _nation().search(self._source.low, sentence.start, end) is not None

    def _resolved(self, mention: Mention, on: date | None) -> Place | None:
        place = places.resolve(mention.name, on)
        if place and on and self._source.low.startswith(" cũ", mention.end):
            place = _today(place, on)
        detail = _detail(self._source.norm, mention)
        return replace(place, detail=detail) if place and detail else place


def _today(place: Place, on: date) -> Place:
    """ "Bắc Kạn cũ" is told of by the province that it went into."""
    code = places.successor(place.code, date.min)
    name = places.name_of(code, on)
    return Place(code, name) if name else place


def mentions(source: Source) -> Iterator[Mention]:
    """The provinces named in a text, left to right; misspelt ones under their right name."""
    exact = tuple(_exact(source))
    known = {mention.name for mention in exact}
    yield from sorted((*exact, *_misspelt(source, exact, known)), key=lambda mention: mention.start)


def _exact(source: Source) -> Iterator[Mention]:
    norm, refused = source.norm, -1
    for hit in _names().scan(source.low, _tokens(source)):
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


def _detail(norm: str, mention: Mention) -> str | None:
    """ "huyện Sốp Cộp" in "huyện Sốp Cộp, tỉnh Sơn La" or "huyện Sốp Cộp (Sơn La)"."""
    found = _below().search(norm, max(0, mention.start - 60), mention.start)
    return found["unit"] if found else None


def _tokens(source: Source) -> tuple[Word, ...]:
    return words(source.low)


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


@cache
def _nation() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{either(table('places.toml')['nation']['words'])})(?!\w)")


@cache
def _below() -> re.Pattern[str]:
    kinds = either(table("places.toml")["detail"]["words"])
    return re.compile(
        rf"(?P<unit>(?i:{kinds}) {_CAPITALISED}(?: {_CAPITALISED}){{0,3}})(?:, (?:tỉnh )?| \(|, (?i:tp|thành phố)\.? )$"
    )
