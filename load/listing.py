"""Lists of records: a page of them, with their figures and sources."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, and_, func, or_, select

from load import tables
from load.database import reading
from load.filters import ANY, Filter, conditions
from load.shown import FigureRow, RecordRow, SourceRow
from load.tables import AnyRow


@dataclass(frozen=True, slots=True)
class Choices:
    """The values that occur, for the menus of a filter: ``provinces`` maps codes to names."""

    provinces: Mapping[str, str]
    programmes: tuple[str, ...]
    sites: tuple[str, ...]
    years: tuple[int, ...]


def records(engine: Engine, wanted: Filter = ANY, limit: int = 100, offset: int = 0) -> list[RecordRow]:
    """A page of the records that match, those of the latest period first."""
    query = select(tables.records).where(*conditions(wanted)).order_by(*_LATEST_FIRST).limit(limit).offset(offset)
    with reading(engine) as connection:
        return rows(connection, connection.execute(query).all())


def count(engine: Engine, wanted: Filter = ANY) -> int:
    """How many records match."""
    query = select(func.count()).select_from(tables.records).where(*conditions(wanted))
    with reading(engine) as connection:
        return int(connection.execute(query).scalar_one())


def neighbours(engine: Engine, number: int, wanted: Filter = ANY) -> tuple[int | None, int | None]:
    """The records before and after one in the list of those that match, whether it matches itself or not."""
    r = tables.records.c
    matching = select(r.id).where(*conditions(wanted)).limit(1)
    with reading(engine) as connection:
        row = connection.execute(select(r.id, r.period_end).where(r.id == number)).first()
        if row is None:
            return None, None
        before = matching.where(_later(row)).order_by(r.period_end.asc().nulls_first(), r.id.asc())
        after = matching.where(~_later(row), r.id != number).order_by(*_LATEST_FIRST)
        return connection.execute(before).scalar(), connection.execute(after).scalar()


def _later(row: AnyRow) -> ColumnElement[bool]:
    """Stands before ``row`` in the list: a later period, or the same and a higher number."""
    r = tables.records.c
    if row.period_end is None:
        return or_(r.period_end.is_not(None), r.id > row.id)
    same = and_(r.period_end == row.period_end, r.id > row.id)
    return and_(r.period_end.is_not(None), or_(r.period_end > row.period_end, same))


def choices(engine: Engine) -> Choices:
    """What the records can be filtered by."""
    r, a = tables.records.c, tables.articles.c
    with reading(engine) as connection:
        provinces = select(r.province_code, func.min(r.province)).where(r.province_code.is_not(None))
        named = connection.execute(provinces.group_by(r.province_code).order_by(func.min(r.province)))
        programmes = connection.execute(select(r.programme).where(r.programme.is_not(None)).distinct()).scalars()
        sites = connection.execute(select(a.site).distinct()).scalars()
        ends = [connection.execute(select(day).distinct()).scalars() for day in (r.period_start, r.period_end)]
        years = sorted({day.year for days in ends for day in days if day}, reverse=True)
        return Choices({row[0]: row[1] for row in named}, tuple(sorted(programmes)), tuple(sorted(sites)), tuple(years))


def rows(connection: Connection, found: Sequence[AnyRow]) -> list[RecordRow]:
    """Rows of the ``records`` table with their figures and sources."""
    numbers = [row.id for row in found]
    figures, sources = _figures(connection, numbers), _sources(connection, numbers)
    return [
        RecordRow(**_values(row, RecordRow), figures=tuple(figures[row.id]), sources=tuple(sources[row.id]))
        for row in found
    ]


def _values(row: AnyRow, into: type) -> dict[str, Any]:
    names = into.__dataclass_fields__  # type: ignore[attr-defined]
    return {name: value for name, value in row._asdict().items() if name in names}


def _figures(connection: Connection, numbers: Sequence[int]) -> dict[int, list[FigureRow]]:
    counted, f = tables.record_figures, tables.figures.c
    own = [column for column in counted.c if column.name != "id"]
    query = (
        select(f.id, f.article_id, f.start, f.end, f.confidence, f.features, tables.activities.c.key, *own)
        .select_from(counted.join(tables.figures).join(tables.activities, tables.activities.c.id == f.activity_id))
        .where(counted.c.record_id.in_(numbers))
        .order_by(counted.c.role != "recommended", counted.c.slot, counted.c.label, counted.c.id)
    )
    found: dict[int, list[FigureRow]] = {number: [] for number in numbers}
    for row in connection.execute(query):
        values = _values(row, FigureRow) | {"features": tuple(row.features), "activity": row.key}
        found[row.record_id].append(FigureRow(**values))
    return found


def _sources(connection: Connection, numbers: Sequence[int]) -> dict[int, list[SourceRow]]:
    m, v, a = tables.members, tables.activities, tables.articles
    query = (
        select(m.c.record_id, m.c.activity, m.c.role, v.c.article_id, a.c.site, a.c.url, a.c.title, a.c.published)
        .join(v, v.c.key == m.c.activity)
        .join(a, a.c.id == v.c.article_id)
        .where(m.c.record_id.in_(numbers))
        .order_by(m.c.role != "lead", a.c.published, m.c.activity)
    )
    found: dict[int, list[SourceRow]] = {number: [] for number in numbers}
    for row in connection.execute(query):
        found[row.record_id].append(SourceRow(**_values(row, SourceRow)))
    return found


_LATEST_FIRST = tables.records.c.period_end.desc().nulls_last(), tables.records.c.id.desc()
