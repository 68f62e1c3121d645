"""Which time a figure's activity took: the time expression of its clause, else the one that still governs.

A year once spoken of governs the following sentences until another time takes over; "tính đến ngày 30-11" within a
governing year counts from that year's beginning; the day of an event governs what happened at it; a trait of a thing
takes only a time that its own sentence states.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from extract.clauses import Sentence
from extract.model import Period
from extract.status import Told
from extract.text import Span
from extract.times import Time
from extract.words import either, table

_HEAD = 70
"""Characters from a sentence's beginning within which a time counts as said of the whole sentence."""
_TOUCH = 40
"""Characters within which a time after a figure is the figure's even where an earlier time could govern it."""
_LONGEST_EVENT = 10


@dataclass(frozen=True, slots=True)
class Governing:
    """The times that govern at a point of the text: a running report's, and the day of the event that is told."""

    report: Time | None = None
    event: Time | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """What a figure's own sentence says of its time; ``time`` is None where it says nothing."""

    time: Time | None
    local: bool = False


@cache
def _masks() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    rows = table("times.toml")["mask"]
    patterns = {
        row["name"]: re.compile(rf"(?<!\w)(?:{either(row['words'])})(?!\w)[^.;:()\n]{{0,{row['reach']}}}\(?\s?$")
        for row in rows
    }
    return patterns["compared"], patterns["document"], patterns["named"]


def own(low: str, time: Time, sentence: Sentence) -> bool:
    """Whether a time says when something happened, rather than standing in a comparison or a document's name."""
    before = low[max(sentence.start, time.start - 120) : time.start]
    compared, document, _ = _masks()
    return not compared.search(before) and not (document.search(before) and "," not in before[-12:])


def named(low: str, time: Time, sentence: Sentence) -> bool:
    """Whether a time is part of the name of a programme, meeting or plan."""
    if time.rule == "tet":
        return True
    before = low[max(sentence.start, time.start - 120) : time.start]
    return bool(_masks()[2].search(before[before.rfind(",") + 1 :]))


def spoken(low: str, sentence: Sentence, times: Sequence[Time]) -> tuple[list[Time], list[Time]]:
    """The times of a sentence that say when something happened: all but those in names, and all."""
    first = bisect_left(times, sentence.start, key=lambda time: time.start)
    inside = times[first : bisect_left(times, sentence.end, key=lambda time: time.start)]
    said = [time for time in inside if own(low, time, sentence)]
    return [time for time in said if not named(low, time, sentence)], said


def choose(
    low: str,
    sentence: Sentence,
    figures: Sequence[Span],
    times: Sequence[Time],
    named: Sequence[Time],
    governing: Governing,
) -> tuple[Choice, ...]:
    """The time that each figure's own sentence says of it; one in a name only where nothing else does."""
    firm, loose = _choices(low, sentence, figures, times), _choices(low, sentence, figures, named)
    chosen = [choice if choice.time else other for choice, other in zip(firm, loose, strict=True)]
    if governing.report or governing.event or not figures:
        return tuple(chosen)
    later = [time for time in named if time.start >= figures[0].end and time.period]
    return tuple(choice if choice.time or not later else Choice(later[0]) for choice in chosen)


def _choices(low: str, sentence: Sentence, figures: Sequence[Span], times: Sequence[Time]) -> list[Choice]:
    found: list[Choice] = []
    for index, figure in enumerate(figures):
        following = figures[index + 1].start if index + 1 < len(figures) else sentence.end
        found.append(_choice(low, sentence, figure, following, times, found))
    return found


def _choice(
    low: str, sentence: Sentence, figure: Span, following: int, times: Sequence[Time], chosen: Sequence[Choice]
) -> Choice:
    segment = sentence.segment(figure.start)
    local = {choice.time for choice in chosen if choice.local}
    before = [t for t in times if t.end <= figure.start and (t.start >= segment.start or t not in local)]
    after = next((t for t in times if figure.end <= t.start < following), None)
    reach = _TOUCH if before else _HEAD * 2
    if after and after.start - figure.end <= reach and not re.search(r"[,;()]", low[figure.end : after.start]):
        return Choice(after, local=True)
    return Choice(_joined(before)) if before else Choice(None)


def _joined(before: Sequence[Time]) -> Time:
    """The last time; "kế hoạch năm 2025 tính đến 3-12" counts from the year's beginning."""
    last = before[-1]
    for earlier in reversed(before[:-1]):
        joined = _counted_from(last, earlier)
        if joined is not last:
            return joined
    return last


def _counted_from(time: Time, year: Time | None) -> Time:
    if time.role != "as_of" or time.period is None or time.period.start or time.period.end is None:
        return time
    days = year.period if year else None
    if days is None or days.start is None or days.end is None or year is None or year.role == "now":
        return time
    whole = (days.start.month, days.start.day) == (1, 1) and days.start.year == days.end.year == time.period.end.year
    if (whole and days.accuracy == "year") or (whole and year.role == "as_of"):
        return replace(time, period=replace(time.period, start=days.start, accuracy="span"))
    return time


def counted(choice: Choice, governing: Governing) -> Choice:
    """A choice whose "tính đến …" counts from the beginning of the year that governs."""
    return replace(choice, time=_counted_from(choice.time, governing.report)) if choice.time else choice


def govern(
    low: str,
    sentence: Sentence,
    figures: Sequence[Span],
    times: Sequence[Time],
    chosen: Sequence[Choice],
    before: Governing,
) -> Governing:
    """What governs after a sentence."""
    report, event = before.report, before.event
    if is_caption(low, sentence, times):
        return before
    used = [choice.time for choice in chosen if choice.time and not choice.local]
    heads = [t for t in times if _is_head(low, sentence, t, figures)]
    for time in heads:
        if _is_event(time):
            event = event or time
    said = used or [t for t in heads if t.role != "now"]
    if not said and not report and not event:
        said = [t for t in times if t.period and t.role != "now"]
    if not said:
        return Governing(report, event)
    return Governing(_counted_from(said[-1], report), event)


def is_caption(low: str, sentence: Sentence, times: Sequence[Time]) -> bool:
    """A photograph's caption, or a line that is nothing but a date: it says nothing of the sentences around it."""
    length = sentence.end - sentence.start
    dated = sum(time.end - time.start for time in times)
    return "ảnh:" in low[sentence.start : sentence.end] or (dated > 0 and length - dated < 25)


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
    time, report, status = choice.time, governing.report, told.status
    if time and time.role in ("past", "future"):
        return report.period if report and time.role == "future" and _ahead(report, published) else None
    if time:
        return time.period
    if told.trait:
        return None
    if at_event and governing.event and status == "done":
        return governing.event.period
    if status == "state":
        return report.period if report and _describes(report) else None
    report = report or governing.event
    if status in ("not_done", "ongoing") and report and report.role == "now":
        return report.period
    if report is None or report.period is None or report.role == "now":
        return governing.event.period if governing.event and status == "done" else None
    if status == "planned" and not _ahead(report, published):
        return None
    if status == "done" and report.role == "until":
        return governing.event.period if governing.event else None
    return report.period


def _describes(time: Time) -> bool:
    """A level is told for a year, up to a day, or now; the day of an event is not its time."""
    return time.role in ("as_of", "now") or (time.role == "in" and not _is_event(time))


def _ahead(time: Time, published: date | None) -> bool:
    if time.period is None or published is None:
        return True
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
    return spoken.role == "until" or (days.start is not None and days.start > published)
