"""What an officer types into a form, as the values that corrections hold, and back.

Numbers and days are written as in the articles: ``2.500``, ``95,5``, ``2 tỷ 350 triệu``; ``31/12/2025``, ``3/2024``,
``2024``. The same grammar that reads the articles reads the numbers.
"""

from __future__ import annotations

import calendar
import re
from datetime import date
from decimal import Decimal

from extract import display
from extract.numbers import scan
from extract.text import Source

_LONGEST_NUMBER = 60
_DAY = re.compile(r"(?:(?:(?P<day>\d{1,2})[/.-])?(?P<month>\d{1,2})[/.-])?(?P<year>\d{4})")
_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})")
_CURRENCY = re.compile(r"[A-Z]{3}")


class OddValueError(ValueError):
    """What was typed cannot be read; ``str(error)`` is the word (of words.toml) that says what is expected."""


def number(typed: str) -> str:
    """Plain digits with a point. Raises OddValueError for what is not one number."""
    found = scan(Source(typed)) if len(typed) <= _LONGEST_NUMBER else ()
    if len(found) != 1 or (found[0].start, found[0].end) != (0, len(typed)):
        raise OddValueError("odd_number")
    return format(found[0].value, "f")


def shown_number(value: Decimal | None) -> str:
    """``2.500``; nothing for none."""
    return "" if value is None else display.number(value)


def period(start: str, end: str) -> str | None:
    """``START/END`` in ISO dates; None when both are empty. Raises OddValueError for what are no days in order."""
    first, last = _day(start, first=True), _day(end, first=False)
    if first and last and last < first:
        raise OddValueError("odd_order")
    if first is None and last is None:
        return None
    return f"{first.isoformat() if first else ''}/{last.isoformat() if last else ''}"


def shown_day(day: date | None) -> str:
    """``31/12/2025``; nothing for none."""
    return f"{day.day:02}/{day.month:02}/{day.year:04}" if day else ""


def currency(typed: str) -> str:
    """Three capital letters. Raises OddValueError otherwise."""
    if not _CURRENCY.fullmatch(typed.upper()):
        raise OddValueError("odd_currency")
    return typed.upper()


def _day(typed: str, *, first: bool) -> date | None:
    """A day; a month or year stands for its first day or its last."""
    if not typed:
        return None
    match = _DAY.fullmatch(typed) or _ISO.fullmatch(typed)
    if match is None or not typed.isascii():
        raise OddValueError("odd_day")
    year = int(match["year"])
    month = int(match["month"] or (1 if first else 12))
    try:
        day = int(match["day"] or (1 if first else calendar.monthrange(year, month)[1]))
        return date(year, month, day)
    except (ValueError, calendar.IllegalMonthError) as error:
        raise OddValueError("odd_day") from error
