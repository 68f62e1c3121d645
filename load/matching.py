"""Which activities tell the same thing: context that does not contradict, figures that agree, clauses that are alike.

The rules look at two tellings only, never at the rest of the store: what was one record yesterday is one today,
whatever else was collected. tests/cases/pairs.toml shows each rule at work.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from load import agreement
from load.likeness import Likeness, likeness, unlike
from load.tellings import Telling, Value

_HAPPENED = frozenset({"done", "ongoing", "state"})
"""Between these three, writers differ and the extractors err; a plan or a denial is another thing."""


_REPEATED = 0.85
"""From this order on, a clause of a near-duplicate article repeats the other's, whatever was read of either."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """What the figures of two tellings say together."""

    agreeing: int
    weight: int
    """Significant digits of the agreeing figures: 2.531 weighs four, 2.000 one."""
    conflicting: int
    """Figures of one quantity that nothing on the other side agrees with."""
    near: bool
    """Whether the conflicting ones are at least of one size (within a half more)."""


def match(a: Telling, b: Telling, linked: bool = False, sisters: bool = False) -> float:
    """How surely two tellings are of one activity, 0 for not at all.

    ``linked``: their articles are near-duplicates. ``sisters``: their articles agree on other things, so that a clause
    about the same with another number rather contradicts than speaks of something else.
    """
    return judge(a, b, linked, sisters) or 0.0


def judge(a: Telling, b: Telling, linked: bool = False, sisters: bool = False) -> float | None:
    """The same; None where the two are not of one activity however their articles may be related."""
    if a.article_id == b.article_id:
        return _restated(a, b)
    fits = compatible(a, b)  # identical clauses of two provinces or years are two things, unless linked
    if not fits and not linked:  # asked first: most candidates end here, and comparing clauses is dear
        return None
    if unlike(a.text, b.text):  # whatever their figures say
        return None
    alike = likeness(a.text, b.text)
    figures = figures_agree(a, b)
    if alike.order >= _REPEATED and (linked or a.text == b.text) and _repeated(a, b, figures):
        return 2.0 + alike.order + figures.agreeing
    if not fits:
        return None
    if figures.agreeing:
        return _by_figures(a, b, alike, figures)
    if not a.figures and not b.figures:
        return alike.shared if alike.shared >= 0.75 and alike.common >= 0.5 and _one_time(a, b) else 0.0
    if figures.conflicting:
        return _contradicting(a, b, alike, figures, sisters)
    return _same_number_other_noun(a, b, alike)


def compatible(a: Telling, b: Telling) -> bool:
    """Whether nothing in the context of the two says that they are different things."""
    return (
        _same_or_unknown(a.province_code, b.province_code)
        and _one_within_other(a.place_detail, b.place_detail)
        and _same_or_unknown(a.programme, b.programme)
        and _status_fits(a, b)
        and _time_fits(a, b)
    )


def figures_agree(a: Telling, b: Telling) -> Agreement:
    """Compare all figures of the two; of whole tables only which numbers are the same."""
    if len(a.figures) * len(b.figures) > _TABLE:
        return _same_numbers(a, b)
    agreed = [x for x in a.figures if any(agreement.agree(x, y) for y in b.figures)]
    matched = [y for y in b.figures if any(agreement.agree(x, y) for x in a.figures)]
    left, right = _without(a.figures, agreed), _without(b.figures, matched)
    pairs = [(x, y) for x in left for y in right if agreement.same_quantity(x, y)]
    near = all(max(x.low, y.low) * 2 <= min(x.low, y.low) * 3 for x, y in pairs)
    weight = min(sum(map(agreement.weight, agreed)), sum(map(agreement.weight, matched)))
    return Agreement(len(agreed), weight, len(pairs), near)


_TABLE = 2500
"""Pairs of figures beyond which two tellings are tables: comparing each with each would take minutes."""


def _same_numbers(a: Telling, b: Telling) -> Agreement:
    there = {(y.kind, y.currency, y.per, y.low) for y in b.figures}
    same = [x for x in a.figures if (x.kind, x.currency, x.per, x.low) in there]
    return Agreement(len(same), sum(map(agreement.weight, same)), 0, near=True)


def _without(figures: Sequence[Value], some: Sequence[Value]) -> list[Value]:
    known = {figure.id for figure in some}
    return [figure for figure in figures if figure.id not in known]


def _repeated(a: Telling, b: Telling, figures: Agreement) -> bool:
    """Whether a repeated clause tells the same of both activities: it may tell of several, with other figures each."""
    return bool(figures.agreeing or figures.conflicting) or not (a.figures and b.figures)


