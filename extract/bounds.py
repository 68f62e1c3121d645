"""Qualifiers of a number: hơn, gần, khoảng, "từ … trở lên", "ước đạt"; the innermost decides."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from extract.model import Bound
from extract.words import either, words

_NAMES: tuple[Bound, ...] = ("over", "under", "about")
_WINDOW = 44


class Qualified(NamedTuple):
    """The bound that words before and behind a number give it, and the span grown by these words."""

    bound: Bound
    start: int
    end: int
    said: bool


@cache
def _before() -> re.Pattern[str]:
    groups = (f"(?P<{name}>{either(words('bounds', name, 'before'))})" for name in _NAMES)
    none = either(words("comparatives", "before"))
    return re.compile(rf"(?<![^\W_])(?:(?P<none>{none})|{'|'.join(groups)}) ?$")


@cache
def _vague() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{either(words('vague', 'before'))}) ?$")


@cache
def _estimate() -> re.Pattern[str]:
    heads, outside, inside = (either(words("estimates", key)) for key in ("heads", "not_before", "not_after"))
    return re.compile(rf"(?<!\w)(?P<before>(?:{outside}) )?(?:{heads})(?! (?:{inside})(?!\w))(?: [^\W\d_]+){{0,4}} ?$")


@cache
def _after() -> re.Pattern[str]:
    phrases = {name: words("bounds", name, "after") for name in _NAMES}
    groups = (f"(?P<{name}>{either(listed)})" for name, listed in phrases.items() if listed)
    return re.compile(rf" ?(?:[^\W\d_]+ ){{0,3}}?(?:{'|'.join(groups)})(?!\w)")


def qualify(
    low: str, start: int, end: int, *, bare: bool = False, spread: bool = False, small: bool = False
) -> Qualified:
    """The qualifiers around a number that starts at ``start`` and whose unit ends at ``end``.

    ``bare`` is a magnitude without digits ("hàng trăm"), ``spread`` a range, ``small`` a count so small that "trên"
    before it means "on" ("trên 3 lĩnh vực").
    """
    bound, at = _leading(low, start, bare, small)
    behind = _after().match(low, end)
    if behind and not spread:
        name = next(n for n in _NAMES if n in behind.re.groupindex and behind[n])
        return Qualified(name, _from(low, at), behind.end(), True)
    if spread:
        return _of_range(low, at, bound)
    return Qualified(bound or "exact", at, end, bound is not None)


def _of_range(low: str, at: int, bound: Bound | None) -> Qualified:
    """A range is exact, whatever stands inside its "từ"; a qualifier before "từ" or before both numbers holds."""
    start = _from(low, at)
    if start == at:
        return Qualified(bound or "exact", at, at, bound is not None)
    outer, outer_start = _leading(low, start, False, False)
    return Qualified(outer or "exact", outer_start, at, outer is not None)


def _from(low: str, at: int) -> int:
    match = re.search(r"(?<!\w)từ $", low[max(0, at - 4) : at])
    return at - len(match[0]) if match else at


def _leading(low: str, start: int, bare: bool, small: bool) -> tuple[Bound | None, int]:
    bound: Bound | None = None
    if bare:
        match = _vague().search(low, max(0, start - 12), start)
        if match:
            word = match[0].strip()
            bound = "over" if word in ("hơn", "trên") else "under" if word in ("gần", "ngót") else "about"
            start = match.start()
    for _ in range(3):
        match = _before().search(low[max(0, start - _WINDOW) : start])
        if match is None or (small and match[0].strip() == "trên"):
            break
        if match["none"]:
            return bound, start
        name = next(n for n in _NAMES if match[n])
        bound, start = bound or name, start - len(match[0])
    return _estimated(low, start, bound)


def _estimated(low: str, start: int, bound: Bound | None) -> tuple[Bound | None, int]:
    match = _estimate().search(low[max(0, start - _WINDOW) : start])
    if match is None or match["before"]:
        return bound, start
    return bound or "about", start - len(match[0])
