"""Activities of several articles → records: numbers that stay, members with their roles, figures counted once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, Engine, select

from load import duplicates, tables, tellings
from load.clustering import clusters
from load.composing import Draft, compose
from load.numbering import number
from load.record_rows import save

Counts = Mapping[str, int]
"""What a step did, by name."""


def rebuild(engine: Engine) -> Counts:
    """Group all activities into records. A record keeps its number as long as one of its members remains.

    Returns how many ``records`` there are, and how many were ``new``, ``merged`` into others and ``gone``.
    """
    duplicates.link(engine)
    with engine.begin() as connection:
        groups = clusters(list(tellings.read(connection)), duplicates.pairs(connection))
        drafts = [compose(group) for group in groups]
        return _write(connection, drafts, None)


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
