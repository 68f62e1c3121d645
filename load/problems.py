"""What could not be stored or read, and why: one row for each cause at an address, solved when it works again."""

from __future__ import annotations

from sqlalchemy import Connection, Engine, select, update

from load import clock, tables
from load.types import clean


def save_problem(engine: Engine, run_id: int | None, site: str, url: str, cause: str, detail: str) -> None:
    """Note a problem. The same cause at the same address again counts up and is open again."""
    with engine.begin() as connection:
        note(connection, run_id, site, url, cause, detail)


def note(connection: Connection, run_id: int | None, site: str, url: str, cause: str, detail: str) -> None:
    """The same, inside a transaction."""
    p = tables.problems
    now = clock.now()
    seen = {"run_id": run_id, "detail": detail, "last_seen": now, "solved": None}
    here = p.c.site == clean(site), p.c.url == clean(url), p.c.cause == clean(cause)
    again = connection.execute(select(p.c.id, p.c.times).where(*here).with_for_update()).first()
    if again is not None:
        connection.execute(update(p).where(p.c.id == again.id).values(**seen, times=again.times + 1))
        return
    first = {"site": site, "url": url, "cause": cause, "times": 1, "first_seen": now}
    connection.execute(p.insert().values(**first, **seen))


def solve(connection: Connection, site: str, url: str) -> None:
    """Close the open problems of an address: it has been read."""
    p = tables.problems
    here = p.c.site == clean(site), p.c.url == clean(url), p.c.solved.is_(None)
    connection.execute(update(p).where(*here).values(solved=clock.now()))
