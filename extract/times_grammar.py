"""How Vietnamese prose writes dates: the regular expressions, each for one form, over lower-case text."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from extract import times_calendar as calendar
from extract.model import Accuracy, Period

_YEAR = r"(?:19[5-9]\d|20[0-6]\d)"
_SEP = r"\s?[/.\-–]\s?"
_COUNT = r"\d{1,2}|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mười một"
_N = "#hbnstcm"
"""The characters that a count may begin with."""
_NUMERALS = {
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9,
    "mười": 10, "mười một": 11, "mười hai": 12, "i": 1, "ii": 2, "iii": 3, "iv": 4,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Point:
    """A date as written: what the text leaves out is None and taken from its neighbours or the publication day."""

    end: int
    unit: str
    year: int | None = None
    month: int | None = None
    last_month: int | None = None
    day: int | None = None
    last_day: int | None = None
    last_year: int | None = None

    def filled(self, other: Point) -> Point:
        """This date with the year and month that only ``other`` states ("từ ngày 18 đến 22-5-2025")."""
        month = other.month if self.unit == "day" and self.month is None else self.month
        return replace(self, year=self.year or other.year, month=month)


_FORMS: tuple[tuple[str, str, re.Pattern[str]], ...] = tuple(
    (unit, starts, re.compile(pattern))
    for unit, starts, pattern in (
        ("school", "n", rf"năm\shọc\s(?:mới\s)?(?P<y>{_YEAR})\s?[-–]\s?(?P<y2>{_YEAR})(?!\d)"),
        ("years", "ngtck# \n", rf"(?:năm|giai đoạn|nhiệm kỳ|thời kỳ|các năm|niên khóa|kế hoạch|từ)?\s*"
                  rf"(?P<y>{_YEAR})\s?(?:[-–]|đến|tới)\s?(?:năm\s)?(?P<y2>{_YEAR})(?!\d)"),
        ("list", "cn", rf"(?:các\s)?năm\s(?P<y>{_YEAR})(?:\s?,\s?(?:năm\s)?{_YEAR})*"
                 rf"\s?(?:và|,)\s?(?:năm\s)?(?P<y2>{_YEAR})(?!\d)"),
        ("days", "n", rf"ngày\s(?P<d>\d{{1,2}})(?:\s?,\s?ngày\s\d{{1,2}})*\s?(?:và|,)\s?ngày\s(?P<d2>\d{{1,2}})"
                 rf"(?:[/.\-]|\stháng\s)(?P<m>\d{{1,2}})(?:(?:[/.\-]|\snăm\s)(?P<y>{_YEAR}))?(?![\d%]|[.,/-]\d)"),
        ("days", "chbn#", rf"(?:(?:các|hai|ba|bốn|2|3|4)\s)?(?:ngày\s)?(?P<d>\d{{1,2}})(?:{_SEP}(?P<m0>\d{{1,2}}))?"
                 rf"(?:\s?,\s?\d{{1,2}})*\s?(?:và|[-–,])\s?(?P<d2>\d{{1,2}})"
                 rf"(?:[/.\-]|\stháng\s)(?P<m>\d{{1,2}})(?:(?:[/.\-]|\snăm\s)(?P<y>{_YEAR}))?(?![\d%]|[.,/-]\d)"),
        ("day", "n#", rf"(?:ngày\s)?(?P<d>\d{{1,2}}){_SEP}(?P<m>\d{{1,2}}){_SEP}(?P<y>{_YEAR})(?!\d)"),
        ("day", "n", rf"ngày\s(?:mùng\s|mồng\s)?(?P<d>\d{{1,2}})\stháng\s(?P<m>\d{{1,2}})"
                rf"(?:\snăm\s(?P<y>{_YEAR})|{_SEP}(?P<ya>{_YEAR}))?(?!\d)"),
        ("day", "nh", r"(?:ngày\s|hôm\s)(?:mùng\s|mồng\s)?(?P<d>\d{1,2})[/.\-](?P<m>\d{1,2})"
                r"(?![\d%]|[.,/]\d|-(?!\d{1,2}[/.]\d)\d)"),
        ("day", "n", r"ngày\s(?P<d>\d{1,2})\s[-–/]\s(?P<m>\d{1,2})(?=[,;)])"),
        ("day", "n", r"ngày\s(?:mùng\s|mồng\s)?(?P<d>\d{1,2})(?![\d%/]|[.,-]\d)"),
        ("hot", "b#md", rf"(?:(?:ba|3)\stháng\shè|mùa\shè|dịp\shè)\s(?:năm\s)?(?P<y>{_YEAR})(?!\d)"),
        ("months", _N, rf"(?P<n>{_COUNT})\stháng(?:\sđầu)?(?:\scủa)?\s?(?:năm\s|[/\-–]\s?)(?P<y>{_YEAR})(?!\d)"),
        ("months", _N, rf"(?P<n>{_COUNT})\stháng\s(?P<edge>đầu|cuối)(?:\scủa)?\snăm(?:\s(?P<y>{_YEAR}))?"),
        ("months", _N, rf"(?P<n>{_COUNT})\stháng(?:\sđầu)\snăm\snay"),
        ("first_days", _N, rf"(?P<n>{_COUNT})\sngày\sđầu(?:\stiên)?(?:\scủa)?"
                       rf"\s(?:tháng\s(?P<m>\d{{1,2}})(?:{_SEP}|\snăm\s)?|năm\s?)(?P<y>{_YEAR})?(?!\d)"),
        ("so_far", _N, rf"(?P<n>{_COUNT})\stháng(?:\s(?:vừa\s)?qua|\snay)?(?=[\s,.]*)"
                   r"(?!\s(?:đầu|cuối|tuổi|tới|một|liên|kể|sau|lương|tù|giam|trước|nữa|năm))"),
        ("quarters", "q", rf"qu[ýí]\s(?P<q>i{{1,3}}|iv|[1-4])"
                     rf"(?:\s?(?:,|và|-|–)\s?(?:qu[ýí]\s)?(?P<q2>i{{1,3}}|iv|[1-4]))?\b"
                     rf"(?:\s?[/\-–,]?\s?(?:năm\s|của\snăm\s)?(?P<y>{_YEAR}))?"),
        ("half", "n", rf"nửa\s(?P<edge>đầu|cuối)\snăm\s(?P<y>{_YEAR})"),
        ("monthspan", "t", rf"tháng\s(?P<m>\d{{1,2}})\s?(?:[-–,]|và)\s?(?:tháng\s)?(?P<m2>1[0-2]|0?[1-9])"
                      rf"(?:[/.]|\snăm\s)(?P<y>{_YEAR})(?!\d)"),
        ("monthspan", "t", r"tháng\s(?P<m>\d{1,2})\s?(?:[-–,]|và)\s?tháng\s(?P<m2>1[0-2]|0?[1-9])\b"
                      r"(?![/.-]?\d|\snăm\s\d)"),
        ("month", "t", rf"tháng\s(?P<m>\d{{1,2}}|mười\shai|mười\smột|mười|hai|ba|tư|năm|sáu|bảy|tám|chín)\b"
                  rf"(?:{_SEP}(?P<y>{_YEAR})|\s(?:của\s)?năm\s(?P<ya>{_YEAR}))?(?![.,]?\d)"),
        ("month", "#", rf"(?P<m>0?[1-9]|1[0-2])\s?[/\-]\s?(?P<y>{_YEAR})(?!\d)"),
        ("year", "t", rf"tết\s(?:[^\W\d_]+\s){{0,4}}(?P<y>{_YEAR})(?!\d)"),
        ("year", "n", rf"năm\s(?P<y>{_YEAR})(?!\d)"),
        ("year", "#", rf"(?P<y>{_YEAR})(?![\d%]|[.,]\d)"),
    )
)  # fmt: skip
"""Each form with the characters it may begin with, "#" for any digit: few are tried at any place."""
_NEWS = 2
"""Months for which the figures of a part of the year are news."""
_DAY_MONTH = re.compile(r"(?P<d>\d{1,2})[/.\-](?P<m>\d{1,2})(?![\d%]|[.,/]\d|-(?!\d{1,2}[/.]\d)\d)")
_SPACED = re.compile(r"(?P<d>\d{1,2})\s?[/.\-–]\s?(?P<m>\d{1,2})(?![\d%]|\s?[.,/-]\s?\d|\stháng)")
"""A day and month as some type them, only behind a part of the day or a first day: "Sáng 18 - 6"."""
_DAY_OF_RANGE = re.compile(r"(?P<d>\d{1,2})(?=\s?(?:đến|tới|-|–)\s(?:(?:rạng|sáng|trưa|chiều|tối|đêm|ngày)\s){0,2}\d)")
_FIRST_DAY = re.compile(r"(?P<d>\d{1,2})(?=\s?(?:đến|tới|-|–)\s?(?:ngày\s)?\d{1,2}(?:/\d{1,2}|-\d{1,2}-\d{4}))")
_SESSION = re.compile(
    r"(?:(?:nghỉ\s)?lễ|(?:rạng\s)?(?:sáng|trưa|chiều|tối|đêm|khuya)(?:\s(?:sáng|tối|sớm))?)\s(?:ngày\s)?(?=\d)"
)


def point(text: str, at: int, *, short: bool = False, spaced: bool = False) -> Point | None:
    """The date written at ``at``; ``short`` also reads a bare "25-12", which elsewhere may be a fraction, and
    ``spaced`` one with spaces in it."""
    session = _SESSION.match(text, at)
    if session:
        begin = session.end()
        dated = _written(text, begin, short=True) or _matched(_SPACED, text, begin)
        return dated or _matched(_DAY_OF_RANGE, text, begin)
    return _written(text, at, short=short) or (_matched(_SPACED, text, at) if spaced else None)


@cache
def _forms(first: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The forms that may begin with a character."""
    return tuple((unit, form) for unit, starts, form in _FORMS if first in starts)


