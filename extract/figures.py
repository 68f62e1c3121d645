"""Figures: qualifier + number + noun + rate, and what became of every number of the text.

One pass over the numbers, left to right: what is no figure is named (its shape, an idiom, the words around it); the rest
is joined with its neighbours to a quantity and given its noun, qualifiers and rate. Numbers without a noun wait for a
second pass, because their noun may stand in a figure before or after them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from extract.bounds import Qualified, qualify
from extract.confidence import confidence
from extract.elided import Counted, changed, number_of, referred
from extract.ignore import before, phrase_spans
from extract.kinds import Noun, kind_near
from extract.model import Figure, Number
from extract.nouns import is_function, open_noun
from extract.numbers import Numeral, scan
from extract.quantities import Quantity, quantity_at
from extract.rates import Rate, combined, joined_to, rate_after, rate_before
from extract.shapes import shape_at
from extract.text import Source
from extract.units import Unit
from extract.verdicts import judge
from extract.words import words

_LISTED_ROLES = ("age", "duration", "level", "date", "clock", "multiplier")
_LIST_GAP = re.compile(r" ?(?:,|và|hoặc|hay|-|–|,? và) ?(?:ngày )?")
_MILLION = 1_000_000
_THOUSAND = 1_000
_SMALL = 10


@dataclass(frozen=True, slots=True)
class Draft:
    """A figure in offsets of the reading form."""

    quantity: Quantity
    counted: Counted
    start: int
    end: int
    bound: Qualified
    per: str | None
    leading: Rate | None
    features: tuple[str, ...]


def read(source: Source) -> tuple[tuple[Figure, ...], tuple[Number, ...]]:
    """Every figure of a text and the role of each of its numbers, both in raw offsets, left to right."""
    reader = _Reader(source)
    reader.run()
    return tuple(reader.figures()), tuple(reader.numbers())


class _Reader:
    """The numbers of one text, the roles found for them and the figures made of them."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.low = source.low
        self.numerals = scan(source)
        self.roles: list[str | None] = [None] * len(self.numerals)
        self.drafts: list[Draft] = []
        self.bare: list[Quantity] = []
        self.carried: tuple[int, str, Rate] | None = None

    def run(self) -> None:
        self._name_spans()
        at = 0
        while at < len(self.numerals):
            at = at + 1 if self.roles[at] else self._take(at)
        for quantity in reversed(self.bare):
            self._continue(quantity)
        for quantity in self.bare:
            self._resolve(quantity)
        self.drafts.sort(key=lambda draft: draft.start)

    def _name_spans(self) -> None:
        """Idioms anywhere, then shapes where a number starts; a shape may cover several numbers."""
        spans = phrase_spans(self.low)
        covered, at = 0, 0
        for index, numeral in enumerate(self.numerals):
            while at < len(spans) and spans[at][1] <= numeral.start:
                at += 1
            if numeral.start < covered:
                self.roles[index] = self.roles[index - 1]
            elif at < len(spans) and spans[at][0] <= numeral.start:
                self.roles[index] = spans[at][2]
            elif shape := shape_at(self.source, numeral.start):
                self.roles[index], covered = shape.role, shape.end

    def _take(self, at: int) -> int:
        quantity = quantity_at(self.low, self.numerals, [role is None for role in self.roles[:at + 2]], at)
        role = judge(self.source, quantity, self.numerals, self.roles[at - 1] if at else None)
        if role:
            self._mark(quantity, role)
        elif counted := self._counted(quantity):
            self._draft(quantity, *counted)
        else:
            self._mark(quantity, "unassigned")
            self.bare.append(quantity)
        return quantity.last + 1

    def _mark(self, quantity: Quantity, role: str) -> None:
        for index in range(quantity.first, quantity.last + 1):
            self.roles[index] = role

    def _counted(self, quantity: Quantity) -> tuple[Counted, str] | None:
        """What a quantity counts, and the feature that says how that was found."""
        unit = quantity.unit
        if isinstance(unit, Unit):
            return self._as_counted(quantity, unit.kind, unit.unit, unit.end, unit.currency), (
                "money" if unit.kind == "budget" else "percent")
        if isinstance(unit, Noun):
            kind = kind_near(unit, self.low[self._sentence(quantity.start):quantity.start])
            return self._as_counted(quantity, kind, unit.unit, quantity.unit_end), "listed-noun"
        money = quantity.scale >= _MILLION or (quantity.scale >= _THOUSAND and self._money_precedes(quantity.start))
        said = number_of(self.low, self._clause(quantity.start), quantity.start) if quantity.scale > 1 else None
        if said and is_function(self.low, quantity.end):
            return said, "elided-noun"
        if money and self._money_follows(quantity.end):
            return self._as_counted(quantity, "budget", "đồng", quantity.end, "VND"), "implied-money"
        noun = open_noun(self.source, quantity.end)
        if noun:
            return self._as_counted(quantity, noun.kind, noun.unit, noun.end), "open-noun"
        if quantity.scale >= _MILLION:
            return self._as_counted(quantity, "budget", "đồng", quantity.end, "VND"), "implied-money"
        return None

    def _money_precedes(self, start: int) -> bool:
        clause = self.low[self._clause(start):start]
        return any(clause.rstrip().endswith(head) for head in words("money_heads", "words"))

    def _money_follows(self, at: int) -> bool:
        return is_function(self.low, at) or self.low.startswith(words("money_words", "words"), at + 1)

    @staticmethod
    def _as_counted(quantity: Quantity, kind: str, unit: str, end: int, currency: str | None = None) -> Counted:
        return Counted(quantity.start, end, kind, unit, currency)

    def _draft(self, quantity: Quantity, counted: Counted, feature: str) -> None:
        numeral = self.numerals[quantity.first]
        small = quantity.low <= _SMALL and counted.kind not in ("budget", "share")
        end = max(counted.end, quantity.unit_end) if counted.start == quantity.start else quantity.end
        bound = qualify(self.low, quantity.start, end, bare=numeral.bare, spread=quantity.joined == "range", small=small)
        clause = self._clause(quantity.start)
        rate = rate_after(self.low, end, counted.unit)
        leading = self._leading_rate(clause, bound.start, counted)
        per = combined(self.low, rate, leading, bound.start)
        features = _features(quantity, numeral, feature, bound, rate, leading, before(self.low, quantity.start) is not None)
        stop = max(end, bound.end, rate.end if rate else 0)
        self._mark(quantity, "figure")
        for index in range(quantity.last + 1, len(self.numerals)):
            if self.numerals[index].start >= stop:
                break
            self.roles[index] = "figure"
        self.drafts.append(Draft(quantity, counted, bound.start, stop, bound, per, leading, features))

    def _clause(self, start: int) -> int:
        sentence = self._sentence(start)
        return max(sentence, self.drafts[-1].end) if self.drafts and self.drafts[-1].end <= start else sentence

    def _sentence(self, at: int) -> int:
        breaks = self.source.breaks
        index = bisect_right(breaks, at)
        return breaks[index - 1] if index else 0

    def _leading_rate(self, clause: int, start: int, counted: Counted) -> Rate | None:
        """A "mỗi …" before the figure; one that opens a list with a colon governs the list's figures of that kind."""
        rate = rate_before(self.low, clause, start)
        sentence = self._sentence(start)
        if rate:
            opens = ":" in self.low[rate.end:start]
            self.carried = (sentence, counted.kind, rate) if opens else None
            return rate
        if self.carried and self.carried[:2] == (sentence, counted.kind):
            return self.carried[2]
        return self.drafts[-1].leading if self.drafts and joined_to(self.low, self.drafts[-1].end, start) else None

    def _continue(self, quantity: Quantity) -> None:
        """ "Huy hiệu 30, 40, 50 năm tuổi Đảng": a bare number has the role of the one that its list goes on to."""
        following = quantity.last + 1
        if following < len(self.numerals) and self.roles[following] in _LISTED_ROLES:
            if _LIST_GAP.fullmatch(self.low[quantity.end:self.numerals[following].start]):
                self._mark(quantity, self.roles[following] or "")

    def _resolve(self, quantity: Quantity) -> None:
        if self.roles[quantity.first] != "unassigned":
            return
        figures = [Counted(d.quantity.start, d.end, d.counted.kind, d.counted.unit, d.counted.currency) for d in
                   sorted(self.drafts, key=lambda d: d.start)]
        start = qualify(self.low, quantity.start, quantity.end).start
        found = changed(self.low, quantity, figures) or referred(
            self.low, self._sentence(quantity.start), quantity, start, figures, self.bare)
        if found:
            self._draft(quantity, found, "elided-noun")

    def figures(self) -> Iterator[Figure]:
        for draft in self.drafts:
            start, end = self.source.raw_span(draft.start, draft.end)
            quantity = draft.quantity
            yield Figure(
                start, end, self.source.raw[start:end], draft.counted.kind, draft.counted.unit, quantity.low, quantity.high,
                draft.bound.bound, draft.per, draft.counted.currency, quantity.total, confidence(draft.features),
                draft.features)

    def numbers(self) -> Iterator[Number]:
        for numeral, role in zip(self.numerals, self.roles, strict=True):
            start, end = self.source.raw_span(numeral.start, numeral.end)
            yield Number(start, end, self.source.raw[start:end], role or "unassigned")


def _features(quantity: Quantity, numeral: Numeral, feature: str, bound: Qualified, rate: Rate | None,
              leading: Rate | None, doubtful: bool) -> tuple[str, ...]:
    named = (
        (feature, True), ("qualified", bound.said), (quantity.joined, bool(quantity.joined)), ("rate", rate is not None),
        ("rate-before", leading is not None), ("repaired", numeral.repaired),
        ("two-readings", numeral.alternative is not None), ("doubtful-context", doubtful),
        ("number-word", numeral.worded and numeral.scale == 1))
    return tuple(name for name, holds in named if holds)
