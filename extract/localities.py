"""Which province and which district or commune each passage of a text speaks of.

What a passage does not name, it takes from what was named before, then from the title, then from the source's own
province.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from extract import communes, places
from extract.mentions import Mention, mentions
from extract.model import Document, Place
from extract.text import Source, Span
from extract.words import either, table

_MANY = 3
"""So many provinces in one passage are a list: none of them is the place."""
_OPENING = 30
"""Characters at the beginning of a sentence that say what it is about."""


class Localities:
    """The provinces that a document names, and the one that a passage of it speaks of."""

    def __init__(self, document: Document, source: Source) -> None:
        self._home = document.home
        self._source = source
        self._mentions = tuple(mentions(source))
        self._starts = [mention.start for mention in self._mentions]
        self._title = tuple(mentions(Source(document.title)))
        self._sentences = (0, *source.breaks)
        self._named = communes.named(source.norm)
        self._named_at = [unit.start for unit in self._named]
        self._breaks = [m.end() for m in re.finditer(r"\n", source.norm)]

    def sentence(self, at: int) -> Span:
        """The sentence of the reading form that holds an offset."""
        index = bisect_right(self._sentences, at)
        return Span(self._sentences[index - 1], self._sentences[min(index, len(self._sentences) - 1)])

    def place(self, passage: Span, sentence: Span, figure: int, on: date | None) -> Place | None:
        """The province of the passage around the offset ``figure``, as it was on a day."""
        place = self._province(passage, sentence, figure, on)
        if place is None:
            return None if self._is_list(sentence) else self._of_unit(passage, sentence, on)
        detail = self._unit(passage, sentence, place, on)
        return replace(place, detail=detail) if detail else place

    def _province(self, passage: Span, sentence: Span, figure: int, on: date | None) -> Place | None:
        named = self._nearest(passage, figure) or self._nearest(sentence, figure)
        if named is not None:
            return self._resolved(named, on)
        if self._is_list(sentence):
            return None
        carried = self._carried(sentence)
        return self._resolved(carried, on) if carried else self._own(sentence, on)

    def _unit(self, passage: Span, sentence: Span, place: Place, on: date | None) -> str | None:
        """The only district or commune of the province that the passage names, else the only one of its sentence."""
        code = places.successor(place.code, on or date.max)
        for span in (passage, sentence):
            own = {unit.name for unit in self._units(span) if code in unit.now}
            if own:
                return own.pop() if len(own) == 1 else None
        return None

    def _of_unit(self, passage: Span, sentence: Span, on: date | None) -> Place | None:
        """Where no province is named: the only one in the country that has the only unit named."""
        for span in (passage, sentence):
            units = {unit.name: unit for unit in self._units(span)}
            if units:
                return _home(next(iter(units.values())), on) if len(units) == 1 else None
        return None

    def _units(self, span: Span) -> Sequence[communes.Unit]:
        return self._named[bisect_left(self._named_at, span.start) : bisect_left(self._named_at, span.end)]

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
        return place


def _home(unit: communes.Unit, on: date | None) -> Place | None:
    """The province of a unit, where only one has or had it."""
    codes = unit.now if on is None or on >= places.REFORM else unit.before
    code = next(iter(codes)) if len(codes) == 1 else None
    province = places.name_of(code, on) if code else None
    return Place(code, province, unit.name, inferred=True) if code and province else None


def _today(place: Place, on: date) -> Place:
    """ "Bắc Kạn cũ" is told of by the province that it went into."""
    code = places.successor(place.code, date.min)
    name = places.name_of(code, on)
    return Place(code, name) if name else place


@cache
def _nation() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{either(table('places.toml')['nation']['words'])})(?!\w)")
