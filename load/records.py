"""Activities of several articles → records: numbers that stay, members with their roles, figures counted once."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from sqlalchemy import Connection, Engine, exists, func, select

from load import duplicates, tables, tellings
from load.clustering import clusters
from load.composing import Draft, compose
from load.database import reading
from load.numbering import number
from load.record_rows import save

Counts = Mapping[str, int]
"""What a step did, by name."""


def rebuild(engine: Engine) -> Counts:
    """Group all activities into records. A record keeps its number as long as one of its members remains.

    Returns how many ``records`` there are, and how many were ``new``, ``merged`` into others and ``gone``.
    """
    duplicates.link(engine)
    for _ in range(_TRIES):
        with reading(engine) as connection:
            seen, drafts = _state(connection), _drafts(connection)
        with engine.begin() as connection:
            if _state(connection) == seen:
                return _write(connection, drafts, None)
    with engine.begin() as connection:
        return _write(connection, _drafts(connection), None)


def unmerged(engine: Engine) -> int:
    """How many activities stand in no record yet, and how many stand in one and are no more: what a process that died
    between reading and merging leaves behind."""
    a, m = tables.activities, tables.members
    new = select(func.count()).select_from(a).where(~exists().where(m.c.activity == a.c.key))
    gone = select(func.count()).select_from(m).where(~exists().where(a.c.key == m.c.activity))
    with reading(engine) as connection:
        return int(connection.execute(new).scalar_one() + connection.execute(gone).scalar_one())


_TRIES = 3
"""How often the groups are made while others may write; after that they wait, however long it takes."""


def _drafts(connection: Connection) -> list[Draft]:
    with _undisturbed():
        groups = clusters(list(tellings.read(connection)), duplicates.pairs(connection))
        return [compose(group) for group in groups]


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Without the collector, which would look through all tellings again and again: none of them is in a cycle."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _state(connection: Connection) -> tuple[object, ...]:
    """What tells whether anything has changed that records are made of."""
    parts: list[object] = []
    for table in (tables.activities, tables.figures):
        query = select(func.count(), func.max(table.c.id), func.max(table.c.updated_at)).select_from(table)
        parts += connection.execute(query).one()
    c = tables.corrections.c
    standing = select(func.count(), func.max(c.id)).group_by(c.state).order_by(c.state)
    return *parts, *(tuple(row) for row in connection.execute(standing))


def refresh(connection: Connection, activity: str) -> None:
    """Bring the record of one activity up to date after a correction; its members stay."""
    m = tables.members.c
    record = connection.execute(select(m.record_id).where(m.activity == activity)).scalar_one_or_none()
    if record is not None:
        keys = connection.execute(select(m.activity).where(m.record_id == record)).scalars().all()
        _write(connection, [compose(list(tellings.read(connection, keys)))], {record})


def _write(connection: Connection, drafts: Sequence[Draft], scope: set[int] | None) -> Counts:
    numbered = number(connection, drafts, scope)
    save(connection, numbered)
    return {
        "records": len(numbered.drafts),
        "new": numbered.new,
        "merged": len(numbered.aliases),
        "gone": len(numbered.gone),
    }
