"""Which figures of a record state the same thing, and which one of them counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from extract import arithmetic
from extract.model import Activity, Figure, Period
from load import agreement
from load.standing import as_of, official
from load.tellings import Telling, Value


@dataclass(frozen=True, slots=True)
class Counted:
    """A figure in its record: figures of one ``slot`` state the same thing, one of them is ``recommended``.

    ``label`` is empty for a stated value and names a derived one (a year). ``additive`` says whether the value may be
    summed with others of its kind and unit.
    """

    slot: int
    figure: Value
    role: str
    label: str = ""
    derived: bool = False
    additive: bool = True


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure with the telling that states it."""

    telling: Telling
    figure: Value


Slot = list[Stated]


def count(ranked: Sequence[Telling]) -> list[Counted]:
    """Put the figures of all tellings, the leading one first, into slots, and choose the one of each that counts."""
    slots: list[Slot] = []
    for telling in ranked:
        _place(telling, slots)
    return [counted for number, slot in enumerate(slots) for counted in _roles(number, slot, ranked)]


def additive(value: Value, telling: Telling) -> bool:
    """Whether the value may be summed: an amount of something that is done or planned, and no part of a total."""
    return value.part_of is None and arithmetic.additive(_figure(value), _activity(telling))


def yearly(value: Value, telling: Telling) -> list[Value]:
    """What a rate means for each year of the telling's period, the year as the text; nothing for other figures."""
    period = Period(telling.period_start, telling.period_end)
    derived = arithmetic.derived(_figure(value), period)
    return [replace(value, text=str(year.year), low=year.low, high=year.high, per=None) for year in derived]


def _figure(v: Value) -> Figure:
    return Figure(v.start, v.end, v.text, v.kind, v.unit, v.low, v.high, v.bound, v.per, v.currency)  # type: ignore[arg-type]


def _activity(t: Telling) -> Activity:
    return Activity(t.type, t.status, t.start, t.end, t.text)  # type: ignore[arg-type]


def _place(telling: Telling, slots: list[Slot]) -> None:
    """Agreeing figures first; then the only figure of a quantity that is left meets the only slot of it left."""
    open_slots, left = {id(slot): slot for slot in slots}, []
    equal = {_number(other.figure): slot for slot in reversed(slots) for other in slot}
    many = len(slots) * len(telling.figures) > _TABLE
    for figure in telling.figures:
        slot = equal.get(_number(figure))
        if slot is None or id(slot) not in open_slots:
            slot = None if many else _agreeing(figure, list(open_slots.values()))
        if slot is None:
            left.append(Stated(telling, figure))
        else:
            slot.append(Stated(telling, figure))
            del open_slots[id(slot)]
    for stated in left:
        slot = None if many else _only(stated, left, list(open_slots.values()))
        if slot is None:
            slots.append([stated])
        else:
            slot.append(stated)


_TABLE = 2500
"""Figures times slots beyond which only equal numbers meet: comparing each with each would take minutes."""


def _number(figure: Value) -> tuple[object, ...]:
    return figure.kind, figure.unit, figure.currency, figure.per, figure.total, figure.low, figure.high, figure.bound


def _agreeing(figure: Value, slots: Sequence[Slot]) -> Slot | None:
    agreeing = [slot for slot in slots if any(agreement.agree(figure, other.figure) for other in slot)]
    exact = [slot for slot in agreeing if any(figure.low == other.figure.low for other in slot)]
    return next(iter(exact or agreeing), None)


def _only(stated: Stated, left: Sequence[Stated], slots: Sequence[Slot]) -> Slot | None:
    def same(other: Value) -> bool:
        return agreement.same_quantity(stated.figure, other)

    free = [slot for slot in slots if same(slot[0].figure)]
    if len(free) != 1:  # asked first: the first telling meets no slots, and may have thousands of figures
        return None
    return free[0] if sum(same(other.figure) for other in left) == 1 else None


def _roles(number: int, slot: Slot, ranked: Sequence[Telling]) -> list[Counted]:
    def worth(stated: Stated) -> tuple[object, ...]:
        telling, figure = stated.telling, stated.figure
        published = telling.published.timestamp() if telling.published else 0.0
        exact = figure.bound == "exact"
        return bool(figure.corrected), as_of(telling, ranked), official(telling), exact, published, telling.key

    best = max(slot, key=worth)
    newest = as_of(best.telling, ranked)
    counted = []
    for stated in slot:
        if stated is best:
            role = "recommended"
        elif agreement.agree(stated.figure, best.figure):
            role = "corroborating"
        else:
            role = "superseded" if as_of(stated.telling, ranked) < newest else "conflicting"
        counted.append(Counted(number, stated.figure, role, additive=additive(stated.figure, ranked[0])))
    return counted + [
        Counted(number, year, "recommended", label=year.text, derived=True, additive=additive(year, ranked[0]))
        for year in yearly(best.figure, best.telling)
    ]
