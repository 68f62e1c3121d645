"""Which time expression of its own sentence speaks of a figure; where none does, see :mod:`extract.governing`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extract import times_masks as masks
from extract.clauses import Sentence, bracket
from extract.text import Span
from extract.times_expression import Time, is_year

_REACH = 140
"""Characters within which a time after a figure is the figure's where no earlier time could govern it."""
_TOUCH = 40
"""Characters within which a time after a figure is the figure's even where an earlier time could govern it."""
_LONGEST_EVENT = 120
"""Days that something counted from its beginning ("phát động từ ngày 22/9 … tính đến nay") may last."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What a figure's own sentence says of its time; ``time`` is None where it says nothing.

    ``local``: said after the figure, of it alone; ``loose``: stands only in a name, so that anything better goes first.
    """

    time: Time | None
    local: bool = False
    loose: bool = False


_UNTIL_NOW = ("until_now", "so_far")
"""Rules of times that are never a part of a name."""
_LONGEST_NAMED = 32
"""Days of an event whose name holds a year."""
_LONGEST_COUNT = 800
"""Days over which "từ năm 2023 … đến ngày 20/6" is one count."""
_TOLD_OF = re.compile(r"(?:[,:]|trong|biết|rằng|là|thấy|thì|và)\s$")
_LINKED = re.compile(r"\s?(?:là|đạt|:)\s")
"""What links a time to the figure right after it: "năm 2025 là 2.676 căn và năm 2026 là 4.979 căn"."""
_WHOLE = 300
"""Days from which on a time may be a part of a name: "hội nghị tổng kết năm 2025", but not "ngày 18 đến 22-5"."""


def own(low: str, time: Time, sentence: Sentence) -> bool:
    """Whether a time says when something happened, rather than standing in a comparison or a document's name."""
    if time.rule in _UNTIL_NOW:
        return not masks.compared(low, sentence.start, time.start)
    if low.startswith("giai đoạn", time.start) and not masks.compared(low, sentence.start, time.start):
        return not masks.attribute(low, sentence.start, time.start, time.end)
    if time.role == "until" and masks.document(low, sentence.start, time.start):
        return True
    if any(mask(low, sentence.start, time.start) for mask in (masks.compared, masks.document, masks.told)):
        return False
    return not masks.attribute(low, sentence.start, time.start, time.end)


def named(low: str, time: Time, sentence: Sentence) -> bool:
    """Whether a time is part of the name of a programme, meeting, term or plan."""
    if time.rule in ("tet", "term"):
        return time.rule == "tet" or not low.endswith("trong ", sentence.start, time.start)
    if time.rule in _UNTIL_NOW:
        return False
    if time.role == "until" and masks.document(low, sentence.start, time.start):
        return True
    return _is_long(time) and masks.named(low, sentence.start, time.start)


def _is_long(time: Time) -> bool:
    days = time.period
    if time.rule == "school" or days is None or days.start is None or days.end is None:
        return True
    return (days.end - days.start).days >= _WHOLE


def spoken(low: str, sentence: Sentence, times: Sequence[Time]) -> tuple[list[Time], list[Time]]:
    """The times of a sentence that say when something happened: all but those in names, and all."""
    first = bisect_left(times, sentence.start, key=lambda time: time.start)
    inside = times[first : bisect_left(times, sentence.end, key=lambda time: time.start)]
    said = [time for time in inside if own(low, time, sentence)]
    return [time for time in said if not named(low, time, sentence)], said


def choose(
    low: str, sentence: Sentence, figures: Sequence[Span], times: Sequence[Time], named: Sequence[Time], governed: bool
) -> tuple[Choice, ...]:
    """The time that each figure's own sentence says of it; one in a name only where nothing else does."""
    firm, loose = _choices(low, sentence, figures, times), _choices(low, sentence, figures, named)
    chosen = [choice if choice.time else replace(other, loose=True) for choice, other in zip(firm, loose, strict=True)]
    if governed or not figures:
        return tuple(chosen)
    later = [time for time in named if time.start >= figures[0].end and time.period]
    return tuple(choice if choice.time or not later else Choice(later[0], loose=True) for choice in chosen)


