"""What could not be stored or read, and why: one row for each cause at an address, solved when it works again."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, Engine, bindparam, select, update

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


def solve(connection: Connection, site: str, urls: Sequence[str]) -> None:
    """Close the open problems of these addresses: they have been read."""
    connection.execute(_SOLVE, {"at": clean(site), "urls": [clean(url) for url in urls], "now": clock.now()})


_P = tables.problems.c
_SOLVE = (
    update(tables.problems)
    .where(_P.site == bindparam("at"), _P.url.in_(bindparam("urls", expanding=True)), _P.solved.is_(None))
    .values(solved=bindparam("now"))
)
