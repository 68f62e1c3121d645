"""The date strings that Vietnamese portals print, read without a clock: what cannot be read is None, never "now".

Portals print Vietnamese local time, so every result carries +07:00 unless the string names another offset. A string
without a time of day gives midnight.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from typing import Literal

HANOI = timezone(timedelta(hours=7))
"""Vietnam keeps one offset all year and has kept it since 1975."""

Order = Literal["dmy", "mdy"]

_ENGLISH = {
    name: number
    for number, names in enumerate(
        ("jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august",
         "sep september", "oct october", "nov november", "dec december"), start=1)
    for name in names.split()
}  # fmt: skip
_ENGLISH["sept"] = 9

_VIETNAMESE = {
    name: number
    for number, name in enumerate(
        ("một", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai"), start=1
    )
} | {"giêng": 1, "bốn": 4, "bẩy": 7, "chạp": 12}

_ISO = re.compile(
    r"(?<![\d/])(?P<year>\d{4})(?P<dash>[-/])(?P<month>\d{1,2})(?P=dash)(?P<day>\d{1,2})"
    r"(?:[T ](?P<clock>\d{1,2}:\d{2}(?::\d{2})?)(?:\.\d+)?\s*(?P<offset>Z|[+-]\d{2}(?::?\d{2})?)?)?(?!\d)"
)
_SLASHED = re.compile(
    r"(?<![\d/.])(?P<a>\d{1,2})\s?(?P<sep>[-/.])\s?(?P<b>\d{1,2})\s?(?P=sep)\s?(?P<year>\d{4})(?![\d/])"
)
_WORDED = re.compile(
    r"(?<!\d)(?P<day>\d{1,2})\s+(?:tháng|thg)\s+(?P<month>\d{1,2})(?:\s+năm|,)?\s+(?P<year>\d{4})(?!\d)", re.IGNORECASE
)
_SPELT = re.compile(
    r"(?<!\d)(?P<day>\d{1,2})\s+tháng\s+(?P<spelt>giêng|chạp|mười một|mười hai|mười|một|hai|ba|tư|bốn|"
    r"năm(?!\s\d)|sáu|bảy|bẩy|tám|chín),?\s+(?:năm\s+)?(?P<year>\d{4})(?!\d)",
    re.IGNORECASE,
)
_DAY_MONTH = re.compile(r"(?<!\d)(?P<day>\d{1,2})\s+(?P<name>[A-Za-z]{3,9})\.?,?\s+(?P<year>\d{4})(?!\d)")
_MONTH_DAY = re.compile(r"\b(?P<name>[A-Za-z]{3,9})\.?\s+(?P<day>\d{1,2}),?\s+(?P<year>\d{4})(?!\d)")
_YEAR = re.compile(r"\d{4}")
"""What every date has, and most lines have not."""
_PATTERNS = (_ISO, _SLASHED, _WORDED, _SPELT, _DAY_MONTH, _MONTH_DAY)
_EPOCH = re.compile(r"\s*(\d{10}|\d{13})\s*")
_CLOCK = re.compile(
    r"(?<![\d/.:-])(?P<hour>\d{1,2})\s?(?::|h|g|giờ)\s?(?P<minute>\d{2})(?:\s?phút)?(?::(?P<second>\d{2}))?(?![\d:])"
    r"\s*(?P<half>[AaPp][Mm]\b|(?:SA|CH)\b)?"
)
_OFFSET = re.compile(r"\s*\(?(?:GMT|UTC)?\s*(?P<offset>[+-]\d{1,2}(?::?\d{2})?)\)?")
_BETWEEN = re.compile(r"(?:[\s,|•–-]|lúc|ngày|vào|thứ\s+(?:hai|ba|tư|năm|sáu|bảy|bẩy)|chủ\s+nhật)*", re.IGNORECASE)
_WEEKDAYS = ("hai|2", "ba|3", "tư|4", "năm|5", "sáu|6", "bảy|bẩy|7")
_WEEKDAY = re.compile(
    "|".join(f"(?P<_{n}>(?:thứ\\s*|\\bt)(?:{names}))" for n, names in enumerate(_WEEKDAYS))
    + r"|(?P<_6>chủ\s+nhật|\bcn)",
    re.IGNORECASE,
)
_UP_TO_DATE = re.compile(r"[\s,|•–-]*(?:ngày)?[\s,|•–-]*", re.IGNORECASE)
_VCCORP = re.compile(r"\d{3}(?P<stamp>\d{12})\d{3}")


def read(text: str | None, order: Order = "dmy") -> datetime | None:
    """The first date in the string, with the time of day that stands beside it.

    ``order`` says which of day and month comes first where both are numbers; the print view of the old mic.gov.vn is
    the one known page that prints month first.
    """
    return next((stamp for stamp, _, _ in stamps(text, order)), None) if text else None


def stamps(text: str, order: Order = "dmy") -> Iterator[tuple[datetime, int, int]]:
    """Every readable date in the string as (time, start, end), in order; impossible days (31/02) are left out."""
    epoch = _EPOCH.fullmatch(text)
    if epoch:
        digits = epoch[1]
        yield datetime.fromtimestamp(int(digits[:10]), UTC).astimezone(HANOI), epoch.start(1), epoch.end(1)
        return
    for match in _matches(text) if _YEAR.search(text) else ():
        moment = _moment(text, match, order)
        if moment is not None:
            yield moment, match.start(), match.end()


def of_vccorp_id(identifier: str) -> datetime | None:
    """The creation time inside an 18-digit VCCorp id: site prefix (3), yyMMddHHmmss, milliseconds (3)."""
    match = _VCCORP.fullmatch(identifier)
    if match is None:
        return None
    try:
        return datetime.strptime(match["stamp"], "%y%m%d%H%M%S").replace(tzinfo=HANOI)
    except ValueError:
        return None


def _matches(text: str) -> list[re.Match[str]]:
    found = [m for pattern in _PATTERNS for m in pattern.finditer(text)]
    found.sort(key=lambda match: (match.start(), -match.end()))
    kept: list[re.Match[str]] = []
    for match in found:
        if not kept or match.start() >= kept[-1].end():
            kept.append(match)
    return kept


def _moment(text: str, match: re.Match[str], order: Order) -> datetime | None:
    fields = match.groupdict()
    clock, half, offset = fields.get("clock"), None, fields.get("offset")
    beside = None if clock else _beside(text, match)
    if beside:
        clock, half = beside[0], beside[1]
        offset = beside[2]
    day, month = _day_month(fields, order, _is_american(fields, clock, half))
    time, zone = _clock(clock, half), _zone(offset)
    moment, other = _made(fields["year"], month, day, time, zone), _made(fields["year"], day, month, time, zone)
    if "a" not in fields or other is None:
        return moment
    # A template that prints the month first betrays itself by the weekday: "CN, 03/16/2014" is 16 March.
    weekday = _weekday(text, match)
    told = weekday == other.weekday() and (moment is None or moment.weekday() != weekday)
    return other if told else moment


def _made(year: str, month: int, day: int, time: tuple[int, int, int], zone: timezone) -> datetime | None:
    try:
        return datetime(int(year), month, day, *time, tzinfo=zone)
    except ValueError:
        return None


def _weekday(text: str, match: re.Match[str]) -> int | None:
    """The weekday named right before the date, Monday 0; None where there is none."""
    for named in _WEEKDAY.finditer(text, max(0, match.start() - 20), match.start()):
        if _UP_TO_DATE.fullmatch(text, named.end(), match.start()):
            return int(str(named.lastgroup)[1:])
    return None


def _is_american(fields: dict[str, str], clock: str | None, half: str | None) -> bool:
    """Whether a date is as a server with American settings prints it by itself: "1/4/2014 8:05:00 AM", no zeros."""
    if half is None or half.upper() not in ("AM", "PM") or "a" not in fields:
        return False
    first, second = fields["a"], fields["b"]
    bare = not first.startswith("0") and not second.startswith("0") and len(first + second) < 4
    return int(second) > 12 >= int(first) or (bare and clock is not None and not clock.endswith(":"))


def _day_month(fields: dict[str, str], order: Order, american: bool) -> tuple[int, int]:
    if "spelt" in fields:
        return int(fields["day"]), _VIETNAMESE[fields["spelt"].lower()]
    if "name" in fields:
        return int(fields["day"]), _ENGLISH.get(fields["name"].lower(), 0)
    if "a" not in fields:
        return int(fields["day"]), int(fields["month"])
    first, second = int(fields["a"]), int(fields["b"])
    # 2/27/2017 9:59 AM cannot be day first; with a 24-hour clock it is a slip of the pen and stays unread.
    return (second, first) if order == "mdy" or (american and first <= 12) else (first, second)


def _beside(text: str, match: re.Match[str]) -> tuple[str, str | None, str | None] | None:
    """The clock right after the date, else the one right before it."""
    gap = _BETWEEN.match(text, match.end())
    after = _CLOCK.match(text, gap.end() if gap else match.end())
    if after:
        zone = _OFFSET.match(text, after.end())
        return _digits(after), after["half"], zone["offset"] if zone else None
    for before in reversed(list(_CLOCK.finditer(text, max(0, match.start() - 40), match.start()))):
        if _BETWEEN.fullmatch(text, before.end(), match.start()):
            return _digits(before), before["half"], None
        break
    return None


def _digits(match: re.Match[str]) -> str:
    return f"{match['hour']}:{match['minute']}:{match['second'] or ''}"


def _clock(clock: str | None, half: str | None) -> tuple[int, int, int]:
    if clock is None:
        return 0, 0, 0
    hour, minute, *rest = (int(part or 0) for part in clock.split(":"))
    if half and hour <= 12:
        hour = hour % 12 + (12 if half.lower() in ("pm", "ch") else 0)
    return hour, minute, rest[0] if rest else 0


def _zone(offset: str | None) -> timezone:
    if not offset:
        return HANOI
    if offset == "Z":
        return UTC
    digits = re.sub(r"\D", "", offset)
    hours, minutes = (int(digits), 0) if len(digits) <= 2 else (int(digits[:-2]), int(digits[-2:]))
    if hours > 14 or minutes > 59:
        return HANOI
    delta = timedelta(hours=hours, minutes=minutes)
    return timezone(-delta if offset.startswith("-") else delta)
