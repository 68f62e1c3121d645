"""The frontier: every address that a crawl knows of and how far it got with it, in transactions.

States of an article's address: ``due``, ``in_flight`` (claimed by a crawl), ``done`` (looked at again from ``next_try``
on, see ``load/revisits.py``), ``failed`` (tried again from ``next_try`` on), ``gone`` (the site says so), ``forbidden``
(robots.txt says so: never asked, never missing) and ``skipped`` (it only looked like an article).
Listings have rows of their own, state ``open`` until their pages were walked to the end once and ``walked`` after
that; they are never claimed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Engine, and_, bindparam, func, or_, select, update

from load import clock, tables
from load.backfills import BACKFILL
from load.database import reading
from load.revisits import AGAIN
from load.tables import AnyRow
from load.types import clean
from load.upsert import add as add_rows

__all__ = ["Due", "Engine", "Failure", "Found", "Listing"]

LEASE = timedelta(minutes=15)
"""How long a claim holds when nobody knows whether its crawl still lives; a whole request takes a minute at most."""

RESCAN = timedelta(days=7)
"""How often a listing is walked to its end again: portals enter articles late and date them back."""
NEW = 1
"""The priority of an article that was never read; listings have 0, further looks more (``load.revisits``)."""
_YOUNG = 3
"""Runs in which an address is tried whatever its cause; one that is gone is asked for once more."""
_ARTICLES = ("due", "in_flight", "done", "failed", "gone", "forbidden", "skipped")


@dataclass(frozen=True, slots=True)
class Found:
    """An article that a listing or feed names, and the publication time that it states."""

    url: str
    stated: datetime | None = None


@dataclass(frozen=True, slots=True)
class Due:
    """An address to visit now; ``stated`` is what the listing said of its publication time; ``again`` says that its
    article is stored and only looked at once more, ``backfill`` that a backfill found it."""

    key: str
    url: str
    tries: int
    stated: datetime | None = None
    again: bool = False
    backfill: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """What is known of a listing: whether it was walked to its end lately, and what the server said of its first page.

    ``whole`` says, when it is remembered, that this walk went to the end.
    """

    url: str
    walked: bool
    etag: str | None = None
    last_modified: str | None = None
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Failure:
    """An address that should be an article and is not stored."""

    site: str
    url: str
    cause: str
    status: int | None
    tries: int
    next_try: datetime | None


def add(engine: Engine, site: str, found: Mapping[str, Found], priority: int = NEW) -> int:
    """Note addresses by key as due and return how many were not known yet; known ones stay as they are."""
    if not found:
        return 0
    before = _before(engine, site, found)
    undated = [key for key in found if found[key].stated is not None and before.get(key)]
    new = [key for key in found if key not in before]
    common = {"site": site, "state": "due", "priority": priority, "discovered": clock.now(), "tries": 0}
    rows = [common | {"key": key, "url": found[key].url, "last_modified": _written(found[key].stated)} for key in new]
    if new or undated:  # most pages of a listing bring nothing new, and then nobody's turn to write is taken
        with engine.begin() as connection:
            add_rows(connection, tables.frontier, rows)
            _date(connection, site, {key: found[key] for key in undated})
    return len(new)


def known(engine: Engine, site: str, keys: Collection[str]) -> set[str]:
    """Those of ``keys`` that the frontier has."""
    return set(_before(engine, site, keys))


def claim(engine: Engine, site: str, owner: str, limit: int) -> list[Due]:
    """Take up to ``limit`` addresses whose turn it is; nobody else gets them until they are settled or released."""
    f, now = tables.frontier, clock.now()
    ready = and_(f.c.site == site, f.c.state.in_(("due", "failed")), or_(f.c.next_try.is_(None), f.c.next_try <= now))
    with engine.begin() as connection:
        turn = select(f.c.id).where(ready).order_by(f.c.priority, f.c.id).limit(limit)
        chosen = list(connection.execute(turn.with_for_update(skip_locked=True)).scalars())
        if not chosen:
            return []
        claimed = {"state": "in_flight", "claimed_at": now, "claimed_by": owner}
        connection.execute(update(f).where(f.c.id.in_(chosen)).values(**claimed))
        rows = connection.execute(select(f).where(f.c.id.in_(chosen)).order_by(f.c.id))
        return [_due(row) for row in rows]


def take(engine: Engine, site: str, owner: str, keys: Collection[str]) -> set[str]:
    """Claim those of ``keys`` whose turn it is, a second look included: what they hold came with a listing."""
    f, now, taken = tables.frontier, clock.now(), set[str]()
    free = and_(f.c.state.in_(("due", "failed")), or_(f.c.next_try.is_(None), f.c.next_try <= now))
    looked = and_(f.c.state == "done", f.c.next_try <= now)
    claimed, wanted = {"state": "in_flight", "claimed_at": now, "claimed_by": owner}, list(keys)
    with engine.begin() as connection:
        for start in range(0, len(wanted), 500):
            here = f.c.site == site, f.c.key.in_(wanted[start : start + 500]), or_(free, looked)
            taken.update(connection.execute(update(f).where(*here).values(**claimed).returning(f.c.key)).scalars())
    return taken


def ready(engine: Engine, site: str) -> int:
    """How many addresses could be claimed now."""
    f = tables.frontier.c
    turn = and_(f.site == site, f.state.in_(("due", "failed")), or_(f.next_try.is_(None), f.next_try <= clock.now()))
    with reading(engine) as connection:
        return int(connection.execute(select(func.count()).where(turn)).scalar_one())


def fail(
    engine: Engine, site: str, key: str, cause: str, status: int | None, next_try: datetime | None, gone: bool = False
) -> None:
    """The address gave no article: note why and when it is tried again. ``gone`` says that it never will be."""
    state = "gone" if gone else "failed"
    counted = {"tries": tables.frontier.c.tries + 1}
    _set(engine, site, key, state=state, last_cause=cause, last_status=status, next_try=next_try, **counted)


def forbid(engine: Engine, site: str, key: str) -> None:
    """robots.txt forbids the address."""
    _set(engine, site, key, state="forbidden", last_cause="robots.txt forbids it", next_try=None)


def skip(engine: Engine, site: str, key: str, status: int) -> None:
    """The address holds no article and was only taken for one."""
    _set(engine, site, key, state="skipped", last_status=status, last_cause=None, next_try=None)


def release(engine: Engine, site: str, owners: Collection[str]) -> int:
    """What these crawls had in flight falls due again, and so does every claim older than the lease."""
    f = tables.frontier
    lost = or_(f.c.claimed_by.in_(list(owners)), f.c.claimed_at < clock.now() - LEASE)
    with engine.begin() as connection:
        here = f.c.site == site, f.c.state == "in_flight", lost
        return connection.execute(update(f).where(*here).values(state="due", claimed_by=None)).rowcount


def owners(engine: Engine, site: str) -> set[str]:
    """Who has addresses of this site in flight."""
    f = tables.frontier.c
    with reading(engine) as connection:
        query = select(f.claimed_by).where(f.site == site, f.state == "in_flight", f.claimed_by.is_not(None))
        return {str(owner) for owner in connection.execute(query).scalars()}


def wake(engine: Engine, site: str, causes: Iterable[str]) -> int:
    """Failed addresses whose cause may have passed, or that were tried in a few runs only, fall due at once; returns
    how many. A portal that is being repaired says anything for a while, also that an article is gone or empty."""
    f = tables.frontier
    passing = and_(f.c.state == "failed", or_(f.c.last_cause.in_(list(causes)), f.c.tries < _YOUNG))
    with engine.begin() as connection:
        here = f.c.site == site, or_(passing, and_(f.c.state == "gone", f.c.tries < _YOUNG - 1))
        return connection.execute(update(f).where(*here).values(state="due", next_try=None)).rowcount


def states(engine: Engine, site: str) -> dict[str, int]:
    """How many addresses of articles there are in each state."""
    f = tables.frontier.c
    with reading(engine) as connection:
        query = select(f.state, func.count()).where(f.site == site, f.state.in_(_ARTICLES)).group_by(f.state)
        return {row[0]: row[1] for row in connection.execute(query)}


def failures(engine: Engine, site: str | None = None, limit: int = 1000) -> list[Failure]:
    """The failure ledger: what is missing, why, and when it is tried again; oldest first."""
    f = tables.frontier.c
    query = select(f.site, f.url, f.last_cause, f.last_status, f.tries, f.next_try)
    query = query.where(f.state.in_(("failed", "gone"))).order_by(f.site, f.id).limit(limit)
    if site is not None:
        query = query.where(f.site == site)
    with reading(engine) as connection:
        return [Failure(*row) for row in connection.execute(query)]


def listing(engine: Engine, site: str, url: str) -> Listing:
    """What is known of a listing; a new one is not walked."""
    f = tables.frontier.c
    with reading(engine) as connection:
        query = select(f.state, f.etag, f.last_modified, f.next_try).where(f.site == site, f.key == _list(url))
        row = connection.execute(query).first()
    if row is None:
        return Listing(url, False)
    lately = row.state == "walked" and (row.next_try is None or row.next_try > clock.now())
    return Listing(url, lately, row.etag, row.last_modified)


def listings(engine: Engine, site: str) -> list[str]:
    """The addresses of all listings that a site's crawls have met, oldest first."""
    f = tables.frontier.c
    with reading(engine) as connection:
        query = select(f.url).where(f.site == site, f.key.startswith(_list(""))).order_by(f.id)
        return list(connection.execute(query).scalars())


