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

from extract.clauses import Sentence, bracket
from extract.model import Period
from extract.periods import Choice, counted_from
from extract.text import Span
from extract.times_expression import Time, is_account, is_event, is_open, is_to_come, is_year

_HEAD, _NEAR_HEAD = 80, 50
"""Characters from a sentence's beginning within which a time counts as said of the whole sentence: fewer where it
also ends the sentence."""
_TAIL = 20
_SHORT = 25
"""Characters besides its date up to which a line without a colon is nothing but a date line."""
_DATE_LINE = 80
"""Characters within which a line with a clock time or "ngày đăng" is when the article was printed."""
_DATE_LINE_WORDS = re.compile(r"ngày đăng|cập nhật|\d{1,2}:\d{2}")
_HELD = re.compile(r"(?:diễn ra|được tổ chức|tổ chức|khai mạc|kéo dài|thời gian)[^.;]*$")
_TAKES_PLACE = re.compile(r"\b(?:diễn ra|được tổ chức|kéo dài|khai mạc|bế mạc)\b")
_PART_OF_DAY = re.compile(r"(?:sáng|trưa|chiều|tối|đêm)\s")
_LAUNCHED = re.compile(r"\b(?:phát động|nhận bài|nhận tác phẩm)\s\($")
"""Before the span in which a contest took entries: "sau gần hai tháng phát động (từ ngày 9/7 đến 30/8)"."""
_CELEBRATED = r"\s(?:và trao giải )?(?:hội|cuộc|liên hoan|giải|lễ|lớp|khóa|ngày|chuyến|đợt)\b"
_SUMMED_UP = re.compile(rf"\b(?:tổng kết|sơ kết)\b(?!{_CELEBRATED})[^.;:]{{0,110}}$")
"""A look back on work over a time, not on a contest or a course, whose name may hold a year."""
_LONGEST_WORD = 20
_BESIDES = re.compile(r"\s*(?:bên cạnh đó|ngoài ra|cùng với đó|song song)")


@dataclass(frozen=True, slots=True)
class Governing:
    """The times that govern at a point of the text.

    ``report``: the running account's; ``now``: the present, where levels told of it interrupt the account; ``event``:
    the days of the event that the article tells; ``plan``: the last time that is not over at publication, be it only
    in a programme's name; ``year``: the year within which single events are told, to which "Bên cạnh đó" goes back.
    """

    report: Time | None = None
    now: Time | None = None
    event: Time | None = None
    plan: Time | None = None
    year: Time | None = None

    @property
    def empty(self) -> bool:
        """Whether no time has been spoken of yet."""
        return self.report is None and self.event is None


def counted(choice: Choice, sentence: Sentence, governing: Governing) -> Choice:
    """A choice whose "tính đến …" counts from the beginning of the year that governs; a new paragraph counts anew."""
    if sentence.opens_paragraph or governing.now:
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
    event = before.event or next((time for time in heads if is_event(time)), held)
    plan = next((t for t in reversed(named) if t.period and t.role != "now" and is_open(t, published)), before.plan)
    account = before.report is not None and before.report.role == "in"
    said = _said(times, heads, chosen, account, before.report is None and event is None)
    summed = None if figures else next((time for time in named if _is_summed_up(low, sentence, time, published)), None)
    said = summed or said
    report = counted_from(said, before.report) if said and not before.now else said or before.report
    aside = said and said.role == "now" and before.report and is_account(before.report, published)
    now = said if aside else None if said else before.now
    return Governing(
        before.report if aside else report, now, event, plan, said if said and is_year(said) else before.year
    )


def _is_summed_up(low: str, sentence: Sentence, time: Time, published: date | None) -> bool:
    """Whether a meeting looks back on that time, so that the results it heard are of it: "tổng kết năm 2025"."""
    over = time.role == "in" and not is_event(time) and not is_to_come(time, published)
    return over and bool(_SUMMED_UP.search(low, sentence.start, time.start))


def _is_held(low: str, sentence: Sentence, time: Time) -> bool:
    """Whether something is said to take place then: "diễn ra từ ngày 22 đến 25-4", "vào chiều 10-1"."""
    in_part_of_day = low.endswith("vào ", sentence.start, time.start) and _PART_OF_DAY.match(low, time.start)
    return bool(in_part_of_day or _HELD.search(low, max(sentence.start, time.start - 30), time.start))


def announces(low: str, sentence: Sentence, times: Sequence[Time], published: date | None) -> bool:
    """Whether a sentence says that an event is still to take place, so that what follows tells a plan."""
    coming = (t for t in times if published and t.period and t.period.start and t.period.start > published)
    return any(_is_held(low, sentence, time) for time in coming)


def _is_aside(low: str, sentence: Sentence, time: Time) -> bool:
    """A year in brackets dates one number only, and when entries were taken is not when prizes were won."""
    if time.role != "in" or not bracket(low, sentence.start, time.start):
        return False
    return is_year(time) or bool(_LAUNCHED.search(low, max(sentence.start, time.start - _LONGEST_WORD), time.start))


def resumed(low: str, sentence: Sentence, governing: Governing) -> Governing:
    """What governs a sentence: after one event of a year, a new paragraph or "Bên cạnh đó" goes back to the year."""
    report, year = governing.report, governing.year
    if not (report and year and report.period and year.period and is_event(report)):
        return governing
    back = sentence.opens_paragraph or _BESIDES.match(low, sentence.start)
    if back and _within(report.period, year.period):
        return replace(governing, report=year)
    return governing


def _within(days: Period, year: Period) -> bool:
    return bool(
        days.start and days.end and year.start and year.end and year.start <= days.start <= days.end <= year.end
    )


def _said(
    times: Sequence[Time], heads: Sequence[Time], chosen: Sequence[Choice], account: bool, silent: bool
) -> Time | None:
    """The time that a sentence leaves behind: one that spoke of its figures, else one at its head."""
    firm = [choice for choice in chosen if choice.time in times and not choice.loose]
    spoken = [choice.time for choice in firm if choice.time and not choice.local]
    account = account or bool(spoken and spoken[0].role == "in")
    used = [time for time in spoken if not (account and time.role == "as_of" and time not in heads)]
    said = used or [time for time in heads if time.role != "now"]
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


def _is_head(low: str, sentence: Sentence, time: Time, figures: Sequence[Span]) -> bool:
    if figures and time.start > figures[0].start:
        return False
    reach = _HEAD if sentence.end - time.end > _TAIL else _NEAR_HEAD
    return time.start - sentence.start <= reach or low[time.end : time.end + 1] == ","
