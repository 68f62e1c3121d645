"""Figures: qualifier + number + noun + rate, and what became of every number of the text.

One pass over the numbers, left to right: what is no figure is named (its shape, an idiom, the words around it); the
rest is joined with its neighbours to a quantity and given its noun, qualifiers and rate. Numbers without a noun wait
for a second pass, because their noun may stand in a figure before or after them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from extract.bounds import qualify
from extract.confidence import Evidence, confidence, named_features
from extract.counting import Around, counted
from extract.drafts import Counted, Draft, Drafts
from extract.elided import beside, changed, is_item, referred
from extract.ignore import before, phrase_spans
from extract.model import Figure, Number
from extract.nouns import numbers_name
from extract.numbers import scan
from extract.quantities import Quantity, quantity_at
from extract.rates import Rate, joined_to, rate_after, rate_before, worth
from extract.shapes import shape_at
from extract.text import Source
from extract.verdicts import judge

_SMALL = 10
_CLAUSE = 240
_NEARBY = 60
_LISTED_ROLES = ("age", "duration", "level", "date", "clock", "multiplier")
_LIST_GAP = re.compile(r" ?(?:,|và|hoặc|hay|-|–|,? và) ?(?:ngày )?")


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
        self.drafts = Drafts()
        self.bare: list[Quantity] = []
        self.carried: tuple[int, str, Rate] | None = None

    def run(self) -> None:
        self._name_spans()
        at = 0
        while at < len(self.numerals):
            at = at + 1 if self.roles[at] else self._take(at)
        for quantity in reversed(self.bare):
            self._continue(quantity)
        for index, quantity in enumerate(self.bare):
            if self.roles[quantity.first] == "unassigned":
                self._resolve(index, quantity)

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
        quantity = quantity_at(self.low, self.numerals, self.roles, at)
        role = judge(self.source, quantity, self.numerals, self.roles[at - 1] if at else None)
        if role:
            self._mark(quantity, role)
        elif found := self._counted(quantity):
            self._draft(quantity, *found)
        else:
            self._mark(quantity, "unassigned")
            self.bare.append(quantity)
        return quantity.last + 1

    def _counted(self, quantity: Quantity) -> tuple[Counted, str] | None:
        start = quantity.start
        return counted(
            self.source, quantity, Around(self._sentence(start), self._clause(start), self.drafts.before(start))
        )

    def _mark(self, quantity: Quantity, role: str) -> None:
        for index in range(quantity.first, quantity.last + 1):
            self.roles[index] = role

    def _draft(self, quantity: Quantity, what: Counted, feature: str) -> None:
        numeral = self.numerals[quantity.first]
        small = quantity.low <= _SMALL and what.kind not in ("budget", "share")
        end = max(what.end, quantity.unit_end) if what.start == quantity.start else quantity.end
        spread = quantity.joined == "range"
        bound = qualify(self.low, quantity.start, end, bare=numeral.bare, spread=spread, small=small)
        rate = rate_after(self.low, end, what.unit)
        leading = self._leading_rate(bound.start, what)
        per = rate.per if rate else leading.per if leading else None
        doubtful = before(self.low, quantity.start) is not None
        nearby = per is None and self._rate_nearby(bound.start)
        features = named_features(Evidence(quantity, numeral, feature, what, bound, rate, leading, nearby, doubtful))
        stop = max(end, bound.end, rate.end if rate else 0)
        self._claim(quantity, stop)
        self.drafts.add(Draft(quantity, what, bound.start, stop, bound, per, leading, features))

    def _claim(self, quantity: Quantity, stop: int) -> None:
        """All numbers of a figure are its: those of its quantity, and one in its rate ("đồng/1 bộ")."""
        self._mark(quantity, "figure")
        for index in range(quantity.last + 1, len(self.numerals)):
            if self.numerals[index].start >= stop:
                break
            self.roles[index] = "figure"

    def _clause(self, start: int) -> int:
        """Where the words that may belong to a figure at ``start`` begin: behind the figure before it."""
        previous = self.drafts.before(start)
        earliest = max(self._sentence(start), start - _CLAUSE)
        return max(earliest, previous.end) if previous and previous.end <= start else earliest

    def _sentence(self, at: int) -> int:
        breaks = self.source.breaks
        index = bisect_right(breaks, at)
        return breaks[index - 1] if index else 0

    def _leading_rate(self, start: int, what: Counted) -> Rate | None:
        """A "mỗi …" before the figure; one that opens a list with a colon governs the list's figures of that kind."""
        rate, sentence = rate_before(self.low, self._clause(start), start), self._sentence(start)
        if rate:
            opens = ":" in self.low[rate.end : start]
            self.carried = (sentence, what.kind, rate) if opens else None
            return rate
        if self.carried and self.carried[:2] == (sentence, what.kind):
            return self.carried[2]
        previous = self.drafts.before(start)
        if previous is None or previous.leading is None:
            return None
        alike = previous.counted.kind == what.kind
        shared = joined_to(self.low, previous.end, start, alike=alike) or (
            what.kind == "budget" and worth(self.low, previous.end, start, previous.leading.per)
        )
        return previous.leading if shared else None

    def _rate_nearby(self, start: int) -> bool:
        """Whether the figure before this one, close by, has a rate that this one may share."""
        previous = self.drafts.before(start)
        return previous is not None and previous.per is not None and start - previous.end < _NEARBY

    def _continue(self, quantity: Quantity) -> None:
        """ "Huy hiệu 30, 40, 50 năm tuổi Đảng": a bare number has the role of the one that its list goes on to."""
        following = quantity.last + 1
        role = self.roles[following] if following < len(self.numerals) else None
        if role in _LISTED_ROLES and _LIST_GAP.fullmatch(self.low[quantity.end : self.numerals[following].start]):
            self._mark(quantity, role or "")

    def _resolve(self, index: int, quantity: Quantity) -> None:
        neighbours = self.bare[max(0, index - 1) : index] + self.bare[index + 1 : index + 2]
        listed = is_item(self.low, quantity) and any(beside(self.low, quantity, other) for other in neighbours)
        start = qualify(self.low, quantity.start, quantity.end).start
        found = changed(self.low, quantity, self.drafts) or referred(
            self.low, self._sentence(quantity.start), quantity, start, self.drafts, listed=listed
        )
        if found:
            self._draft(quantity, found, "elided-noun")
        elif numbers_name(self.source, quantity.start, quantity.end):
            self._mark(quantity, "name")

    def figures(self) -> Iterator[Figure]:
        for draft in self.drafts.items:
            start, end = self.source.raw_span(draft.start, draft.end)
            quantity, what = draft.quantity, draft.counted
            yield Figure(
                start,
                end,
                self.source.raw[start:end],
                what.kind,
                what.unit,
                quantity.low,
                quantity.high,
                draft.bound.bound,
                draft.per,
                what.currency,
                quantity.total,
                confidence(draft.features),
                draft.features,
            )

    def numbers(self) -> Iterator[Number]:
        for numeral, role in zip(self.numerals, self.roles, strict=True):
            start, end = self.source.raw_span(numeral.start, numeral.end)
            yield Number(start, end, self.source.raw[start:end], role or "unassigned")
