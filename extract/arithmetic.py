"""What may be computed from figures, and what may not: yearly values of a rate, totals and their parts, what adds up.

Computed values are called derived and never stand among the stated ones. A total is linked to the parts that the text
gives it and to the activities it pays for, so that no report counts both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from extract.model import Activity, Figure, Period
from extract.text import Source, Span

_A_YEAR = {"năm": 1, "quý": 4, "tháng": 12, "tuần": 52}
"""How often a rate's unit of time comes in a year; days are left out, for working days are not told from others."""
_LONGEST = 20
"""Years beyond which a period is no plan that yearly values could be read from."""
_CLOSE = Decimal("0.006")
"""Share of a total by which its parts may miss it: texts round to two or three digits."""
_WIDE = Decimal("0.06")
"""The same for a total that is itself only about, over or under its number."""
_PARTS = re.compile(r"trong đó|bao gồm|gồm|cụ thể|\(|:")
_TOTAL = re.compile(r"(?:tổng|lũy kế|cả thảy|tất cả|toàn bộ)[^.;]{0,60}$")


@dataclass(frozen=True, slots=True)
class Derived:
    """A value computed, not stated: what a rate means for one year. Money in đồng, as in the figure."""

    year: int
    low: Decimal
    high: Decimal


@dataclass(frozen=True, slots=True)
class Total:
    """A figure that sums others up; ``parts`` and ``total`` are indices of figures.

    ``agrees`` says whether the parts make the total; None where the text names only some of them.
    """

    total: int
    parts: tuple[int, ...]
    agrees: bool | None


def derived(figure: Figure, period: Period | None) -> tuple[Derived, ...]:
    """The yearly values of a rate over whole years: "20.000 tờ rơi/năm" in 2024 - 2025 is 20.000 in each.

    Nothing for other figures, for rates per person or place, and where the period is open or no whole years.
    """
    times = _A_YEAR.get(figure.per or "")
    if times is None or figure.kind == "share" or period is None:
        return ()
    return tuple(Derived(year, figure.low * times, figure.high * times) for year in _years(period))


def _years(period: Period) -> range:
    start, end = period.start, period.end
    if start is None or end is None or end.year - start.year >= _LONGEST:
        return range(0)
    whole = start == date(start.year, 1, 1) and end == date(end.year, 12, 31)
    return range(start.year, end.year + 1) if whole else range(0)


def additive(figure: Figure, activity: Activity) -> bool:
    """Whether a value may be summed with others of its kind.

    Percentages, rates, levels ("state": the same xã counted again tomorrow) and what did not happen may not.
    """
    return figure.kind != "share" and figure.per is None and activity.status in ("done", "ongoing", "planned")


def totals(source: Source, figures: Sequence[Figure]) -> tuple[Total, ...]:
    """The figures of a text that sum up others of their sentence: "5 tỷ đồng, trong đó … 3 tỷ …, … 2 tỷ"."""
    spans = [Span(source.norm_at(figure.start), source.norm_at(figure.end)) for figure in figures]
    return tuple(_totals(source.low, (0, *source.breaks), figures, spans))


def _totals(low: str, breaks: Sequence[int], figures: Sequence[Figure], spans: Sequence[Span]) -> Iterator[Total]:
    taken: set[int] = set()
    for index, figure in enumerate(figures):
        if index in taken:
            continue
        end = next((at for at in breaks if at > spans[index].start), len(low))
        parts = tuple(part for part in _parts(low, index, end, figures, spans) if part not in taken)
        if parts:
            taken.update(parts)
            yield Total(index, parts, _agree(figure, [figures[part] for part in parts]))


def _parts(low: str, index: int, end: int, figures: Sequence[Figure], spans: Sequence[Span]) -> tuple[int, ...]:
    """The figures that follow in the sentence behind "trong đó", as long as they are of the same sort and smaller."""
    total = figures[index]
    same = [
        other
        for other in range(index + 1, len(figures))
        if spans[other].start < end and _alike(total, figures[other]) and figures[other].low < total.high
    ]
    if not same or not _PARTS.search(low, spans[index].end, spans[same[0]].start):
        return ()
    said = _TOTAL.search(low[max(0, spans[index].start - 80) : spans[index].start])
    return tuple(same) if len(same) > 1 or said else ()


def _alike(one: Figure, other: Figure) -> bool:
    return (one.kind, one.unit, one.per, one.currency) == (other.kind, other.unit, other.per, other.currency)


def _agree(total: Figure, parts: Sequence[Figure]) -> bool | None:
    low, high = sum((part.low for part in parts), Decimal(0)), sum((part.high for part in parts), Decimal(0))
    loose = total.bound != "exact" or any(part.bound != "exact" for part in parts)
    slack = max(total.high, Decimal(1)) * (_WIDE if loose else _CLOSE)
    if low - slack <= total.high and total.low <= high + slack:
        return True
    return False if low > total.high else None


def covered(activities: Sequence[Activity], figures: Sequence[Figure], source: Source) -> dict[int, tuple[int, ...]]:
    """Of each activity whose money is a total ("Tổng kinh phí thực hiện là 500 triệu đồng"), those that it pays for.

    They stand before it in the same paragraph, of its status and period, without money of their own. A report that sums
    such money counts it once, for the total.
    """
    return {
        index: found
        for index, activity in enumerate(activities)
        if _is_total(source, activity, figures) and (found := _paid(activities, index, figures, source))
    }


def _is_total(source: Source, activity: Activity, figures: Sequence[Figure]) -> bool:
    money = [index for index in activity.figures if figures[index].kind == "budget"]
    if not money or len(money) < len(activity.figures):
        return False
    at = source.norm_at(figures[money[0]].start)
    return bool(_TOTAL.search(source.low[max(0, at - 80) : at]))


def _paid(activities: Sequence[Activity], index: int, figures: Sequence[Figure], source: Source) -> tuple[int, ...]:
    total = activities[index]
    floor = source.raw.rfind("\n", 0, total.start) + 1
    found: list[int] = []
    for other in range(index - 1, -1, -1):
        activity = activities[other]
        same = activity.status == total.status and activity.period == total.period and activity.start >= floor
        if not same or any(figures[figure].kind == "budget" for figure in activity.figures):
            break
        found.append(other)
    return tuple(reversed(found))
