"""The denominator of a rate: "/năm", "/người/buổi", "mỗi tháng" behind a figure, "mỗi lớp … 40 học viên" before it."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from extract.kinds import listed_noun, tokens
from extract.words import either, words

_SLASH = re.compile(r" ?/ ?(?:1 |01 |một )?(?=[^\W\d_])")


class Rate(NamedTuple):
    """A denominator and the end of the words that give it."""

    per: str
    start: int
    end: int


@cache
def _times() -> re.Pattern[str]:
    return re.compile(rf"(?:{either(words('rates', 'times'))})(?![^\W_])")


@cache
def _each() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{either(words('rates', 'each'))}) (?=[^\W\d_])")


def _denominator(low: str, at: int) -> Rate | None:
    """What is counted at ``at``: a time, a listed noun, or a plain word."""
    noun, time = listed_noun(low, at), _times().match(low, at)
    if noun and (time is None or noun.end > time.end()):
        return Rate(low[noun.start:noun.end], at, noun.end)
    if time:
        return Rate(time[0], at, time.end())
    first = tokens(low, at, 1)
    return Rate(first[0][0], at, first[0].end()) if first else None


def rate_after(low: str, end: int) -> Rate | None:
    """The denominator behind a figure that ends at ``end``."""
    parts: list[str] = []
    start, at = end, end
    while slash := _SLASH.match(low, at):
        found = _denominator(low, slash.end())
        if found is None:
            break
        parts.append(found.per)
        at = found.end
    if parts:
        return Rate("/".join(parts), start, at)
    return _spoken(low, end)


_SPOKEN = re.compile(r" (?:cho |trên |trong |/)?(?:mỗi|một|1) ")
_NOT_RATE = re.compile(r" ?(?:\d|trị giá|là|gồm|có|được)")


def _spoken(low: str, end: int) -> Rate | None:
    """ "700 nghìn đồng mỗi tháng", "2 triệu đồng một năm", "850 ngàn cho mỗi học viên"."""
    each = _SPOKEN.match(low, end)
    if each is None:
        return None
    time = _times().match(low, each.end())
    if time and not _NOT_RATE.match(low, time.end()):
        return Rate(time[0], end, time.end())
    if " mỗi " not in each[0]:
        return None
    noun = listed_noun(low, each.end())
    if noun is None or _NOT_RATE.match(low, noun.end):
        return None
    return Rate(low[noun.start:noun.end], end, noun.end)


def rate_before(low: str, clause: int, start: int) -> Rate | None:
    """The last "mỗi …" between the clause's start and a figure's start."""
    found = None
    for each in _each().finditer(low, clause, start):
        found = _denominator(low, each.end()) or found
    return found if found and found.end <= start else None
