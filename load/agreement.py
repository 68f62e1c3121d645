"""Whether two figures can be the same quantity: "hơn 2.500" agrees with 2.531, "gần 2.500" does not."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from load.tellings import Value

_NEAR = Decimal("0.1")
"""How far, as a share of the number, "hơn" and "gần" reach at least: hơn 2.500 is up to 2.750."""
_FAR = Decimal("0.2")
"""… and at most, however round the number is: hơn 1.000 is up to 1.200."""
_ABOUT = Decimal("0.5")
""""khoảng" reaches half as far, to both sides."""


_WORD = re.compile(r"\w+|%")
_KEPT = 50_000
"""Answers remembered: in one store the same numbers and units are compared again and again."""


@dataclass(frozen=True, slots=True)
class Reach:
    """The values that a phrase allows."""

    low: Decimal
    high: Decimal

    def overlaps(self, other: Reach) -> bool:
        return self.low <= other.high and other.low <= self.high


def reach(value: Value) -> Reach:
    """What the qualifier allows: the rounder the number, the further it reaches."""
    return _reach(value.bound, value.low, value.high)


@lru_cache(maxsize=_KEPT)
def _reach(bound: str, low: Decimal, high: Decimal) -> Reach:
    if bound not in ("over", "under", "about"):
        return Reach(low, high)
    room = _room(max(abs(low), abs(high)))
    if bound == "over":
        return Reach(low, high + room)
    if bound == "under":
        return Reach(low - room, high)
    return Reach(low - room * _ABOUT, high + room * _ABOUT)


def same_quantity(a: Value, b: Value) -> bool:
    """Whether both count the same sort of thing: kind, unit, currency and rate."""
    return a.kind == b.kind and a.currency == b.currency and a.per == b.per and same_unit(a, b)


def same_unit(a: Value, b: Value) -> bool:
    """Money is one unit; of other nouns one may be the longer name of the other ("lớp", "lớp tập huấn")."""
    return a.unit == b.unit or a.kind == b.kind == "budget" or _one_unit(a.unit, b.unit)


@lru_cache(maxsize=_KEPT)
def _one_unit(a: str, b: str) -> bool:
    shorter, longer = sorted((_WORD.findall(a.casefold()), _WORD.findall(b.casefold())), key=len)
    return longer[: len(shorter)] == shorter or longer[-len(shorter) :] == shorter


def agree(a: Value, b: Value) -> bool:
    """Whether the two can state one value of one quantity."""
    if not same_quantity(a, b):
        return False
    if a.total is not None and b.total is not None and a.total != b.total:
        return False
    return reach(a).overlaps(reach(b)) or _rounded(a, b) or _rounded(b, a)


def weight(value: Value) -> int:
    """How much it says that two texts share this number: its significant digits, 2.531 four and 2.000 one."""
    return _weight(value.low)


@lru_cache(maxsize=_KEPT)
def _weight(number: Decimal) -> int:
    digits = "".join(map(str, number.as_tuple().digits)).strip("0")
    return max(len(digits), 1)


def _rounded(a: Value, b: Value) -> bool:
    """Whether ``a`` is ``b`` rounded, as money often is: 2,5 tỷ for 2.531.000.000. One digit alone says too little."""
    if a.kind != "budget" or a.bound != "exact" or b.bound != "exact" or a.low != a.high or b.low != b.high:
        return False
    if weight(a) < 2:
        return False
    return abs(a.low - b.low) * 2 <= _step(a.low)


def _room(number: Decimal) -> Decimal:
    return min(max(_step(number), number * _NEAR), number * _FAR)


def _step(number: Decimal) -> Decimal:
    """The value of the last digit that is not a zero: 100 for 2.500."""
    exponent = number.normalize().as_tuple().exponent
    return Decimal(1).scaleb(int(exponent)) if number else Decimal(0)
