"""Dictionaries: what the pages of one site have in common, so that zstd need not store it with each of them."""

from __future__ import annotations

import logging
from collections.abc import Callable

from backports import zstd
from sqlalchemy import Connection, Engine, func, select, update

from load import clock, tables
from load.database import reading
from load.types import clean

log = logging.getLogger("sotin.archive")

SAMPLES = 100
"""Pages that a dictionary is made from; with fewer it saves little (measured: docs/operations.md)."""
SIZE = 112_640
"""Bytes of a dictionary."""
WORTH = 0.95
"""How small, beside those without, bodies with a dictionary must be for it to be used."""
_KEPT: dict[tuple[str, int], zstd.ZstdDict] = {}


def newest(connection: Connection, site: str) -> int | None:
    """The number of the dictionary that a site's new bodies are compressed with."""
    d = tables.dictionaries.c
    return connection.execute(select(func.max(d.id)).where(d.site == clean(site))).scalar_one_or_none()


def load(connection: Connection, number: int | None) -> zstd.ZstdDict | None:
    """A dictionary by its number, None for None; it never changes, so it is read once."""
    if number is None:
        return None
    key = str(connection.engine.url), number
    if key not in _KEPT:
        _KEPT[key] = zstd.ZstdDict(_data(connection, number))
    return _KEPT[key]


def train(engine: Engine, site: str) -> int | None:
    """Make the site's dictionary once it has enough pages; returns its number, None where it is not time, or where
    its pages have nothing in common."""
    with reading(engine) as connection:
        if newest(connection, site) is not None:
            return None
        samples = _samples(connection, site)
    if len(samples) < SAMPLES:
        return None
    made = _made(samples)
    if made is None:
        return None
    values = {"site": site, "made": clock.now(), "data": made.dict_content}
    with engine.begin() as connection:
        d = tables.dictionaries
        return int(connection.execute(d.insert().values(values).returning(d.c.id)).scalar_one())


def _made(samples: list[bytes]) -> zstd.ZstdDict | None:
    """The dictionary of nine tenths of the samples, where it makes the last tenth smaller."""
    tenth = len(samples) // 10
    learnt, tried = samples[tenth:], samples[:tenth]
    try:
        made = zstd.train_dict(learnt, SIZE)
    except zstd.ZstdError as error:
        log.info("no dictionary can be made of these pages: %s", error)
        return None
    plain = sum(len(zstd.compress(body)) for body in tried)
    return made if sum(len(zstd.compress(body, zstd_dict=made)) for body in tried) < WORTH * plain else None


def sites(engine: Engine) -> list[str]:
    """The sites that have pages."""
    with reading(engine) as connection:
        return list(connection.execute(select(tables.pages.c.site).distinct().order_by(tables.pages.c.site)).scalars())


def repack(engine: Engine, site: str, level: int, progress: Callable[[int], None] = lambda done: None) -> int:
    """Compress a site's older bodies with its dictionary; returns how many bytes that saved. Stopped at any time,
    every body is readable: each is changed in one step."""
    with reading(engine) as connection:
        number = newest(connection, site)
        waiting = _plain(connection, site) if number is not None else []
    saved = 0
    for done, digest in enumerate(waiting, start=1):
        assert number is not None, "bodies wait for a dictionary only"
        saved += _repack(engine, digest, number, level)
        progress(done)
    return saved


def _repack(engine: Engine, digest: str, number: int, level: int) -> int:
    b = tables.bodies
    with engine.begin() as connection:
        here = b.c.sha256 == digest, b.c.dictionary.is_(None)
        data = connection.execute(select(b.c.data).where(*here)).scalar_one_or_none()
        if data is None:
            return 0
        packed = zstd.compress(zstd.decompress(data), level, zstd_dict=load(connection, number))
        if len(packed) >= len(data):
            return 0
        connection.execute(update(b).where(*here).values(data=packed, dictionary=number))
        return len(data) - len(packed)


def _samples(connection: Connection, site: str) -> list[bytes]:
    p, b = tables.pages.c, tables.bodies.c
    ours = select(p.body).where(p.site == clean(site)).distinct().limit(SAMPLES).subquery()
    query = select(b.data).where(b.sha256.in_(select(ours.c.body)), b.dictionary.is_(None))
    return [zstd.decompress(data) for data in connection.execute(query).scalars()]


def _plain(connection: Connection, site: str) -> list[str]:
    p, b = tables.pages.c, tables.bodies.c
    ours = select(p.body).where(p.site == clean(site))
    query = select(b.sha256).where(b.sha256.in_(ours), b.dictionary.is_(None)).order_by(b.sha256)
    return list(connection.execute(query).scalars())


def _data(connection: Connection, number: int) -> bytes:
    d = tables.dictionaries.c
    return bytes(connection.execute(select(d.data).where(d.id == number)).scalar_one())
