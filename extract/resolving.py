"""The days of a figure's activity: its own time's, else those of the time that governs there.

A plan takes only a time that is not over; a trait of a thing takes only a time that its own sentence states; a level
is told for a year, up to a day, or now.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from extract import times_calendar as calendar
from extract.governing import Governing
from extract.model import Period
from extract.periods import Choice
from extract.times_expression import Time, is_account, is_decision, is_event, is_open, is_to_come, is_year
from extract.told import Told

_JUST_BEGUN = 45
_LONG_AHEAD = 500
"""A span just begun that has so many days to go is one of plans: "giai đoạn 2019 - 2021" in January 2019."""


def beside_levels(
    chosen: Sequence[Choice], told: Sequence[Told], governing: Governing, published: date | None
) -> tuple[Choice, ...]:
    """Of "hiện có 1.868 con, tăng 182 con" only the level is of now; what changed is of the account that goes on."""
    if governing.report is None or not is_account(governing.report, published):
        return tuple(chosen)
    levels = (None, *(choice.time for choice in chosen))
    return tuple(
        Choice(None) if one.time and one.time is level and one.time.role == "now" and said.status == "done" else one
        for one, level, said in zip(chosen, levels, told, strict=False)
    )


def of_event(choice: Choice, named: bool, governing: Governing) -> Choice:
    """ "Giải năm nay có 8 đội" is told of the days of the event that governs, which the year only names."""
    time, event = choice.time, governing.event
    days, year = event and event.period, time and time.period
    if not (named and time and event and is_event(event) and days and days.start and year and year.start and year.end):
        return choice
    return replace(choice, time=event) if year.start <= days.start <= year.end else choice


def resolve(choice: Choice, told: Told, governing: Governing, published: date | None, at_event: bool) -> Period | None:
    """The days of a figure's activity, from its own time or from what governs."""
    time = choice.time
    if told.target:
        return _whole_year(time or governing.report)
    if time and time.role == "now" and told.status == "done" and time.period:
        return Period(None, time.period.end)
    if told.trait and time and (time.rule == "in_year" or is_event(time)):
        return None
    if time and time.period and not choice.loose and not (told.status == "planned" and is_decision(time, published)):
        return time.period
    if told.trait:
        return None
    if told.status == "planned":
        return _planned(choice, governing, published)
    if time and choice.loose and governing.empty:
        return time.period if _is_telling(time) else None
    if told.status == "state" and not told.happened:
        return _level(governing.now or governing.report)
    if time and time.role == "past":
        return None
    return _happened(told, governing, at_event, published)


def _whole_year(time: Time | None) -> Period | None:
    """A plan beside what was reached of it is the whole year's: "6 tháng thu 12 tỷ, đạt 51% dự toán (23 tỷ)"."""
    days = time.period if time else None
    brief = days and days.end and (days.start is None or days.start.year == days.end.year)
    return calendar.year(days.end.year) if days and days.end and brief else days


def _planned(choice: Choice, governing: Governing, published: date | None) -> Period | None:
    report, plan = governing.report, governing.plan
    if choice.loose and choice.time and is_open(choice.time, published) and not _is_year_of(report, choice.time):
        return choice.time.period
    named_since = plan and report and plan.start > report.start and plan.role != "until"
    named_since = named_since and not _is_year_of(report, plan)
    if report and report.period and is_open(report, published) and not named_since:
        return report.period
    return plan.period if plan else None


def _is_year_of(report: Time | None, span: Time | None) -> bool:
    """Whether the account is of one year of the years that a programme's name tells: that year is the plan's."""
    one, years = report and report.period, span and span.period
    if not (report and is_year(report) and one and one.start and one.end and years and years.start and years.end):
        return False
    return years.start <= one.start and one.end <= years.end and years.accuracy != "year"


def _is_telling(time: Time) -> bool:
    """Not a feast or a term of office that is named: "quà Tết", "bầu cử nhiệm kỳ 2021 - 2026"."""
    return time.rule not in ("tet", "term")


def _level(report: Time | None) -> Period | None:
    """A level is told for a year, up to a day, or now; the day of an event is not its time."""
    if report is None or not (report.role in ("as_of", "now") or (report.role == "in" and not is_event(report))):
        return None
    return report.period


def _happened(told: Told, governing: Governing, at_event: bool, published: date | None) -> Period | None:
    report, event = (None if is_to_come(time, published) else time for time in (governing.report, governing.event))
    if at_event:
        if event is None and report and is_event(report):
            return report.period
        return event.period if event else None
    now = governing.now or report
    if now and now.period and now.role == "now" and told.status in ("not_done", "ongoing"):
        return now.period
    if report and report.period and report.role not in ("now", "until"):
        return report.period
    return event.period if event else None


def is_ahead(time: Time | None, governing: Governing, published: date | None) -> bool:
    """Whether the time of a figure, its own or the one that governs, lies after publication."""
    spoken = time or governing.report
    if spoken is None or published is None:
        return False
    if spoken.role == "future":
        return True
    days = spoken.period
    if days is None or days.end is None or days.end <= published:
        return False
    if spoken.role == "until" or days.start is None:
        return spoken.role == "until"
    begun = (published - days.start).days
    from_now_on = begun == 0 and spoken.role == "as_of"
    return (
        begun < 0
        or from_now_on
        or (spoken.role == "in" and begun <= _JUST_BEGUN and (days.end - published).days >= _LONG_AHEAD)
    )
