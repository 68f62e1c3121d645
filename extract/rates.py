"""The denominator of a rate: "/năm", "/người/buổi", "mỗi tháng" behind a figure, "mỗi lớp … 40 học viên" before it."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from extract.kinds import listed_noun, tokens
from extract.words import either, words

_SLASH = re.compile(r" ?/ ?(?:1 |01 |một )?(?=[^\W\d_])")


_COMPLEMENT = re.compile(r"(?: [^\W\d_]+){1,3}(?= ?/ ?[^\W\d_])")
_SHARERS = ("người", "hộ", "suất", "học sinh", "em", "khẩu", "ha", "nhà", "lớp", "xã", "học viên", "trẻ")
_PER_MANY = re.compile(r" ?/ ?(10{1,2}(?:0|[.]0{3}|0{3})? (?:dân|người|trẻ|hộ|học sinh|lao động|phụ nữ))(?![^\W_])")


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
        return Rate(_head(low[noun.start : noun.end]), at, noun.end)
    if time:
        return Rate(time[0], at, time.end())
    first = tokens(low, at, 1)
    return Rate(first[0][0], at, first[0].end()) if first else None


def _head(noun: str) -> str:
    first = noun.split()[0]
    return first if first in words("rate_heads", "words") else noun.split(",")[0]


def rate_after(low: str, end: int, unit: str) -> Rate | None:
    """The denominator behind a figure of ``unit`` that ends at ``end``."""
    parts: list[str] = []
    start, at = end, end
    ratio = _PER_MANY.match(low, end)
    if ratio:
        return Rate(" ".join(ratio[1].split()), end, ratio.end())
    while slash := _SLASH.match(low, at):
        found = _denominator(low, slash.end())
        if found is None or _paired(unit, found.per):
            break
        parts.append(found.per)
        at = found.end
    if parts:
        return Rate("/".join(parts), start, at)
    return _complement(low, end) or _spoken(low, end, unit)


def _complement(low: str, end: int) -> Rate | None:
    """ "15 kg gạo/người/tháng": a word or two of the noun's complement before the slash."""
    words_between = _COMPLEMENT.match(low, end)
    if words_between is None:
        return None
    rate = rate_after(low, words_between.end(), "")
    known = rate and (rate.per.split("/")[0] in words("rates", "times") or rate.per.split("/")[0] in _SHARERS)
    return rate if known else None


def _paired(unit: str, per: str) -> bool:
    pairs = words("pairs", "words")
    return unit in pairs and per in pairs


_DISTANT = re.compile(r"(?: [^\W\d_]+){1,3} mỗi ")
_SPOKEN = re.compile(r" (?:cho |trên |trong |/)?(?:mỗi|một|1) ")
_NOT_RATE = re.compile(r" ?(?:\d|trị giá|là|gồm|có|được)")


def _spoken(low: str, end: int, unit: str) -> Rate | None:
    """ "700 nghìn đồng mỗi tháng", "1.000 đồng một lít", "40 lượt khách tham quan mỗi ngày"."""
    each = _SPOKEN.match(low, end)
    if each is None:
        far = _DISTANT.match(low, end)
        time = _times().match(low, far.end()) if far else None
        return Rate(time[0], end, time.end()) if time and not _NOT_RATE.match(low, time.end()) else None
    time = _times().match(low, each.end())
    if time and not _NOT_RATE.match(low, time.end()):
        return Rate(time[0], end, time.end())
    noun = listed_noun(low, each.end())
    if noun is None or _NOT_RATE.match(low, noun.end):
        return None
    measured = unit == "đồng" and noun.unit in words("measures", "words")
    return Rate(_head(low[noun.start : noun.end]), end, noun.end) if " mỗi " in each[0] or measured else None


def rate_before(low: str, clause: int, start: int) -> Rate | None:
    """The last "mỗi …" between the clause's start and a figure's start."""
    found = None
    for each in _each().finditer(low, clause, start):
        found = _denominator(low, each.end()) or found
    return found if found and found.end <= start else None


_LINK_WIDTH = 60
_COMMA = re.compile(r"(?: [^\W\d_]+){0,3}, (?:và )?")
_LINKED = re.compile(r"(?:[^\W\d_]| ){0,40}(?<!\w)(?:và|với|cho|cùng) (?:[^\W\d_]| ){0,12}$|, (?:và )?$")


@cache
def _worth() -> re.Pattern[str]:
    return re.compile(rf"[^.;:]*(?<!\w)(?:{either(words('rates', 'worth'))}) $")


def joined_to(low: str, end: int, start: int, *, alike: bool) -> bool:
    """Whether a figure that starts at ``start`` goes on from one that ends at ``end`` ("2 triệu đồng và 1 ba lô").

    ``alike`` says that both count the same kind, which may be listed with commas alone.
    """
    gap = low[end:start]
    return start - end < _LINK_WIDTH and bool(_LINKED.match(gap) or (alike and _COMMA.fullmatch(gap)))


def worth(low: str, end: int, start: int, per: str) -> bool:
    """Whether a figure that starts at ``start`` is what one for each ``per`` that ends at ``end`` is worth."""
    near = start - end < _LINK_WIDTH and per not in words("rates", "times")
    return near and bool(_worth().fullmatch(low[end:start]))
