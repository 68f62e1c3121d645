"""Which time a figure's activity took where its own sentence does not say: the one that still governs.

A year once spoken of governs the following sentences until another time takes over; "tính đến ngày 30-11" within a
governing year counts from that year's beginning; the day of an event governs what happened at it; a plan takes only a
time that is not over; a trait of a thing takes only a time that its own sentence states.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from extract import times_calendar as calendar
from extract.clauses import Sentence, bracket
from extract.model import Period
from extract.periods import Choice, counted_from
from extract.text import Span
from extract.times import Time
from extract.told import Told

_HEAD = 50
"""Characters from a sentence's beginning within which a time counts as said of the whole sentence."""
_LONGEST_EVENT = 10
_JUST_BEGUN = 45
_LONG_AHEAD = 500
"""A span just begun that has so many days to go is one of plans: "giai đoạn 2019 - 2021" in January 2019."""
_SHORT = 25
"""Characters besides its date up to which a line without a colon is nothing but a date line."""
_DATE_LINE = 80
"""Characters within which a line with a clock time or "ngày đăng" is when the article was printed."""
_DATE_LINE_WORDS = re.compile(r"ngày đăng|cập nhật|\d{1,2}:\d{2}")
_HELD = re.compile(r"(?:diễn ra|được tổ chức|tổ chức|khai mạc|kéo dài|thời gian)[^.;]*$")
_TAKES_PLACE = re.compile(r"\b(?:diễn ra|được tổ chức|kéo dài|khai mạc|bế mạc)\b")
_PART_OF_DAY = re.compile(r"(?:sáng|trưa|chiều|tối|đêm)\s")
_BESIDES = re.compile(r"\s*(?:bên cạnh đó|ngoài ra|cùng với đó|song song)")


@dataclass(frozen=True, slots=True)
class Governing:
    """The times that govern at a point of the text.

    ``report``: the running account's; ``event``: the days of the event that the article tells; ``plan``: the last time
    that is not over at publication, be it only in a programme's name; ``year``: the year within which single events are
    told, to which "Bên cạnh đó" goes back.
    """

    report: Time | None = None
    event: Time | None = None
    plan: Time | None = None
    year: Time | None = None

    @property
    def empty(self) -> bool:
        """Whether no time has been spoken of yet."""
        return self.report is None and self.event is None


def counted(choice: Choice, sentence: Sentence, governing: Governing) -> Choice:
    """A choice whose "tính đến …" counts from the beginning of the year that governs; a new paragraph counts anew."""
    if sentence.opens_paragraph:
        return choice
    return replace(choice, time=counted_from(choice.time, governing.report)) if choice.time else choice


def after(
    low: str,
    sentence: Sentence,
    figures: Sequence[Span],
    times: Sequence[Time],
    named: Sequence[Time],
    chosen: Sequence[Choice],
    before: Governing,
    published: date | None,
) -> Governing:
    """What governs after a sentence."""
    if is_caption(low, sentence, times):
        return before
    times = [time for time in times if not _is_aside(low, sentence, time)]
    heads = [time for time in times if _is_head(low, sentence, time, figures)]
    held = next((time for time in times if _is_held(low, sentence, time)), None)
    event = before.event or next((time for time in heads if _is_event(time)), held)
    plan = next((t for t in reversed(named) if t.period and t.role != "now" and _open(t, published)), before.plan)
    said = _said(times, heads, chosen, before.report is None and event is None)
    report = counted_from(said, before.report) if said else before.report
    return Governing(report, event, plan, said if said and _is_year(said) else before.year)


def _is_held(low: str, sentence: Sentence, time: Time) -> bool:
    """Whether something is said to take place then: "diễn ra từ ngày 22 đến 25-4", "vào chiều 10-1"."""
    in_part_of_day = low.endswith("vào ", sentence.start, time.start) and _PART_OF_DAY.match(low, time.start)
    return bool(in_part_of_day or _HELD.search(low, max(sentence.start, time.start - 30), time.start))


def announces(low: str, sentence: Sentence, times: Sequence[Time], published: date | None) -> bool:
    """Whether a sentence says that an event is still to take place, so that what follows tells a plan."""
    coming = (t for t in times if published and t.period and t.period.start and t.period.start > published)
    return any(_is_held(low, sentence, time) for time in coming)


def _is_aside(low: str, sentence: Sentence, time: Time) -> bool:
    """A year in brackets dates one number only: "dân số (năm 2016) là …"."""
    return _is_year(time) and bool(bracket(low, sentence.start, time.start))


def _is_year(time: Time) -> bool:
    return time.role == "in" and time.period is not None and time.period.accuracy == "year"


def resumed(low: str, sentence: Sentence, governing: Governing) -> Governing:
    """What governs a sentence: after one event of a year, a new paragraph or "Bên cạnh đó" goes back to the year."""
    report, year = governing.report, governing.year
    if not (report and year and report.period and year.period and _is_event(report)):
        return governing
    back = sentence.opens_paragraph or _BESIDES.match(low, sentence.start)
    if back and _within(report.period, year.period):
        return replace(governing, report=year)
    return governing


