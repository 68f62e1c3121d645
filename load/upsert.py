"""Insert or update by natural key, on both databases; a row whose content is the same is not touched."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table, or_
from sqlalchemy.dialects import postgresql, sqlite

Row = Mapping[str, Any]


def upsert(
    connection: Connection,
    table: Table,
    rows: Sequence[Row],
    key: Sequence[str],
    unmoved: Sequence[str] = ("updated_at",),
) -> None:
    """Save ``rows``, which all have the same columns. The columns ``unmoved`` change only together with another one."""
    if not rows:
        return
    insert = _insert(connection, table)
    content = [name for name in rows[0] if name not in key and name not in unmoved]
    changed = or_(*(table.c[name].is_distinct_from(insert.excluded[name]) for name in content))
    values = {name: insert.excluded[name] for name in rows[0] if name not in key}
    connection.execute(
        insert.on_conflict_do_update(index_elements=list(key), set_=values, where=changed), [dict(row) for row in rows]
    )


def add(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Insert those ``rows`` whose keys are not there yet."""
    if rows:
        connection.execute(_insert(connection, table).on_conflict_do_nothing(), [dict(row) for row in rows])


def _insert(connection: Connection, table: Table) -> postgresql.Insert | sqlite.Insert:
    return postgresql.insert(table) if connection.dialect.name == "postgresql" else sqlite.insert(table)
