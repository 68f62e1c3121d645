"""Whether the archive still is what it was: every body is unpacked and its hash compared with its name."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from backports import zstd
from sqlalchemy import Engine, select

from load import dictionaries, tables
from load.archive import Packed, unpack
from load.database import reading

_BATCH = 50


@dataclass(frozen=True, slots=True)
class Fault:
    """A body that is not what it was, why, and the addresses of the pages that need it."""

    sha256: str
    cause: str
    urls: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Inventory:
    """How many bodies were looked at, their bytes as received and as kept, and what is wrong."""

    bodies: int
    received: int
    kept: int
    faults: tuple[Fault, ...]


def verify(engine: Engine, progress: Callable[[int], None] = lambda done: None) -> Inventory:
    """Look at every body and every page."""
    count = received = kept = 0
    faults: list[Fault] = []
    last = ""
    while batch := _batch(engine, last):
        for row, dictionary in batch:
            cause = _cause(row.sha256, row.size, row.data, dictionary)
            if cause:
                faults.append(Fault(row.sha256, cause, _urls(engine, row.sha256)))
            count, received, kept = count + 1, received + row.size, kept + len(row.data)
        progress(count)
        last = batch[-1][0].sha256
    return Inventory(count, received, kept, (*faults, *_orphans(engine)))


def _cause(digest: str, size: int, data: bytes, dictionary: zstd.ZstdDict | None) -> str:
    try:
        body = unpack(data, dictionary)
    except zstd.ZstdError as error:
        return f"cannot be unpacked: {error}"
    if len(body) != size:
        return f"has {len(body)} bytes instead of {size}"
    return "" if hashlib.sha256(body).hexdigest() == digest else "has another hash"


def _batch(engine: Engine, after: str) -> list[Packed]:
    b = tables.bodies.c
    with reading(engine) as connection:
        query = select(tables.bodies).where(b.sha256 > after).order_by(b.sha256).limit(_BATCH)
        return [(row, dictionaries.load(connection, row.dictionary)) for row in connection.execute(query)]


def _urls(engine: Engine, digest: str) -> tuple[str, ...]:
    p = tables.pages.c
    with reading(engine) as connection:
        return tuple(connection.execute(select(p.url).where(p.body == digest).distinct().order_by(p.url)).scalars())


def _orphans(engine: Engine) -> list[Fault]:
    """Pages whose body is not there: the database forbids it, a damaged one may have it."""
    p, b = tables.pages.c, tables.bodies.c
    joined = tables.pages.outerjoin(tables.bodies, p.body == b.sha256)
    with reading(engine) as connection:
        rows = connection.execute(select(p.body, p.url).select_from(joined).where(b.sha256.is_(None)))
        return [Fault(row.body, "is missing", (row.url,)) for row in rows]
