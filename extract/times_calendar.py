"""Spans of days: years, quarters, months and weeks, and the year that a date without one most likely means."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from extract.model import Accuracy, Period

FIRST_YEAR, LAST_YEAR = 1900, 2100
_PAST_IS_NEARER = 250
"""Days by which a past date counts as nearer than a future one: news tells more of what was than of what will be."""


def day(year: int, month: int, day_of_month: int) -> Period | None:
    """One day, or None where the calendar has no such day ("31/2")."""
    try:
        that = date(year, month, day_of_month)
    except ValueError:
        return None
    return Period(that, that, "day") if FIRST_YEAR <= year <= LAST_YEAR else None


def month(year: int, number: int) -> Period | None:
    """A calendar month."""
    return months(year, number, number, "month")


def quarter(year: int, number: int) -> Period | None:
    """A calendar quarter."""
    return months(year, 3 * number - 2, 3 * number, "quarter")


def year(number: int) -> Period | None:
    """A calendar year."""
    return months(number, 1, 12, "year")


def years(first: int, last: int) -> Period | None:
    """From the first day of one year to the last of another."""
    begin, end = year(first), year(last)
    return Period(begin.start, end.end) if begin and end and first <= last else None


def school_year(first: int, last: int) -> Period | None:
    """From the opening in September to the end of lessons in May."""
    begin, end = month(first, 9), month(last, 5)
    return Period(begin.start, end.end) if begin and end and first < last else None


def months(in_year: int, first: int, last: int, accuracy: Accuracy = "span") -> Period | None:
    """From the first day of one month to the last of another in the same year."""
    if not (1 <= first <= last <= 12 and FIRST_YEAR <= in_year <= LAST_YEAR):
        return None
    return Period(date(in_year, first, 1), date(in_year, last, calendar.monthrange(in_year, last)[1]), accuracy)


def week(of: date, offset: int) -> Period:
    """The week, Monday to Sunday, that lies ``offset`` weeks after the one of ``of``."""
    monday = of - timedelta(days=of.weekday()) + timedelta(weeks=offset)
    return Period(monday, monday + timedelta(days=6))


def days_away(of: date, offset: int) -> Period:
    """The day that lies ``offset`` days after ``of``."""
    that = of + timedelta(days=offset)
    return Period(that, that, "day")


def months_away(of: date, offset: int) -> Period | None:
    """The calendar month that lies ``offset`` months after the one of ``of``."""
    count = of.year * 12 + of.month - 1 + offset
    return month(count // 12, count % 12 + 1)


def nearest_year(in_month: int, day_of_month: int, published: date) -> int:
    """The year that "13-1" or "tháng 10" means in an article of that day."""

    def distance(candidate: int) -> int:
        end = calendar.monthrange(candidate, in_month)[1]
        gap = (date(candidate, in_month, min(day_of_month, end)) - published).days
        return gap + _PAST_IS_NEARER if gap > 20 else abs(gap)

    return min((published.year - 1, published.year, published.year + 1), key=distance)
