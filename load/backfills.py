"""How far a backfill got: the position of each listing's walk, so that the next run of the same window goes on there.

Positions are rows of the frontier with the state ``open`` (to be walked on from ``url``, page ``tries``) or ``walked``.
Articles that a backfill found have a priority of their own until they are settled.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine, delete, select, update

from load import clock, tables
from load.database import reading
from load.upsert import add

BACKFILL = 3
"""The priority of articles that a backfill found: behind what is new and behind second looks."""


@dataclass(frozen=True, slots=True)
class Position:
    """Where the walk of ``listing`` goes on: its page ``n``, at ``at`` where pages are followed by their links."""

    listing: str
    n: int = 1
    at: str = ""
    done: bool = False


def positions(engine: Engine, site: str, window: str) -> dict[str, Position]:
    """The positions of this window's walks, by listing, in the order in which they began."""
    f, start = tables.frontier.c, _key(window, "")
    with reading(engine) as connection:
        query = select(f.key, f.url, f.tries, f.state).where(f.site == site, f.key.startswith(start, autoescape=True))
        rows = connection.execute(query.order_by(f.id)).all()
    found = (Position(row.key.removeprefix(start), row.tries, row.url, row.state == "walked") for row in rows)
    return {position.listing: position for position in found}


def begin(engine: Engine, site: str, window: str, listings: Iterable[str]) -> None:
    """Note the listings whose walks begin; those that were noted before stay where they are."""
    common = {"site": site, "state": "open", "priority": 0, "discovered": clock.now(), "tries": 1, "url": ""}
    with engine.begin() as connection:
        add(connection, tables.frontier, [common | {"key": _key(window, url)} for url in listings])


def note(engine: Engine, site: str, window: str, position: Position) -> None:
    """Note how far a walk is."""
    f = tables.frontier
    state = "walked" if position.done else "open"
    here = f.c.site == site, f.c.key == _key(window, position.listing)
    with engine.begin() as connection:
        connection.execute(update(f).where(*here).values(state=state, url=position.at, tries=position.n))


def end(engine: Engine, site: str, window: str) -> None:
    """Forget the positions: the next backfill of this window begins anew."""
    f = tables.frontier.c
    here = f.site == site, f.key.startswith(_key(window, ""), autoescape=True)
    with engine.begin() as connection:
        connection.execute(delete(tables.frontier).where(*here))


def waiting(engine: Engine, site: str) -> bool:
    """Whether articles that a backfill found are still to be fetched."""
    f = tables.frontier.c
    here = f.site == site, f.priority == BACKFILL, f.state.in_(("due", "in_flight"))
    with reading(engine) as connection:
        return connection.execute(select(f.id).where(*here).limit(1)).first() is not None


def forget(engine: Engine, site: str, keys: Collection[str]) -> None:
    """Articles that a backfill fetched and found outside its window: whoever lists them next finds them new."""
    f = tables.frontier.c
    here = f.site == site, f.key.in_(list(keys)), f.priority == BACKFILL, f.state == "in_flight"
    with engine.begin() as connection:
        connection.execute(delete(tables.frontier).where(*here))


def published(engine: Engine, site: str, keys: Collection[str]) -> dict[str, datetime]:
    """When the stored ones of these articles were published."""
    a, wanted, found = tables.articles.c, list(keys), dict[str, datetime]()
    with reading(engine) as connection:
        for start in range(0, len(wanted), 500):
            here = a.site == site, a.key.in_(wanted[start : start + 500]), a.published.is_not(None)
            found.update(
                (row.key, row.published) for row in connection.execute(select(a.key, a.published).where(*here))
            )
    return found


def _key(window: str, listing: str) -> str:
    return f"back:{window}:{listing}"
