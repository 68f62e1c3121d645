"""The state of the store: last runs, how much there is, and what failed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Engine, Select, func, select

from load import harvests, health, pending, tables
from load.alarms import AlarmRow
from load.database import reading
from load.harvests import Harvest

COUNTED = ("pages", "articles", "activities", "figures", "records", "corrections")


@dataclass(frozen=True, slots=True)
class RunRow:
    """A run; ``finished`` is None for one that goes on or was killed."""

    id: int
    verb: str
    site: str | None
    started: datetime
    finished: datetime | None
    outcome: str | None
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class ProblemRow:
    """An open problem at an address."""

    site: str
    url: str
    cause: str
    detail: str
    times: int
    first_seen: datetime
    last_seen: datetime


@dataclass(frozen=True, slots=True)
class StatusReport:
    """``counts`` is rows by table; ``pending`` articles wait for extraction; ``unassigned`` numbers nobody could place.

    ``frontier`` is addresses by site and state; ``problems`` are the latest open ones of ``open_problems``.
    """

    runs: tuple[RunRow, ...]
    counts: Mapping[str, int]
    pending: int
    unassigned: int
    reopened: int
    """Decisions to look at again: reopened or orphaned."""
    frontier: Mapping[str, Mapping[str, int]]
    open_problems: int
    problems: tuple[ProblemRow, ...]
    alarms: tuple[AlarmRow, ...] = ()
    """What a person must look at, the oldest first."""
    harvests: tuple[Harvest, ...] = ()
    """The latest of every source."""


def status(engine: Engine, runs: int = 5, problems: int = 20) -> StatusReport:
    """The state of the store, with the last ``runs`` and the latest ``problems``."""
    waiting, alarms, brought = pending.count(engine), tuple(health.standing(engine)), tuple(harvests.latest(engine))
    with reading(engine) as connection:
        p, c = tables.problems.c, tables.corrections.c
        unassigned = select(func.coalesce(func.sum(tables.extractions.c.unassigned), 0))
        return StatusReport(
            runs=_runs(connection, runs),
            counts={name: _count(connection, _rows_of(name)) for name in COUNTED},
            pending=waiting,
            unassigned=_count(connection, unassigned),
            reopened=_count(connection, select(func.count()).where(c.state != "in_force")),
            frontier=_frontier(connection),
            open_problems=_count(connection, select(func.count()).where(p.solved.is_(None))),
            problems=_problems(connection, problems),
            alarms=alarms,
            harvests=brought,
        )


def _rows_of(name: str) -> Select[int]:
    return select(func.count()).select_from(tables.by_name[name])


def _count(connection: Connection, query: Select[int]) -> int:
    return int(connection.execute(query).scalar_one())


def _runs(connection: Connection, limit: int) -> tuple[RunRow, ...]:
    query = select(tables.runs).order_by(tables.runs.c.id.desc()).limit(limit)
    return tuple(RunRow(**row._asdict()) for row in connection.execute(query))


def _problems(connection: Connection, limit: int) -> tuple[ProblemRow, ...]:
    p = tables.problems.c
    columns = [p[name] for name in ProblemRow.__dataclass_fields__]
    query = select(*columns).where(p.solved.is_(None)).order_by(p.last_seen.desc(), p.id.desc()).limit(limit)
    return tuple(ProblemRow(**row._asdict()) for row in connection.execute(query))


def _frontier(connection: Connection) -> dict[str, dict[str, int]]:
    f = tables.frontier.c
    query = select(f.site, f.state, func.count()).group_by(f.site, f.state).order_by(f.site, f.state)
    found: dict[str, dict[str, int]] = {}
    for site, state, number in connection.execute(query):
        found.setdefault(site, {})[state] = number
    return found
