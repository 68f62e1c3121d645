"""Numbers joined to quantities, with their unit: ranges ("từ 2 đến 3"), ratios ("145/151"), restatements."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from extract.kinds import Noun, listed_noun
from extract.numbers import Numeral, normal
from extract.units import Unit, money_at, percent_at
from extract.words import either, words

_MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Quantity:
    """One number, range or ratio with the unit behind it, in offsets of the reading form.

    ``first`` and ``last`` are the indices of its numerals, ``end`` ends the number and ``unit_end`` the unit.
    """

    first: int
    last: int
    start: int
    end: int
    low: Decimal
    high: Decimal
    scale: int
    unit: Unit | Noun | None = None
    unit_end: int = 0
    total: Decimal | None = None
    joined: str = ""

    @property
    def counted(self) -> bool:
        """Whether money, percent or a listed noun stands behind it."""
        return self.unit is not None and not (isinstance(self.unit, Noun) and not self.unit.listed)


@cache
def _to() -> re.Pattern[str]:
    return re.compile(rf" ?(?:{either(words('ranges', 'to'))}) ?")


@cache
def _measures() -> frozenset[str]:
    return frozenset(words("measures", "words"))


def is_measure(unit: str) -> bool:
    """Whether a unit measures (tấn, km) rather than counts."""
    return unit in _measures()


_HALF = re.compile(r" (?:rưỡi|rưởi)(?!\w)")
_SLASH = re.compile(r" ?/ ?")
_BRACKET = re.compile(r" ?\( ?(?=\w)")
_FROM = re.compile(r"(?<!\w)từ(?: khoảng| trên| hơn| gần)? $")


def unit_at(low: str, at: int) -> Unit | Noun | None:
    """The unit right behind ``at``: percent, a longer listed noun ("đồng chí"), a currency, a listed noun."""
    percent = percent_at(low, at)
    if percent:
        return percent
    noun, money = listed_noun(low, at), money_at(low, at)
    if noun and money:
        return noun if noun.end > money.end else money
    return noun or money


def quantity_at(low: str, numerals: Sequence[Numeral], roles: Sequence[str | None], at: int) -> Quantity:
    """The quantity that begins with the numeral at index ``at``; ``roles`` says which numerals are taken."""
    single = _comma_read(numerals[at], _measured(low, _single(numerals[at], at)))
    if at + 1 < len(numerals) and roles[at + 1] is None:
        joined = _restated(low, single, numerals, at) or _joined(low, single, numerals[at], numerals[at + 1], at)
        if joined:
            return joined
    return single


def _single(numeral: Numeral, at: int) -> Quantity:
    start, end, value = numeral.start, numeral.end, numeral.value
    return Quantity(at, at, start, end, value, value, numeral.scale, unit_end=end)


def _measured(low: str, quantity: Quantity) -> Quantity:
    unit = unit_at(low, quantity.end)
    if unit is None:
        return quantity if quantity.unit_end == quantity.end else replace(quantity, unit_end=quantity.end)
    half = _HALF.match(low, unit.end)
    if half is None:
        return _with(quantity, unit, unit.end, quantity.low)
    value = normal(quantity.low + Decimal(quantity.scale) / 2)
    return _with(quantity, unit, half.end(), value)


def _with(quantity: Quantity, unit: Unit | Noun, unit_end: int, value: Decimal) -> Quantity:
    """A quantity of one number with its unit; every number of a text comes by, and ``replace`` is slow."""
    of = quantity
    return Quantity(of.first, of.last, of.start, of.end, value, value, of.scale, unit, unit_end, of.total, of.joined)


def _comma_read(numeral: Numeral, quantity: Quantity) -> Quantity:
    """ "3,500 cuốn" is 3500; before a measure or percent the comma is a decimal one."""
    if numeral.alternative is None or quantity.unit is None:
        return quantity
    decimal = quantity.unit.kind == "share" or is_measure(quantity.unit.unit)
    return replace(quantity, low=numeral.alternative, high=numeral.alternative) if decimal else quantity


def _restated(low: str, single: Quantity, numerals: Sequence[Numeral], at: int) -> Quantity | None:
    """ "12 (mười hai) xã", "500.000.000 đồng (năm trăm triệu đồng)": said once more in brackets, counted once."""
    following = numerals[at + 1]
    bracket = _BRACKET.match(low, single.unit_end)
    if bracket is None or bracket.end() != following.start or following.value != single.low:
        return None
    inner = _measured(low, _single(following, at + 1))
    close = re.compile(r"[^()]{0,20}\)").match(low, inner.unit_end)
    if close is None or (not following.worded and inner.unit is None):
        return None
    if single.unit:
        return replace(single, last=at + 1, joined="restated")
    measured = _measured(low, replace(single, end=close.end(), last=at + 1, joined="restated"))
    return measured if measured.unit else replace(measured, unit=inner.unit)


def _joined(low: str, single: Quantity, first: Numeral, second: Numeral, at: int) -> Quantity | None:
    """A range or ratio of two numerals, with or without a unit between: "300–500 triệu", "3,0km/3,73km"."""
    for start in {single.end, single.unit_end}:
        gap = low[start : second.start]
        if len(gap) > 12:
            continue
        between = single.unit if start == single.unit_end and start != single.end else None
        if _SLASH.fullmatch(gap) and not second.worded:
            return _ratio(low, single, first, second, at, between)
        if _to().fullmatch(gap):
            found = _range(low, single, first, second, at, between)
            if found:
                return found
    return None


def _pair(
    low: str, single: Quantity, first: Numeral, second: Numeral, at: int, between: Unit | Noun | None
) -> tuple[Quantity, Decimal]:
    """Both numerals measured by the second's unit, and the first's value under a shared magnitude ("2 đến 3 tỷ")."""
    measured = _measured(low, _single(second, at + 1))
    shared = first.scale == 1 and second.scale >= 1000 and between is None and not first.worded
    value = normal(first.value * second.scale) if shared else first.value
    return replace(measured, first=at, start=single.start), value


def _ratio(
    low: str, single: Quantity, first: Numeral, second: Numeral, at: int, between: Unit | Noun | None
) -> Quantity | None:
    """ "145/151 xã", "8,2/8,9ha", "9.690 đài/10.599 xã"; "25 triệu đồng/1 bộ" is a rate."""
    pair, value = _pair(low, single, first, second, at, between)
    same = between is None or (pair.unit is not None and between.unit == pair.unit.unit)
    if not same and not _share_of_places(pair, value, second):
        return None
    unit = pair.unit if same else between
    return replace(pair, low=value, high=value, total=second.value, joined="ratio", unit=unit)


def _share_of_places(pair: Quantity, value: Decimal, second: Numeral) -> bool:
    """ "9.690 đài/10.599 xã" is a part and its total; "412 vụ/698 bị cáo" are two figures."""
    return isinstance(pair.unit, Noun) and pair.unit.kind == "places" and second.value > 1 and value <= second.value


def _range(
    low: str, single: Quantity, first: Numeral, second: Numeral, at: int, between: Unit | Noun | None
) -> Quantity | None:
    pair, value = _pair(low, single, first, second, at, between)
    if between and (pair.unit is None or between.unit != pair.unit.unit):
        return None
    if value >= second.value:
        value = first.value
    if value >= second.value:
        return None
    spoken = low[second.start - 5 : second.start].endswith(("đến ", "tới "))
    if spoken and between is not None and not _FROM.search(low[max(0, single.start - 12) : single.start]):
        return None
    return replace(pair, low=value, high=second.value, joined="range")
