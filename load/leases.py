"""Leases: the right to do something alone, on any number of machines, that a dead holder loses by itself.

A lease is a row with an end. Its holder puts the end off while it works; when the holder dies, the end comes and the
next one takes over. A holder on this machine whose process has ended is not waited for.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, Engine, delete, func, select, update

from load import clock, holders, tables
from load.database import reading
from load.errors import DatabaseError
from load.upsert import add

log = logging.getLogger("sotin.leases")

LENGTH = timedelta(minutes=5)
"""How long a lease holds without a sign of life: longer than any pause of a healthy process."""
_BEATS = 5
"""Signs of life in the length of a lease."""


@dataclass(frozen=True, slots=True)
class Lease:
    """What is held, by whom, and until when without a sign of life."""

    name: str
    holder: str
    taken: datetime
    expires: datetime


def claim(engine: Engine, name: str, holder: str, length: timedelta = LENGTH) -> bool:
    """Take a lease that is free, has run out, or whose holder is known to be gone; True also where it is held
    already by ``holder``."""
    with engine.begin() as connection:
        return take(connection, name, holder, length)


def take(connection: Connection, name: str, holder: str, length: timedelta = LENGTH) -> bool:
    """The same inside a write transaction, which takes no other lease: so nobody waits in a circle."""
    now = at(connection)
    row = {"name": name, "holder": holder, "taken": now, "expires": now + length}
    add(connection, tables.leases, [row])
    query = select(tables.leases).where(tables.leases.c.name == name).with_for_update()
    found = connection.execute(query).first()
    if found is None or not is_free(found.holder, found.expires, now, holder):
        return False
    if found.holder != holder or found.expires != row["expires"]:
        connection.execute(update(tables.leases).where(tables.leases.c.name == name).values(**row))
    return True


def is_free(holder: str | None, expires: datetime | None, now: datetime, mine: str = "") -> bool:
    """Whether a lease with this holder and end may be taken by ``mine``."""
    return holder is None or expires is None or holder == mine or expires <= now or holders.is_gone(holder)


def renew(engine: Engine, name: str, holder: str, length: timedelta = LENGTH) -> bool:
    """Give a sign of life; False where the lease has passed to somebody else."""
    with engine.begin() as connection:
        row = tables.leases.c.name == name, tables.leases.c.holder == holder
        ends = at(connection) + length
        return connection.execute(update(tables.leases).where(*row).values(expires=ends)).rowcount == 1


def release(engine: Engine, name: str, holder: str) -> None:
    """Give a lease up; nothing happens where it is somebody else's."""
    with engine.begin() as connection:
        drop(connection, name, holder)


def drop(connection: Connection, name: str, holder: str) -> None:
    """The same inside a write transaction."""
    connection.execute(delete(tables.leases).where(tables.leases.c.name == name, tables.leases.c.holder == holder))


def held(engine: Engine) -> list[Lease]:
    """The leases that have not run out, by name."""
    with reading(engine) as connection:
        rows = connection.execute(select(tables.leases).order_by(tables.leases.c.name))
        now = at(connection)
        return [Lease(*row) for row in rows if not is_free(row.holder, row.expires, now)]


@contextmanager
def keeping(
    engine: Engine, name: str, holder: str, length: timedelta = LENGTH, lost: Callable[[], None] = lambda: None
) -> Iterator[None]:
    """Keep a lease that was taken while the block runs, with signs of life from a thread, and give it up then.

    ``lost`` is called, in that thread, where it passed to somebody else all the same (this machine slept, say).
    """
    over = threading.Event()
    beat = threading.Thread(target=_beat, args=(engine, name, holder, length, lost, over), daemon=True)
    beat.start()
    try:
        yield
    finally:
        over.set()
        beat.join()
        release(engine, name, holder)


@contextmanager
def holding(
    engine: Engine, name: str, length: timedelta = LENGTH, lost: Callable[[], None] = lambda: None
) -> Iterator[bool]:
    """Take a lease and keep it while the block runs; yields whether it could be had."""
    holder = holders.new()
    if not claim(engine, name, holder, length):
        yield False
        return
    with keeping(engine, name, holder, length, lost):
        yield True


@contextmanager
def waiting(engine: Engine, name: str, length: timedelta = LENGTH, pause: float = 0.2) -> Iterator[None]:
    """The same, after waiting for whoever holds it."""
    holder, turn = holders.new(), threading.Event()
    while not claim(engine, name, holder, length):
        turn.wait(pause)
    with keeping(engine, name, holder, length):
        yield


def at(connection: Connection) -> datetime:
    """The time by the one clock that all machines share: the database server's."""
    if connection.dialect.name != "postgresql":
        return clock.now()
    moment: datetime = connection.execute(select(func.clock_timestamp())).scalar_one()
    return moment


def _beat(
    engine: Engine, name: str, holder: str, length: timedelta, lost: Callable[[], None], over: threading.Event
) -> None:
    while not over.wait(length.total_seconds() / _BEATS):
        try:
            kept = renew(engine, name, holder, length)
        except DatabaseError as error:  # busy or away for a moment: the lease has time for several more tries
            log.warning("%s: no sign of life could be given: %s", name, error)
            continue
        if not kept:
            log.warning("%s: the lease passed to somebody else", name)
            lost()
            return
