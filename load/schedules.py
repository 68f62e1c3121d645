"""Schedules: when each source is crawled next, and which worker does it.

A source that nobody gave a rhythm of its own follows the one that its kind suggests (:class:`Plan`). A worker takes a
turn by taking the lease of the source's host; the turn ends when the next one is entered, so that a worker that dies
leaves its source due.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy import Connection, Engine, select, update

from load import clock, leases, tables
from load.database import reading
from load.rhythm import parse
from load.tables import AnyRow
from load.upsert import add, upsert

__all__ = ["Engine", "Plan", "ScheduleRow", "Turn"]

LATE = timedelta(days=1)
"""How long after its time a turn is missed: longer than any round of a worker that lives."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a source follows by itself: its rhythm as people write it, and its host."""

    rhythm: str
    host: str


@dataclass(frozen=True, slots=True)
class Turn:
    """A source that is crawled now, by whoever took the lease ``lease`` as ``holder``."""

    site: str
    origin: str | None
    lease: str
    holder: str


@dataclass(frozen=True, slots=True)
class ScheduleRow:
    """A source's schedule: the rhythm in force, whether a person chose it, and its last and next turn."""

    site: str
    origin: str | None
    rhythm: str
    chosen: bool
    due: datetime | None
    finished: datetime | None
    outcome: str | None


def arrange(engine: Engine, plans: Mapping[str, Plan]) -> None:
    """Enter sources that have no row yet; they are due at once, unless they are never crawled."""
    now = clock.now()
    rows = [
        {"site": site, "due": now if parse(plan.rhythm).longest else None}
        for site, plan in plans.items()
    ]  # fmt: skip
    with reading(engine) as connection:
        known = set(connection.execute(select(tables.schedules.c.site)).scalars())
    if new := [row for row in rows if row["site"] not in known]:
        with engine.begin() as connection:
            add(connection, tables.schedules, new)


def choose(engine: Engine, site: str, rhythm: str | None, origin: str | None) -> None:
    """Give a source a rhythm of its own (None: back to its kind's) and the origin that serves it; it is due at once.

    Raises UsageError where ``rhythm`` is none.
    """
    never = rhythm is not None and parse(rhythm).longest is None
    row = {"site": site, "rhythm": rhythm, "origin": origin, "due": None if never else clock.now()}
    with engine.begin() as connection:
        upsert(connection, tables.schedules, [row], ["site"], ())


def claim(
    engine: Engine,
    plans: Mapping[str, Plan],
    holder: str,
    length: timedelta = leases.LENGTH,
    without: Collection[str] = (),
) -> Turn | None:
    """Take the turn of the source that has been due longest and that nobody crawls; None where there is none.

    ``without`` are sources that this worker leaves out (it has just crawled them).
    """
    for row in _due(engine, plans):
        if row.site in without:
            continue
        turn = Turn(row.site, row.origin, lease_of(row.origin, plans[row.site].host), holder)
        with engine.begin() as connection:
            if leases.take(connection, turn.lease, holder, length):
                if _still_due(connection, row.site):
                    _note(connection, row.site, started=clock.now())
                    return turn
                leases.drop(connection, turn.lease, holder)
    return None


def finish(engine: Engine, site: str, outcome: str, due: datetime | None) -> None:
    """The turn is over; the next one is at ``due``."""
    with engine.begin() as connection:
        _note(connection, site, finished=clock.now(), outcome=outcome, due=due)


def next_due(engine: Engine, plans: Mapping[str, Plan]) -> datetime | None:
    """When the next turn of any of these sources is; it may have passed. None where there is none."""
    return min((row.due for row in table(engine, plans) if row.due is not None), default=None)


def table(engine: Engine, plans: Mapping[str, Plan]) -> list[ScheduleRow]:
    """The schedules of these sources, by name."""
    with reading(engine) as connection:
        rows = {row.site: row for row in connection.execute(select(tables.schedules))}
    return [
        ScheduleRow(
            row.site, row.origin, row.rhythm or plans[name].rhythm, row.rhythm is not None, row.due, row.finished,
            row.outcome,
        )
        for name in sorted(plans)
        if (row := rows.get(name)) is not None
    ]  # fmt: skip


def late(engine: Engine) -> list[tuple[str, datetime]]:
    """Sources that have been due for more than a day: nobody works. The longest due first."""
    s = tables.schedules.c
    with reading(engine) as connection:
        query = select(s.site, s.due).where(s.due < clock.now() - LATE).order_by(s.due)
        return [(row.site, row.due) for row in connection.execute(query)]


def entered(engine: Engine) -> list[tuple[str, str | None, str | None]]:
    """Site, rhythm and origin of every row that a person gave one."""
    s = tables.schedules.c
    with reading(engine) as connection:
        query = select(s.site, s.rhythm, s.origin).where(s.rhythm.is_not(None) | s.origin.is_not(None))
        return [(row.site, row.rhythm, row.origin) for row in connection.execute(query.order_by(s.site))]


def lease_of(origin: str | None, host: str) -> str:
    """The name of the lease for crawling a host: one holder at a time, so that its politeness holds everywhere."""
    return f"host {urlsplit(origin).netloc if origin else host.removeprefix('www.')}"


def _due(engine: Engine, plans: Mapping[str, Plan]) -> list[AnyRow]:
    s = tables.schedules.c
    with reading(engine) as connection:
        query = select(s.site, s.origin).where(s.due <= leases.at(connection)).order_by(s.due, s.site)
        return [row for row in connection.execute(query) if row.site in plans]


def _still_due(connection: Connection, site: str) -> bool:
    s = tables.schedules.c
    query = select(s.site).where(s.site == site, s.due <= leases.at(connection)).with_for_update(skip_locked=True)
    return connection.execute(query).first() is not None


def _note(connection: Connection, site: str, **values: Any) -> None:
    connection.execute(update(tables.schedules).where(tables.schedules.c.site == site).values(**values))
