"""What the exports hold: the columns of each table (docs/data.md) and their rows, streamed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, select

from load import tables, tellings
from load.fields import number_text
from load.listing import rows as record_rows
from load.shown import FigureRow, RecordRow
from load.tellings import Telling

_TIME = ["type", "status", "period_start", "period_end"]
_WHO = ["organisation", "programme", "project", "audience"]
_TOLD = [*_TIME, "province_code", "province", *_WHO]
_CONTEXT = [*_TIME, "province_code", "province", "province_now", *_WHO]
_SOURCE = ["site", "url", "title", "published"]
_FIGURE = ["kind", "unit", "low", "high", "bound", "per", "currency", "total"]
COLUMNS: Mapping[str, list[str]] = {
    "records": ["id", *_CONTEXT, "text", "figures", "decision", "sources", *_SOURCE],
    "activities": ["key", "record", *_TOLD, "place_detail", "speaker", "text", "figures", "decision", "start", "end",
                   *_SOURCE],
    "figures": ["record", "role", "slot", *_FIGURE, "text", "derived", "label", "additive", "confidence", *_CONTEXT,
                "decision", "start", "end", *_SOURCE],
    "articles": ["url", "site", "key", "title", "lead", "text", "published", "author"],
}  # fmt: skip
_BATCH = 500

Row = dict[str, Any]


def rows(connection: Connection, table: str) -> Iterator[Row]:
    """The rows of a table, in a stable order."""
    readers = {"records": _records, "activities": _activities, "figures": _figures, "articles": _articles}
    return readers[table](connection)


def _records(connection: Connection) -> Iterator[Row]:
    for record in _each_record(connection):
        yield _of_record(record) | {"figures": _summary(record.figures), "sources": len(record.sources)}


def _figures(connection: Connection) -> Iterator[Row]:
    for record in _each_record(connection):
        told = {source.activity: source for source in record.sources}
        for figure in record.figures:
            source = told[figure.activity]
            own = {name: getattr(figure, name) for name in FigureRow.__dataclass_fields__}
            article = {"site": source.site, "url": source.url, "title": source.title, "published": source.published}
            yield _of_record(record) | own | article | {"record": record.id}


def _activities(connection: Connection) -> Iterator[Row]:
    m = tables.members.c
    home = {row.activity: row.record_id for row in connection.execute(select(m.activity, m.record_id))}
    for telling in tellings.read(connection):
        row = {name: getattr(telling, name) for name in Telling.__dataclass_fields__}
        yield row | {"record": home.get(telling.key), "figures": "; ".join(f.text for f in telling.figures)}


def _articles(connection: Connection) -> Iterator[Row]:
    a, last = tables.articles.c, 0
    columns = [a[name] for name in COLUMNS["articles"]]
    query = select(a.id, *columns).order_by(a.id).limit(_BATCH)
    while batch := connection.execute(query.where(a.id > last)).all():
        yield from (row._asdict() for row in batch)
        last = batch[-1].id


def _each_record(connection: Connection) -> Iterator[RecordRow]:
    r, last = tables.records.c, 0
    query = select(tables.records).order_by(r.id).limit(_BATCH)
    while batch := connection.execute(query.where(r.id > last)).all():
        yield from record_rows(connection, batch)
        last = batch[-1].id


def _of_record(record: RecordRow) -> Row:
    row = {name: getattr(record, name) for name in RecordRow.__dataclass_fields__}
    lead = record.sources[0] if record.sources else None
    named = {name: getattr(lead, name) if lead else None for name in ("site", "url", "title", "published")}
    return row | named


def _summary(figures: tuple[FigureRow, ...]) -> str:
    """The recommended figures in their own words, values in brackets where the words do not show them."""
    counted = [figure for figure in figures if figure.role == "recommended"]
    return "; ".join(figure.text if not figure.derived else _derived(figure) for figure in counted)


def _derived(figure: FigureRow) -> str:
    return f"{figure.label}: {number_text(figure.low)} {figure.unit}"