def _within(days: Period, year: Period) -> bool:
    return bool(
        days.start and days.end and year.start and year.end and year.start <= days.start <= days.end <= year.end
    )


def _said(times: Sequence[Time], heads: Sequence[Time], chosen: Sequence[Choice], silent: bool) -> Time | None:
    """The time that a sentence leaves behind: one that spoke of its figures, else one at its head."""
    firm = [choice for choice in chosen if choice.time in times and not choice.loose]
    used = [choice.time for choice in firm if choice.time and not choice.local]
    local = [choice.time for choice in firm if choice.time and choice.local]
    said = used or [time for time in heads if time.role != "now"] or local
    if not said and silent:
        said = [time for time in times if time.period and time.role != "now"]
    return said[-1] if said else None


def is_caption(low: str, sentence: Sentence, times: Sequence[Time]) -> bool:
    """A photograph's caption, or a line that is nothing but a date: it says nothing of the sentences around it."""
    text = low[sentence.start : sentence.end].strip()
    dated = sum(time.end - time.start for time in times)
    if "ảnh:" in text:
        return True
    printed = len(text) < _DATE_LINE and _DATE_LINE_WORDS.search(text)
    bare = len(text) - dated < _SHORT and not text.endswith(":") and not _TAKES_PLACE.search(text)
    return dated > 0 and bool(printed or bare)


def _is_event(time: Time) -> bool:
    days = time.period
    if time.role != "in" or days is None or days.start is None or days.end is None:
        return False
    return (days.end - days.start).days <= _LONGEST_EVENT


def _is_head(low: str, sentence: Sentence, time: Time, figures: Sequence[Span]) -> bool:
    if figures and time.start > figures[0].start:
        return False
    return time.start - sentence.start <= _HEAD or low[time.end : time.end + 1] == ","


def resolve(choice: Choice, told: Told, governing: Governing, published: date | None, at_event: bool) -> Period | None:
    """The days of a figure's activity, from its own time or from what governs."""
    time = choice.time
    if told.target:
        return _whole_year(time or governing.report)
    if time and time.role == "now" and told.status == "done" and time.period:
        return Period(None, time.period.end)
    if told.trait and time and (time.rule == "in_year" or _is_event(time)):
        return None
    if time and time.period and not choice.loose and not (told.status == "planned" and _is_decision(time, published)):
        return time.period
    if told.trait:
        return None
    if told.status == "planned":
        return _planned(choice, governing, published)
    if time and choice.loose and governing.empty:
        return time.period if _is_telling(time) else None
    if told.status == "state" and not told.happened:
        return _level(governing.report)
    if time and time.role == "past":
        return None
    return _happened(told, governing, at_event, published)


def _to_come(time: Time | None, published: date | None) -> bool:
    """Whether a time begins only after publication, so that nothing that happened was then."""
    days = time.period if time else None
    return bool(days and days.start and published and days.start > published)


def _whole_year(time: Time | None) -> Period | None:
    """A plan beside what was reached of it is the whole year's: "6 tháng thu 12 tỷ, đạt 51% dự toán (23 tỷ)"."""
    days = time.period if time else None
    brief = days and days.end and (days.start is None or days.start.year == days.end.year)
    return calendar.year(days.end.year) if days and days.end and brief else days


def _planned(choice: Choice, governing: Governing, published: date | None) -> Period | None:
    report = governing.report
    if choice.loose and choice.time and _open(choice.time, published):
        return choice.time.period
    if report and report.period and _open(report, published):
        return report.period
    return governing.plan.period if governing.plan else None


def _is_telling(time: Time) -> bool:
    """Not a feast or a term of office that is named: "quà Tết", "bầu cử nhiệm kỳ 2021 - 2026"."""
    return time.rule not in ("tet", "term")


def _level(report: Time | None) -> Period | None:
    """A level is told for a year, up to a day, or now; the day of an event is not its time."""
    if report is None or not (report.role in ("as_of", "now") or (report.role == "in" and not _is_event(report))):
        return None
    return report.period


def _happened(told: Told, governing: Governing, at_event: bool, published: date | None) -> Period | None:
    report, event = (None if _to_come(time, published) else time for time in (governing.report, governing.event))
    if at_event:
        return event.period if event else None
    if report and report.period and report.role == "now" and told.status in ("not_done", "ongoing"):
        return report.period
    if report and report.period and report.role not in ("now", "until"):
        return report.period
    return event.period if event else None


def _is_decision(time: Time, published: date | None) -> bool:
    """A day up to publication is when a plan was made or told, not when it is to be carried out."""
    over = bool(time.period and time.period.end and published and time.period.end <= published)
    return over and (time.role == "now" or _is_event(time))


def _open(time: Time, published: date | None) -> bool:
    """Whether a plan may be for that time."""
    return _ahead(time, published) and not _is_decision(time, published)


def _ahead(time: Time, published: date | None) -> bool:
    if time.period is None or published is None:
        return False
    return time.period.end is None or time.period.end >= published


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