def _choices(low: str, sentence: Sentence, figures: Sequence[Span], times: Sequence[Time]) -> list[Choice]:
    found: list[Choice] = []
    for index, figure in enumerate(figures):
        following = figures[index + 1].start if index + 1 < len(figures) else sentence.end
        found.append(_choice(low, sentence, figures, figure, following, times, found))
    return found


def _choice(
    low: str,
    sentence: Sentence,
    figures: Sequence[Span],
    figure: Span,
    following: int,
    times: Sequence[Time],
    chosen: Sequence[Choice],
) -> Choice:
    segment = sentence.segment(figure.start)
    local = {choice.time for choice in chosen if choice.local}
    before = [
        t
        for t in times
        if t.end <= figure.start
        and (t.start >= segment.start or t not in local)
        and not _is_of_a_detail(low, sentence, t, figure, figures)
    ]
    after = next((t for t in times if figure.end <= t.start < following), None)
    if before and _LINKED.fullmatch(low, before[-1].end, figure.start):
        return Choice(_joined(low, before))
    reach = _TOUCH if before else _REACH
    if after and after.start - figure.end <= reach and not re.search(r"[,;()]", low[figure.end : after.start]):
        return Choice(_up_to(before, after), local=True)
    return Choice(_joined(low, before)) if before else Choice(None)


def _is_of_a_detail(low: str, sentence: Sentence, time: Time, figure: Span, figures: Sequence[Span]) -> bool:
    """Whether a time stands with a figure in a bracket closed since: "tăng 19% (lũy kế 2 tháng tăng 14%), đón …"."""
    opened = bracket(low, sentence.start, time.start)
    closed = low.find(")", time.end, figure.start) if opened else -1
    return closed >= 0 and any(opened < other.start < closed for other in figures)


def _up_to(before: Sequence[Time], after: Time) -> Time:
    """ "Đến ngày 31/10 giải ngân 468 tỷ đồng vốn năm 2024" counts from the year's beginning."""
    counted = counted_from(before[-1], after) if before else after
    return after if not before or counted is before[-1] else counted


def _joined(low: str, before: Sequence[Time]) -> Time:
    """The last time; "kế hoạch năm 2025 tính đến 3-12" counts from the year's beginning."""
    last = before[-1]
    if is_year(last) and not _TOLD_OF.search(low, max(0, last.start - 8), last.start):
        event = next((time for time in reversed(before[:-1]) if _is_event_in(time, last)), None)
        if event:
            return event
    for earlier in reversed(before[:-1]):
        joined = counted_from(last, earlier)
        if joined is not last:
            return joined
    return last


def _is_event_in(time: Time, year: Time) -> bool:
    """Whether a time is that of an event in whose name the year stands: "từ ngày 21/7-3/8, Chợ OCOP năm 2024 …"."""
    days, whole = time.period, year.period
    if time.role != "in" or not (days and days.start and days.end and whole and whole.start and whole.end):
        return False
    return (days.end - days.start).days < _LONGEST_NAMED and whole.start <= days.start and days.end <= whole.end


def counted_from(time: Time, other: Time | None) -> Time:
    """ "Tính đến ngày 30-11" within a year or an event that governs: counted from its beginning."""
    days = other.period if other else None
    if other is None or days is None or days.start is None or other.role == "now":
        return time
    if (
        time.role != "as_of"
        or time.rule == "total"
        or time.period is None
        or time.period.start
        or time.period.end is None
    ):
        return time
    end = days.end or time.period.end
    brief = days.accuracy == "span" and (end - days.start).days < _LONGEST_EVENT
    recent = (end - days.start).days < _LONGEST_COUNT
    counts = (other.role in ("since", "as_of") and recent) or days.accuracy == "year" or brief
    if not counts or not days.start <= time.period.end or (other.role == "in" and end < time.period.end):
        return time
    return replace(time, period=replace(time.period, start=days.start, accuracy="span"))