def _written(text: str, at: int, *, short: bool) -> Point | None:
    first = text[at : at + 1]
    for unit, form in _forms("#" if first.isdigit() else first):
        match = form.match(text, at)
        found = _point(unit, match) if match else None
        if found:
            return found
    return _matched(_DAY_MONTH, text, at) or _matched(_FIRST_DAY, text, at) if short else None


def _matched(form: re.Pattern[str], text: str, at: int) -> Point | None:
    match = form.match(text, at)
    return _point("day", match) if match else None


def _point(unit: str, match: re.Match[str]) -> Point | None:
    found = match.groupdict()
    named = found.get("y") or found.get("ya")
    spoken = Point(match.end(), unit, int(named) if named else None)
    if unit in ("years", "list"):
        return replace(spoken, unit="years", last_year=int(found["y2"]))
    if unit == "school":
        return replace(spoken, last_year=int(found["y2"]))
    if unit == "months":
        return _months(spoken, _number(found["n"]), found.get("edge"))
    if unit == "so_far":
        return replace(spoken, last_month=_number(found["n"]))
    if unit == "first_days":
        return replace(spoken, unit="day", month=_number(found["m"] or "1"), day=1, last_day=_number(found["n"]))
    if unit == "hot":
        return replace(spoken, unit="months", month=6, last_month=8)
    if unit == "half":
        return _months(spoken, 6, found["edge"])
    if unit == "quarters":
        first = _number(found["q"])
        last = _number(found["q2"]) if found["q2"] else first
        return replace(spoken, unit="months", month=3 * first - 2, last_month=3 * last)
    return _day(spoken, found)


