"""Records in their tables: written only where they differ, so that a rebuild with nothing new changes no row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Table, delete, insert, select, update

from extract import places
from load import clock, tables
from load.composing import Draft
from load.folding import fold
from load.numbering import Numbered
from load.slots import Counted
from load.tellings import Telling
from load.upsert import upsert

_CONTEXT = ["period_start", "period_end", "period_accuracy", "province_code", "province", "organisation"]
_LEAD = ["type", "status", "text", *_CONTEXT, "programme", "project", "audience"]
_VALUE = ["text", "kind", "unit", "low", "high", "bound", "per", "currency", "total"]
_BATCH = 500
_Item = TypeVar("_Item")


def save(connection: Connection, numbered: Numbered) -> None:
    """Write the records, their members and figures; remove what no longer belongs to the records in scope."""
    placed = _save_records(connection, numbered.drafts)
    members = [{"activity": k, "record_id": n, "role": role} for n, draft in placed for k, role in draft.members]
    _replace(connection, tables.members, members, ["activity"], numbered.scope)
    figures = [_figure_row(n, counted) for n, draft in placed for counted in draft.figures]
    _replace(connection, tables.record_figures, figures, ["figure_id", "label"], numbered.scope)
    _remove(connection, numbered)


def _save_records(connection: Connection, drafts: Sequence[tuple[int | None, Draft]]) -> list[tuple[int, Draft]]:
    old = [(number, draft) for number, draft in drafts if number is not None]
    new = [draft for number, draft in drafts if number is None]
    for batch in _batches([{"id": number} | _record_row(draft) for number, draft in old]):
        upsert(connection, tables.records, batch, ["id"])
    numbers: list[int] = []
    statement = insert(tables.records).returning(tables.records.c.id, sort_by_parameter_order=True)
    for batch in _batches([_record_row(draft) for draft in new]):
        numbers += connection.execute(statement, batch).scalars()
    return [*old, *zip(numbers, new, strict=True)]


def _record_row(draft: Draft) -> dict[str, Any]:
    lead = draft.lead
    row = {name: getattr(lead, name) for name in _LEAD}
    words = (
        lead.text,
        lead.title,
        lead.organisation,
        lead.province,
        lead.project,
        *(f.figure.text for f in draft.figures),
    )
    return (
        row
        | _present_province(lead)
        | {
            "lead_activity": lead.key,
            "decision": draft.decision,
            "folded": fold(" ".join(word for word in words if word)),
            "updated_at": clock.now(),
        }
    )


def _present_province(lead: Telling) -> dict[str, Any]:
    """What the province is part of today; where the text gives no time, that of publication decides which it was."""
    day = lead.period_start or lead.period_end or (lead.published.date() if lead.published else date.max)
    if lead.province_code is None:
        return {"province_now_code": None, "province_now": None}
    code = places.successor(lead.province_code, day)
    return {"province_now_code": code, "province_now": places.name_of(code)}


def _figure_row(number: int, counted: Counted) -> dict[str, Any]:
    return {name: getattr(counted.figure, name) for name in _VALUE} | {
        "record_id": number,
        "figure_id": counted.figure.id,
        "slot": counted.slot,
        "label": counted.label,
        "role": counted.role,
        "derived": counted.derived,
        "additive": counted.additive,
    }


def _replace(
    connection: Connection, table: Table, rows: Sequence[dict[str, Any]], key: Sequence[str], scope: Iterable[int]
) -> None:
    """Save ``rows``; rows of records in ``scope`` that are not among them go."""
    kept = {tuple(row[name] for name in key) for row in rows}
    columns = [table.c[name] for name in key]
    for some in _batches(sorted(scope)):
        stored = connection.execute(select(*columns).where(table.c.record_id.in_(some))).all()
        for row in stored:
            if tuple(row) not in kept:
                same: list[ColumnElement[bool]] = [c == value for c, value in zip(columns, row, strict=True)]
                connection.execute(delete(table).where(*same))
    for batch in _batches(rows):
        upsert(connection, table, batch, key)


def _remove(connection: Connection, numbered: Numbered) -> None:
    """Merged numbers point to the record that took them over; records without members go with their aliases."""
    a, r = tables.record_aliases, tables.records
    for old, present in numbered.aliases.items():
        connection.execute(update(a).where(a.c.record_id == old).values(record_id=present))
        connection.execute(insert(a).values(old_id=old, record_id=present))
    for some in _batches(sorted(numbered.gone)):
        connection.execute(delete(a).where(a.c.record_id.in_(some)))
    for some in _batches(sorted({*numbered.gone, *numbered.aliases})):
        connection.execute(delete(r).where(r.c.id.in_(some)))


def _batches(items: Sequence[_Item]) -> Iterator[list[_Item]]:
    stream = iter(items)
    while batch := list(islice(stream, _BATCH)):
        yield batch