def _by_figures(a: Telling, b: Telling, alike: Likeness, figures: Agreement) -> float:
    if (alike.substituted and figures.weight < 5) or (alike.strangers and figures.weight < 4):
        return 0.0
    unknown_place = a.province_code != b.province_code
    if unknown_place and alike.strangers:
        return 0.0
    needed = 0.5 - 0.03 * min(figures.weight, 8) + 0.2 * figures.conflicting
    needed += 0.1 * (not _one_time(a, b) or a.type != b.type) + 0.1 * unknown_place
    needed += 0.3 * (a.status != b.status and "planned" in (a.status, b.status))
    return 1.0 + alike.shared + figures.weight / 100 if alike.shared >= needed else 0.0


def _contradicting(a: Telling, b: Telling, alike: Likeness, figures: Agreement, sisters: bool) -> float:
    """One thing with two numbers: a later state of what is counted up, or sources that contradict each other."""
    if not _one_within_other(a.place_detail, b.place_detail) or a.province_code != b.province_code or a.type != b.type:
        return 0.0
    if counted_up(a, b):
        return alike.shared if alike.shared >= 0.75 and alike.common >= 0.5 and not alike.substituted else 0.0
    if not _one_time(a, b) or a.status != b.status or not figures.near or alike.strangers:
        return 0.0
    if sisters and alike.shared >= 0.75 and not alike.substituted:
        return alike.shared
    return alike.shared if alike.shared >= 0.95 and alike.common >= 0.6 else 0.0


def _same_number_other_noun(a: Telling, b: Telling, alike: Likeness) -> float:
    """The same 12.436 as people here and as cards there."""
    same = {x.low for x in a.figures if agreement.weight(x) >= 4} & {y.low for y in b.figures}
    return alike.shared if same and alike.shared >= 0.75 and _one_time(a, b) and not alike.strangers else 0.0


def _restated(a: Telling, b: Telling) -> float:
    """The same told twice in one article, as in lead and body: every figure again, nothing else different."""
    if (a.type, a.status, a.period_start, a.period_end) != (b.type, b.status, b.period_start, b.period_end):
        return 0.0
    if not compatible(a, b) or not a.figures or not b.figures:
        return 0.0
    alike = likeness(a.text, b.text)
    if alike.shared < 0.6 or alike.substituted:
        return 0.0
    figures = figures_agree(*sorted((a, b), key=lambda telling: len(telling.figures)))
    again = figures.agreeing == min(len(a.figures), len(b.figures))
    return 1.0 + alike.shared if again and figures.weight >= 2 else 0.0


def counted_up(a: Telling, b: Telling) -> bool:
    """Whether one tells a later state of a count that runs since the same day, within one year."""
    if a.period_start != b.period_start or None in (a.period_end, b.period_end) or a.period_end == b.period_end:
        return False
    return a.period_start is None or _year(a.period_end) == _year(b.period_end) == a.period_start.year


def _year(day: date | None) -> int:
    return day.year if day else 0


def _same_or_unknown(a: str | None, b: str | None) -> bool:
    return a is None or b is None or a == b


def _one_within_other(a: str | None, b: str | None) -> bool:
    """Whether of two places below the province one is unknown or holds the other: "xã Mường Lạn, huyện Sốp Cộp"."""
    if a is None or b is None:
        return True
    left, right = set(a.lower().split(", ")), set(b.lower().split(", "))
    return left <= right or right <= left


def _status_fits(a: Telling, b: Telling) -> bool:
    if a.status == b.status or {a.status, b.status} <= _HAPPENED:
        return True
    return {a.status, b.status} == {"planned", "ongoing"} and _one_time(a, b)


def _one_time(a: Telling, b: Telling) -> bool:
    """The same days; "đến 31/10" may be the same as "từ đầu năm đến 31/10"."""
    return a.period_end == b.period_end and (
        a.period_start == b.period_start or None in (a.period_start, b.period_start)
    )


def _time_fits(a: Telling, b: Telling) -> bool:
    """The same time, an unknown one, one within the other (the day and the year), or a count that runs on."""
    if _one_time(a, b) or a.period_end is None or b.period_end is None or counted_up(a, b):
        return True
    return _within(a, b) or _within(b, a)


def _within(a: Telling, b: Telling) -> bool:
    """A day, or a month, within a year; two long spans that merely overlap are different times."""
    if None in (a.period_start, b.period_start, a.period_end, b.period_end):
        return False
    return b.period_start <= a.period_start and a.period_end <= b.period_end and a.period_accuracy == "day"  # type: ignore[operator]