def _months(spoken: Point, count: int, edge: str | None) -> Point | None:
    if not 1 <= count <= 12:
        return None
    first = 13 - count if edge == "cuối" else 1
    return replace(spoken, unit="months", month=first, last_month=first + count - 1)


def _day(spoken: Point, found: dict[str, str | None]) -> Point | None:
    number = {key: _number(value) for key, value in found.items() if value and key in ("d", "d2", "m", "m0", "m2")}
    if not 1 <= number.get("m", 1) <= 12 or not 1 <= number.get("d", 1) <= 31:
        return None
    if spoken.unit == "days" and number.get("m0", number["m"]) != number["m"]:
        return None
    if spoken.unit == "monthspan":
        return replace(spoken, unit="months", month=number["m"], last_month=number["m2"])
    if spoken.unit == "days":
        return replace(spoken, unit="day", day=number["d"], month=number["m"], last_day=number["d2"])
    return replace(spoken, day=number.get("d"), month=number.get("m"))


def _number(text: str) -> int:
    words = " ".join(text.split())
    return _NUMERALS[words] if words in _NUMERALS else int(words)


def span(point: Point, published: date | None, year: int | None) -> Period | None:
    """The days that ``point`` means; ``year`` is the year spoken of just before, where there is one."""
    if point.unit == "years":
        return calendar.years(point.year or 0, point.last_year or 0)
    if point.unit == "school":
        return calendar.school_year(point.year or 0, point.last_year or 0)
    if point.unit == "so_far":
        return _so_far(point.last_month or 0, published)
    known = point.year or _year(point, published, year)
    if known is None:
        return None
    if point.unit == "year":
        return calendar.year(known)
    if point.unit == "months":
        return calendar.months(known, point.month or 0, point.last_month or 0, _accuracy(point))
    if point.unit == "month":
        return calendar.month(known, point.month or 0)
    return _days(known, point)


def _so_far(count: int, published: date | None) -> Period | None:
    """ "9 tháng" in an article of late September or October is the year's first nine months; else a duration."""
    if published is None or count < 2:
        return None
    over = published.month - 1 or 12
    if count not in (published.month, over):
        return None
    return calendar.months(published.year - (count == 12 and published.month == 1), 1, count)


def _accuracy(point: Point) -> Accuracy:
    return "quarter" if (point.last_month or 0) - (point.month or 0) == 2 and (point.month or 0) % 3 == 1 else "span"


def _days(year: int, point: Point) -> Period | None:
    first = calendar.day(year, point.month or 0, point.day or 0)
    last = calendar.day(year, point.month or 0, point.last_day or 0) if point.last_day else first
    if first is None or last is None or first.start is None or last.end is None or first.start > last.end:
        return None
    return first if first == last else Period(first.start, last.end)


def _year(point: Point, published: date | None, year: int | None) -> int | None:
    if point.month is None:
        return None
    if point.unit == "months":
        return _year_of_part(point, published, year)
    if published is None:
        return year
    return calendar.nearest_year(point.month, point.day or 15, published)


def _year_of_part(point: Point, published: date | None, year: int | None) -> int | None:
    """ "6 tháng đầu năm" in July is this year's, whatever year was spoken of before."""
    if published is None:
        return year
    just_over = 0 <= published.month - (point.last_month or 0) <= _NEWS and point.month == 1
    return published.year if just_over or year is None else year
