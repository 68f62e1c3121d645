"""Activities as people see them: what the machine read, with the corrections in force applied."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, select

from extract import places
from load import fields, tables
from load.tables import AnyRow

Decisions = Mapping[str, Mapping[str, str | None]]
"""Of each activity: field → value in force. Fields of figures name the start that the figure has now."""


@dataclass(frozen=True, slots=True)
class Value:
    """A figure with its corrections; ``corrected`` names the fields that a person set."""

    id: int
    start: int
    end: int
    text: str
    kind: str
    unit: str
    low: Decimal
    high: Decimal
    bound: str
    per: str | None
    currency: str | None
    total: Decimal | None
    confidence: float
    features: tuple[str, ...]
    part_of: int | None = None
    """Where in the article the figure starts that sums this one up."""
    corrected: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Telling:
    """An activity as one article tells it, with its corrections; ``decision`` is a person's, or None."""

    id: int
    key: str
    article_id: int
    site: str
    url: str
    title: str
    published: datetime | None
    type: str
    status: str
    start: int
    end: int
    text: str
    period_start: date | None
    period_end: date | None
    period_accuracy: str | None
    province_code: str | None
    province: str | None
    place_detail: str | None
    place_inferred: bool
    organisation: str | None
    speaker: str | None
    programme: str | None
    project: str | None
    audience: str | None
    documents: tuple[Mapping[str, Any], ...]
    figures: tuple[Value, ...]
    decision: str | None = None
    corrected: tuple[str, ...] = ()

    @property
    def touched(self) -> bool:
        """Whether a person accepted or corrected anything of it."""
        return self.decision == "accepted" or bool(self.corrected) or any(f.corrected for f in self.figures)


_ACTIVITY = tuple(name for name in Telling.__dataclass_fields__ if name in tables.activities.c and name != "documents")
_VALUE = tuple(name for name in Value.__dataclass_fields__ if name in tables.figures.c and name != "features")


def read(connection: Connection, keys: Iterable[str] | None = None, *, corrected: bool = True) -> Iterator[Telling]:
    """The tellings of ``keys``, or of all activities, by number; with the corrections unless told otherwise."""
    a = tables.activities.c
    query = _QUERY if keys is None else _QUERY.where(a.key.in_(sorted(set(keys))))
    last = 0
    while rows := connection.execute(query.where(a.id > last).order_by(a.id).limit(_BATCH)).all():
        yield from _tellings(connection, rows, corrected)
        last = rows[-1].id


def in_force(connection: Connection, keys: Sequence[str]) -> Decisions:
    """The newest decision in force of each field of each activity."""
    c = tables.corrections.c
    query = select(c.activity, c.field, c.value, c.figure_start).where(c.state == "in_force", c.activity.in_(keys))
    decisions: dict[str, dict[str, str | None]] = {}
    for row in connection.execute(query.order_by(c.at, c.id)):
        inner = fields.figure_field(row.field)
        field = f"figure:{row.figure_start}:{inner[1]}" if inner else row.field
        decisions.setdefault(row.activity, {})[field] = row.value
    return decisions


def _tellings(connection: Connection, rows: Sequence[AnyRow], corrected: bool) -> Iterator[Telling]:
    decisions = in_force(connection, [row.key for row in rows]) if corrected else {}
    f = tables.figures.c
    owned = select(tables.figures).where(f.activity_id.in_([row.id for row in rows]))
    figures: dict[int, list[Value]] = {}
    for row in connection.execute(owned.order_by(f.start, f.end, f.nth)):
        values = {name: getattr(row, name) for name in _VALUE}
        figures.setdefault(row.activity_id, []).append(Value(**values, features=tuple(row.features)))
    for row in rows:
        values = {name: getattr(row, name) for name in _ACTIVITY}
        documents, own = tuple(row.documents), tuple(figures.get(row.id, ()))
        telling = Telling(**values, documents=documents, figures=own)
        yield apply(telling, decisions[row.key]) if row.key in decisions else telling


def apply(telling: Telling, decided: Mapping[str, str | None]) -> Telling:
    """The telling with the values that people decided."""
    changes: dict[str, Any] = {name: decided[name] for name in ("type", "status", *fields.PLAIN) if name in decided}
    if "period" in decided:
        start, end = fields.period(decided["period"] or "/")
        changes |= {"period_start": start, "period_end": end, "period_accuracy": "span" if start or end else None}
    if "place" in decided:
        day = changes["period_end"] if "period" in decided else telling.period_end
        changes |= {"province_code": decided["place"], "province": _province(decided["place"], day)}
    figures = tuple(_apply_to_figure(figure, decided) for figure in telling.figures)
    corrected = tuple(sorted(name for name in decided if name in fields.ACTIVITY and name != "decision"))
    return replace(telling, **changes, figures=figures, decision=decided.get("decision"), corrected=corrected)


def _province(code: str | None, day: date | None) -> str | None:
    """The name of a province at the time; the code itself where no table lists it."""
    return code and (places.name_of(code, day) or code)


def _apply_to_figure(figure: Value, decided: Mapping[str, str | None]) -> Value:
    changes: dict[str, Any] = {}
    for name in fields.FIGURE:
        field = f"figure:{figure.start}:{name}"
        if field in decided:
            text = decided[field]
            changes[name] = fields.number(text) if text is not None and name in fields.NUMBERS else text
    return replace(figure, **changes, corrected=tuple(changes)) if changes else figure


_ACTIVITY = tuple(name for name in Telling.__dataclass_fields__ if name in tables.activities.c and name != "documents")
_ARTICLE = ("site", "url", "title", "published")
_ACTIVITY += _ARTICLE
_VALUE = tuple(name for name in Value.__dataclass_fields__ if name in tables.figures.c and name != "features")
_QUERY = select(tables.activities, *(tables.articles.c[name] for name in _ARTICLE)).join(tables.articles)
_BATCH = 500
