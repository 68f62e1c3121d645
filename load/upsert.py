"""Insert or update by natural key, on both databases; a row whose content is the same is not touched."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection, Table, or_
from sqlalchemy.dialects import postgresql, sqlite

Row = Mapping[str, Any]
_Insert = postgresql.Insert | sqlite.Insert


def upsert(
    connection: Connection,
    table: Table,
    rows: Sequence[Row],
    key: Sequence[str],
    unmoved: Sequence[str] = ("updated_at",),
) -> None:
    """Save ``rows``, which all have the same columns. The columns ``unmoved`` change only together with another one."""
    if rows:
        statement = _upsert(connection.dialect.name, table, tuple(rows[0]), tuple(key), tuple(unmoved))
        connection.execute(statement, [dict(row) for row in rows])


def add(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Insert those ``rows`` whose keys are not there yet."""
    if rows:
        connection.execute(_add(connection.dialect.name, table), [dict(row) for row in rows])


@cache
def _upsert(
    dialect: str, table: Table, names: tuple[str, ...], key: tuple[str, ...], unmoved: tuple[str, ...]
) -> _Insert:
    """Kept, because building the statement takes longer than running it."""
    insert = _insert(dialect, table)
    content = [name for name in names if name not in key and name not in unmoved]
    changed = or_(*(table.c[name].is_distinct_from(insert.excluded[name]) for name in content))
    values = {name: insert.excluded[name] for name in names if name not in key}
    return insert.on_conflict_do_update(index_elements=list(key), set_=values, where=changed)


@cache
def _add(dialect: str, table: Table) -> _Insert:
    return _insert(dialect, table).on_conflict_do_nothing()


def _insert(dialect: str, table: Table) -> _Insert:
    return postgresql.insert(table) if dialect == "postgresql" else sqlite.insert(table)
