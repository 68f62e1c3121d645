"""Times told in words without a date: "hôm nay", "năm qua", "đến nay"; the words are in ``times.toml``."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from extract import times_calendar as calendar
from extract.lexicon import Hit, Lexicon
from extract.model import Period
from extract.times_expression import Role, Time
from extract.words import table

_COUNTABLE = frozenset(("past_year", "year:-1", "year:1", "month:-1", "month:1", "week:-1", "week:1"))
_COUNT_BEFORE = re.compile(r"(?:\d|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mấy|vài)\s$")


@cache
def lexicon() -> Lexicon[str]:
    """The words of ``times.toml`` and the rule of each."""
    return Lexicon((phrase, row["rule"]) for row in table("times.toml")["time"] for phrase in row["words"])


def undated(low: str, hit: Hit[str], published: date | None, year: int | None) -> Time | None:
    """A time in words, but for a part of a date or a duration: "trong năm 2025", "5 năm qua"."""
    if hit.value == "in_year" and re.match(r"\s(?:\d{4}|học)", low[hit.end : hit.end + 5]):
        return None
    if hit.value in _COUNTABLE and _COUNT_BEFORE.search(low[max(0, hit.start - 8) : hit.start]):
        return None
    return _undated(hit.start, hit.end, hit.value, published, year)


def same_day(time: Time, found: Sequence[Time]) -> Time | None:
    """ "Sáng cùng ngày": the day spoken of last, if any was."""
    days = (one.period for one in reversed(found) if one.role == "in" and one.period)
    day = next((period for period in days if period.start == period.end), None)
    return replace(time, period=day) if day else None


def _undated(start: int, end: int, rule: str, published: date | None, year: int | None) -> Time | None:
    name, _, value = rule.partition(":")
    if name == "none":
        return Time(start, end, None, "past", "none")
    days = _RULES[name](value, published, year) if published else None
    if name in ("past", "future"):
        return Time(start, end, None, "past" if name == "past" else "future", rule)
    role: Role = {"until_now": "as_of", "so_far": "as_of", "now": "now"}.get(name, "in")  # type: ignore[assignment]
    return Time(start, end, days, role, rule, vague=True)


_Rule = Callable[[str, date, "int | None"], "Period | None"]
_RULES: dict[str, _Rule] = {
    "day": lambda n, of, _: calendar.days_away(of, int(n)),
    "week": lambda n, of, _: calendar.week(of, int(n)),
    "month": lambda n, of, _: calendar.months_away(of, int(n)),
    "quarter": lambda n, of, _: calendar.quarter(of.year, (of.month - 1) // 3 + 1),
    "year": lambda n, of, _: calendar.year(of.year + int(n)),
    "part": lambda ab, of, year: calendar.months(year or of.year, *map(int, ab.split("-"))),  # type: ignore[arg-type]
    "so_far": lambda _, of, __: Period(date(of.year, 1, 1), of),
    "until_now": lambda _, of, __: Period(None, of),
    "now": lambda _, of, __: Period(of, of, "day"),
    "in_year": lambda _, of, year: calendar.year(year or of.year),
    "tet": lambda _, of, __: calendar.year(of.year + (of.month >= 10)),
    "past_year": lambda _, of, __: calendar.year(of.year if of.month >= 11 else of.year - 1),
    "past_school": lambda _, of, __: calendar.school_year(of.year - 1 - (of.month < 5), of.year - (of.month < 5)),
    "same_day": lambda *_: None,
    "past": lambda *_: None,
    "future": lambda *_: None,
}
