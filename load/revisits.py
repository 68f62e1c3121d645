"""Known articles are looked at again: portals correct figures, most often in the first hours, and take articles down.

The frontier keeps the time of the next look in ``next_try`` of an address that is done; when that has come, the
address falls due behind those that are new.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, Engine, bindparam, select, update

from load import clock, tables
from load.database import reading
from load.types import clean

LADDER = (timedelta(hours=1), timedelta(hours=6), timedelta(days=1), timedelta(days=3), timedelta(days=7))
"""When an article is looked at again, counted from its publication."""

AGAIN = 2
"""The priority of a second look in the frontier: after listings (0) and new articles (1)."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What the server said of a page when it sent it; the words of the conditional request."""

    etag: str | None = None
    last_modified: str | None = None


def following(published: datetime, now: datetime) -> datetime | None:
    """When an article is looked at next; None when its last look is over."""
    start = min(published, now)
    return next((start + step for step in LADDER if start + step > now), None)


def wake(engine: Engine, site: str) -> int:
    """Articles whose next look has come fall due; returns how many.

    One that was gone is looked at again too: a portal that is being repaired says 404 for a while.
    """
    f = tables.frontier
    here = f.c.site == site, f.c.state.in_(("done", "gone")), f.c.next_try <= clock.now()
    with engine.begin() as connection:
        looked = update(f).where(*here).values(state="due", priority=AGAIN, next_try=None)
        return connection.execute(looked).rowcount


def seen(engine: Engine, site: str, key: str) -> Seen:
    """What the server said of the page that an article was read from; nothing where the article is not stored."""
    a, p = tables.articles.c, tables.pages.c
    query = select(p.headers).select_from(tables.articles.join(tables.pages, a.page_id == p.id))
    with reading(engine) as connection:
        headers = connection.execute(query.where(a.site == site, a.key == key)).scalar_one_or_none()
    said = {str(name).lower(): str(value) for name, value in (headers or {}).items()}
    return Seen(said.get("etag"), said.get("last-modified"))


def settle(engine: Engine, site: str, key: str, status: int, article: str | None = None) -> None:
    """The address is done until its next look: what it holds is stored, or (304) is what we have already.

    ``article`` is the key of what was read there, where it is not ``key``.
    """
    with engine.begin() as connection:
        settle_in(connection, site, [(key, status, article or key)])


def settle_in(connection: Connection, site: str, done: Sequence[tuple[str, int, str]]) -> None:
    """The same for several addresses, as (key, status, key of the article), inside a transaction."""
    if not done:
        return
    place, looks = clean(site), _next_looks(connection, site, [article for _, _, article in done])
    settled = [
        {"at": place, "which": clean(key), "said": status, "again": looks.get(clean(article))}
        for key, status, article in done
    ]
    connection.execute(_SETTLE, settled)
    for _, status, article in done:
        if status == 304:
            _is_there(connection, site, article)


def _is_there(connection: Connection, site: str, key: str) -> None:
    """An article that was taken for gone stands where it stood."""
    a = tables.articles
    here = a.c.site == clean(site), a.c.key == clean(key), a.c.withdrawn.is_not(None)
    connection.execute(update(a).where(*here).values(withdrawn=None, updated_at=clock.now()))


def next_look(engine: Engine, site: str, key: str) -> datetime | None:
    """When a stored article is looked at next; None where that is over, or nothing is stored."""
    with reading(engine) as connection:
        return _next_look(connection, site, key)


def _next_look(connection: Connection, site: str, key: str) -> datetime | None:
    return _next_looks(connection, site, [key]).get(clean(key))


def _next_looks(connection: Connection, site: str, keys: Sequence[str]) -> dict[str, datetime | None]:
    """When stored articles are looked at next, by their keys."""
    now = clock.now()
    rows = connection.execute(_DATES, {"at": clean(site), "keys": list({clean(key) for key in keys})})
    return {row.key: following(row.published or row.created_at, now) for row in rows}


_A, _F = tables.articles.c, tables.frontier.c
_DATES = select(_A.key, _A.published, _A.created_at).where(
    _A.site == bindparam("at"), _A.key.in_(bindparam("keys", expanding=True))
)
_SETTLE = (
    update(tables.frontier)
    .where(_F.site == bindparam("at"), _F.key == bindparam("which"))
    .values(
        state="done",
        last_cause=None,
        claimed_by=None,
        claimed_at=None,
        last_status=bindparam("said"),
        next_try=bindparam("again"),
    )
)
