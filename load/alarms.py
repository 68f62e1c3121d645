"""Alarms: what a person must look at, from the moment it is seen until it is seen no more."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine, select, update

from load import clock, tables
from load.database import reading
from load.upsert import add

log = logging.getLogger("sotin.health")


@dataclass(frozen=True, slots=True)
class AlarmRow:
    """``kind`` is one of the words of ``load/health.py``, ``detail`` the cause in a sentence; ``cleared`` is when it
    passed, None for one that holds."""

    site: str
    kind: str
    detail: str
    raised: datetime
    last_seen: datetime
    cleared: datetime | None = None


def update_all(engine: Engine, site: str, verdicts: Mapping[str, str | None]) -> None:
    """Raise, keep or clear a source's alarms. ``verdicts`` has each kind that could be judged: the cause, or None
    where all is well; kinds that it lacks stay as they are."""
    with engine.begin() as connection:
        for kind, detail in verdicts.items():
            if detail is None:
                _clear(connection, site, kind)
            else:
                _raise(connection, site, kind, detail)


def standing(engine: Engine, site: str | None = None) -> list[AlarmRow]:
    """The alarms that hold, the oldest first."""
    query = select(*_columns()).where(tables.alarms.c.cleared.is_(None)).order_by(tables.alarms.c.raised)
    if site is not None:
        query = query.where(tables.alarms.c.site == site)
    with reading(engine) as connection:
        return [AlarmRow(*row) for row in connection.execute(query)]


def untold(engine: Engine) -> list[AlarmRow]:
    """Alarms that were raised or cleared and not sent out since."""
    with reading(engine) as connection:
        query = select(*_columns()).where(tables.alarms.c.told.is_(None)).order_by(tables.alarms.c.last_seen)
        return [AlarmRow(*row) for row in connection.execute(query)]


def told(engine: Engine, rows: list[AlarmRow]) -> None:
    """These were sent out."""
    a = tables.alarms
    with engine.begin() as connection:
        for row in rows:
            same = a.c.site == row.site, a.c.kind == row.kind, a.c.cleared.is_not_distinct_from(row.cleared)
            connection.execute(update(a).where(*same).values(told=clock.now()))


def _columns() -> list[Any]:
    return [tables.alarms.c[name] for name in AlarmRow.__dataclass_fields__]


def _raise(connection: Connection, site: str, kind: str, detail: str) -> None:
    a, now = tables.alarms, clock.now()
    here = a.c.site == site, a.c.kind == kind
    known = connection.execute(select(a.c.cleared).where(*here).with_for_update()).first()
    if known is not None and known.cleared is None:
        connection.execute(update(a).where(*here).values(detail=detail, last_seen=now))
        return
    # What a page says is in no cause, but one event is one line of the log whatever comes.
    log.warning("%s: ALARM %s: %s", site, kind, " ".join(detail.split()))
    fresh = {"detail": detail, "raised": now, "last_seen": now, "cleared": None, "told": None}
    if known is None:
        add(connection, a, [{"site": site, "kind": kind, **fresh}])
    else:
        connection.execute(update(a).where(*here).values(**fresh))


def _clear(connection: Connection, site: str, kind: str) -> None:
    a = tables.alarms
    here = a.c.site == site, a.c.kind == kind, a.c.cleared.is_(None)
    # One that nobody was told of passes in silence.
    now = clock.now()
    silent = update(a).where(*here, a.c.told.is_(None)).values(cleared=now, told=now)
    heard = update(a).where(*here, a.c.told.is_not(None)).values(cleared=now, told=None)
    if connection.execute(silent).rowcount + connection.execute(heard).rowcount:
        log.warning("%s: alarm %s has passed", site, kind)