def remember(engine: Engine, site: str, seen: Listing) -> None:
    """Note a listing's state."""
    f, key = tables.frontier, _list(seen.url)
    values: dict[str, Any] = {
        "state": "walked" if seen.walked else "open", "etag": seen.etag, "last_modified": seen.last_modified,
    }  # fmt: skip
    if seen.whole:
        values["next_try"] = clock.now() + RESCAN
    first = {"site": site, "key": key, "url": seen.url, "priority": 0, "discovered": clock.now(), "tries": 0}
    with engine.begin() as connection:
        add_rows(connection, f, [first | values])
        connection.execute(update(f).where(f.c.site == site, f.c.key == key).values(**values))


def _written(stated: datetime | None) -> str | None:
    """The listing's date goes where a server's Last-Modified would: both say how old the article is."""
    return stated.isoformat() if stated else None


def _read(written: str | None) -> datetime | None:
    return datetime.fromisoformat(written) if written else None


def _due(row: AnyRow) -> Due:
    known = {"again": row.priority == AGAIN, "backfill": row.priority == BACKFILL}
    return Due(row.key, row.url, row.tries, _read(row.last_modified), **known)


def _list(url: str) -> str:
    return f"list:{url}"


def _before(engine: Engine, site: str, keys: Collection[str]) -> dict[str, bool]:
    """Those of ``keys`` that are known, and whether they wait for a publication time."""
    f, wanted, before = tables.frontier.c, list(keys), dict[str, bool]()
    with reading(engine) as connection:
        for start in range(0, len(wanted), 500):
            query = select(f.key, f.state, f.last_modified).where(
                f.site == site, f.key.in_(wanted[start : start + 500])
            )
            rows = connection.execute(query)
            before |= {row.key: row.state == "due" and row.last_modified is None for row in rows}
    return before


def _date(connection: Connection, site: str, found: Mapping[str, Found]) -> None:
    """Add the publication times that this listing states and the one before did not, while the articles are due."""
    if found:
        dated = [{"at": site, "which": key, "stated": _written(each.stated)} for key, each in found.items()]
        connection.execute(_DATE, dated)


_F = tables.frontier.c
_DATE = (
    update(tables.frontier)
    .where(_F.site == bindparam("at"), _F.key == bindparam("which"), _F.state == "due", _F.last_modified.is_(None))
    .values(last_modified=bindparam("stated"))
)


def _set(engine: Engine, site: str, key: str, **values: Any) -> None:
    f = tables.frontier
    with engine.begin() as connection:
        here = f.c.site == clean(site), f.c.key == clean(key)
        connection.execute(update(f).where(*here).values(claimed_by=None, claimed_at=None, **values))
