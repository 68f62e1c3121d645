"""The times a text speaks of: every way prose gives a day, month, quarter, year or span, with the days it means.

:func:`read` finds them in one pass; which figure they govern is decided in :mod:`extract.periods`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from extract import times_calendar as calendar
from extract import times_masks as masks
from extract import times_spoken as spoken_words
from extract.lexicon import Word
from extract.model import Period
from extract.times_expression import Role, Time
from extract.times_grammar import Point, point, span
from extract.words import table

_CLOCK = r"(?P<clock>\d{1,2}\s?(?:giờ|h)\s?(?:\d{2}\s?(?:phút)?)?\s)?"
_TO = re.compile(rf"\s?(?:đến|tới|[-–])\s?{_CLOCK}(?P<edge>(?:hết|cuối|giữa|đầu)\s)?")
_FROM = re.compile(
    rf"(?:kể\stừ\s[^.,;\d]{{1,25}},\s(?=ngày\s)|(?:tính\s|kể\s|bắt\sđầu\s|lũy\skế\s)?từ\s{_CLOCK}(?:ngày\s(?=ngày\s))?)(?P<edge>(?:đầu|cuối|giữa)\s)?"
)
_AND = re.compile(r"\svà\s(?=(?:ngày\s)?\d{1,2}[-/.]\d{1,2}(?!\d|[.,]\d))(?P<edge>)")
"""Between two days of neighbouring months: "31-1 và 1-2"."""
_NOW_END = re.compile(r"\s?(?:đến|tới)\s(?:thời\sđiểm\s)?(?:nay|này|hiện\snay|hiện\stại)\b")
_AS_OF = re.compile(
    r"(?:(?P<since>(?:tính\s|lũy\skế\s)?từ\s(?:đầu\snăm|nay|giờ))\s(?:cho\s)?(?:đến|tới)"
    r"|(?:tính|cập\snhật|lũy\skế)\s(?:cho\s)?(?:đến|tới)|(?:cho\s)?(?:đến|tới|hết))\s(?:hết\s)?"
    rf"{_CLOCK}(?:thời\sđiểm\s)?(?P<edge>(?:cuối|giữa|đầu)\s)?"
)
_BEFORE = re.compile(
    r"(?:trước|chậm\snhất|muộn\snhất)\s(?:là\s|vào\s|trong\s|đến\s|hết\s)*(?P<edge>(?:cuối|giữa|đầu)\s)?"
)
_EDGE = re.compile(r"(?P<edge>đầu|giữa|cuối|hết)\s")
_COUNTED = re.compile(r"(?:tính|cập|lũy|từ)")


def read(low: str, words: Sequence[Word], published: date | None) -> tuple[Time, ...]:
    """Every time expression of a text in reading form, in order, none overlapping another."""
    relative = {hit.start: hit for hit in spoken_words.lexicon().scan(low, words)}
    begins = _beginnings()
    found: list[Time] = []
    spoken: int | None = None
    for word in [w for w in words if w.text in begins or w.text.isdigit() or w.start in relative]:
        if found and word.start < found[-1].end:
            continue
        time = _dated(low, word, published, spoken)
        hit = relative.get(word.start)
        if hit and (not time or time.end <= hit.end):
            time = spoken_words.undated(low, hit, published, spoken) or time
        if time and time.rule == "same_day":
            time = spoken_words.same_day(time, found)
        if time and not (found and _repeats(low, found[-1], time)):
            found.append(time)
            spoken = spoken if masks.compared(low, 0, time.start) else _spoken(time, spoken)
    return tuple(time for time in found if time.rule != "none")


def _repeats(low: str, before: Time, time: Time) -> bool:
    """Whether a time only says of the one right before it which it was: "tháng 5 vừa qua", "quý III năm nay"."""
    gap = low[before.end : time.start].strip()
    if before.rule == "until_now" and gap in ("", "(") and before.period and time.period:
        return before.period.end == time.period.end
    return gap in ("", "của") and before.period is not None and time.rule in ("past", "year:0")


def _spoken(time: Time, before: int | None) -> int | None:
    """The year that "trong năm" and "6 tháng đầu năm" mean from here on."""
    if time.vague or time.period is None or time.period.end is None or time.role not in ("in", "as_of"):
        return before
    start = time.period.start
    return time.period.end.year if start is None or start.year == time.period.end.year else before


@cache
def _beginnings() -> frozenset[str]:
    return frozenset(table("times.toml")["beginnings"])


def _dated(low: str, word: Word, published: date | None, year: int | None) -> Time | None:
    if word.text not in _beginnings() and not word.text.isdigit():
        return None
    for reader in (_from, _until, _plain):
        time = reader(low, word.start, published, year)
        if time:
            return time
    return None


def _from(low: str, at: int, published: date | None, year: int | None) -> Time | None:
    """ "từ ngày 18 đến 22-5-2025", "từ năm 2020 đến nay", "kể từ 1/7/2025"."""
    match = _FROM.match(low, at)
    first = point(low, match.end(), short=True) if match else None
    if match is None or first is None:
        return None
    now = _NOW_END.match(low, first.end)
    if now:
        begin = _edged(span(first, published, year), match["edge"])
        return Time(at, now.end(), begin and Period(begin.start, published), "as_of", vague=first.year is None)
    ranged = _range(low, at, first, published, year)
    return ranged if ranged or match["clock"] else _since(low, at, first, match["edge"], published, year)


def _since(low: str, at: int, first: Point, edge: str | None, published: date | None, year: int | None) -> Time | None:
    if first.unit in ("years", "list") or first.last_day:
        return Time(at, first.end, span(first, published, year), "in", vague=first.year is None)
    begin = _edged(span(first, published, year), edge)
    return Time(at, first.end, begin and Period(begin.start, None), "since", vague=first.year is None)


def _range(low: str, at: int, first: Point, published: date | None, year: int | None) -> Time | None:
    """Two dates with "đến" or a dash between, the first taking from the second what it leaves out.

    From a day to the same of another year is an anniversary, and no time: "(18/11/1930 - 18/11/2024)".
    """
    to = _TO.match(low, first.end) or (_AND.match(low, first.end) if first.unit == "day" and first.month else None)
    last = point(low, to.end(), short=True, spaced=first.month is None) if to else None
    if to is None or last is None or last.unit == "years":
        return None
    begin, end = _ends(first.filled(last), last.filled(first), published, year)
    end = _edged(end, to["edge"])
    if begin and end and begin.start and end.end and begin.start > end.end and first.year is None and last.year:
        begin = span(replace(first, year=last.year - 1), published, year)
    if begin is None or end is None or begin.start is None or end.end is None or begin.start > end.end:
        return None
    years = end.end.year - begin.start.year
    if years and begin.start == begin.end and (first.day, first.month) == (last.day, last.month):
        return Time(at, last.end, None, "past", "none")
    return Time(at, last.end, Period(begin.start, end.end), "in", vague=last.year is None and first.year is None)


def _ends(first: Point, last: Point, published: date | None, year: int | None) -> tuple[Period | None, Period | None]:
    """The days of both dates; where neither states a year, the second is the next after the first."""
    if first.year or last.year or not (first.month and last.month and published):
        end = span(last, published, year)
        return span(first, published, end.end.year if end and end.end else year), end
    begin = span(first, published, year)
    over = (last.month, last.day or 31) < (first.month, first.day or 1)
    return begin, span(replace(last, year=begin.start.year + over), published, year) if begin and begin.start else None


def _until(low: str, at: int, published: date | None, year: int | None) -> Time | None:
    """ "tính đến ngày 30-11", "đến năm 2030", "trước ngày 31/12/2025"."""
    match = _AS_OF.match(low, at) or _BEFORE.match(low, at)
    if match is None:
        return None
    last = point(low, match.end(), short=True) or _this_year(low, match.end())
    end = _edged(span(last, published, year), match["edge"]) if last else None
    if last is None or end is None or end.end is None:
        return None
    counted = bool(_COUNTED.match(low, at)) or (published is not None and end.end <= published)
    role: Role = "as_of" if counted and match.re is _AS_OF else "until"
    rule = "total" if low.startswith("lũy kế", at) else ""
    since = _since_when(match.groupdict().get("since") or "", end.end, published)
    days = Period(since, end.end, "span" if since else end.accuracy)
    return Time(at, last.end, days, role, rule, vague=last.year is None)


def _since_when(words: str, end: date, published: date | None) -> date | None:
    """ "Từ đầu năm đến ngày 20/8" counts from January, "từ nay đến cuối năm" from publication."""
    if not words:
        return None
    return date(end.year, 1, 1) if words.endswith("năm") else published


_YEAR_END = re.compile(r"năm(?:\snay)?(?!\s(?:\d|học|ngoái|trước|sau|tới))\b")


def _this_year(low: str, at: int) -> Point | None:
    match = _YEAR_END.match(low, at)
    return Point(match.end(), "months", month=1, last_month=12) if match else None


_PRINTED = re.compile(r"\d{1,2}(?:/|-|\.|,\s)\d")
_DATELINE = re.compile(r"\d:$|\d:\d\d,\s$")
"""What stands before the date under a headline: "09:08, 26/04/2021"."""
_EARLY = 60
"""Days for which a year counts as just begun."""
_LENGTH = re.compile(r"\b(?:dưới|trên|hơn|gần|khoảng|mỗi|dài|từ|sau|cứ|được)\s$")
"""What makes of "3 tháng" how long something takes, even in an article of April."""
_NAMED = {"term": "nhiệm kỳ", "tet": "tết"}
"""The rules of dates that are mostly said as a part of a name, and the word they begin with."""


def _plain(low: str, at: int, published: date | None, year: int | None) -> Time | None:
    """A date alone: "năm 2025", "Sáng 13-1", "quý I/2026", "cuối năm 2024"."""
    digit = low[at].isdigit()
    if digit and low.endswith("thứ ", 0, at):
        return None
    if (
        digit
        and _PRINTED.match(low, at)
        and (_DATELINE.search(low, max(0, at - 8), at) or _is_the_day(low, at, published))
    ):
        return None
    edge = _EDGE.match(low, at)
    begin = edge.end() if edge else at
    first = point(low, begin, short=_in_brackets(low, at))
    if first is None or (first.unit in ("year", "month") and low[begin].isdigit() and not edge):
        return None
    if first.unit == "so_far" and _LENGTH.search(low, max(0, at - 10), at):
        return None
    ranged = _range(low, at, first, published, year)
    if ranged or (first.unit == "day" and first.month is None):
        return ranged
    days = span(first, published, year)
    if edge and edge["edge"] == "đầu":
        days = _begun(days, published)
    rule = next((name for name, word in _NAMED.items() if low.startswith(word, at)), first.unit)
    rule = rule if rule in (*_NAMED, "school") else ""
    return Time(at, first.end, days, "in", rule, vague=first.year is None) if days else None


def _is_the_day(low: str, at: int, published: date | None) -> bool:
    """Whether a bare date that opens a line or stands between words is only when the article was printed."""
    if at and low[at - 1] == "(":
        return False
    first = point(low, at)
    days = span(first, published, None) if first else None
    return bool(first and first.year and days and days.start == days.end == published)


def _in_brackets(low: str, at: int) -> bool:
    close = low.find(")", at, at + 8)
    return at > 0 and low[at - 1] == "(" and close > 0


def _begun(year: Period | None, published: date | None) -> Period | None:
    """ "Đầu năm 2026" in January 2026 is what there was of it; of a year that is over it is the year's affair."""
    if year and year.accuracy == "year" and year.start and published and 0 <= (published - year.start).days < _EARLY:
        return Period(year.start, published)
    return year


def _edged(days: Period | None, edge: str | None) -> Period | None:
    """The end of a span at the edge of a year that "đầu", "giữa" or "cuối" names."""
    word = (edge or "").strip()
    if days is None or word not in ("đầu", "giữa", "cuối") or days.start is None or days.accuracy != "year":
        return days
    first, until = {"đầu": (1, 3), "giữa": (5, 7), "cuối": (10, 12)}[word]
    part = calendar.months(days.start.year, first, until)
    return replace(part, accuracy="span") if part else days
