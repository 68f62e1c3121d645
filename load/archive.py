"""The archive: every page as it was received, so that a better reader needs no second crawl.

Bodies lie in the database, not in files: one transaction covers body and page row, a kill leaves neither half a
file nor an orphan, one backup has everything, and workers on other machines reach them through PostgreSQL.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from backports import zstd
from sqlalchemy import Connection, Engine, bindparam, select

from extract.model import Page
from load import dictionaries, tables
from load.database import reading
from load.tables import AnyRow
from load.types import clean, short
from load.upsert import Row, add

LEVEL = 3
"""How hard bodies are compressed as they come. Level 9 makes them 4 % smaller and takes five times as long."""
HARD = 9
"""How hard they are compressed by ``sotin archive --pack``, when there is time."""

_BATCH = 100
Packed = tuple[AnyRow, zstd.ZstdDict | None]
"""A page and its body as they are kept, and what it takes to unpack the body."""


@dataclass(frozen=True, slots=True)
class StoredPage:
    """An archived page and its number."""

    id: int
    page: Page


def save_page(engine: Engine, page: Page) -> int:
    """Archive a page and return its number. The same bytes at the same address are the page we have already."""
    return save_pages(engine, [page])[0]


def save_pages(engine: Engine, received: Sequence[Page]) -> list[int]:
    """The same for several pages in one transaction: a commit costs more than the page."""
    with reading(engine) as connection:
        bodies = _bodies(connection, received)
    with engine.begin() as connection:
        return _save(connection, received, bodies)


def pages(engine: Engine, site: str | None = None) -> Iterator[StoredPage]:
    """The newest page of every address, oldest first; of one site or of all. Not a snapshot: read in batches."""
    last = 0
    while batch := _batch(engine, site, last):
        yield from (stored(row, dictionary) for row, dictionary in batch)
        last = batch[-1][0].id


def pack(body: bytes, dictionary: zstd.ZstdDict | None, level: int = LEVEL) -> bytes:
    """A body as it is kept."""
    return zstd.compress(body, level, zstd_dict=dictionary.as_digested_dict if dictionary else None)


def unpack(data: bytes, dictionary: zstd.ZstdDict | None) -> bytes:
    """A body as it was received. Raises zstd.ZstdError where it is damaged."""
    return zstd.decompress(data, zstd_dict=dictionary)


def _batch(engine: Engine, site: str | None, after: int) -> list[Packed]:
    p, newer = tables.pages, tables.pages.alias()
    outdated = select(newer.c.id).where(newer.c.site == p.c.site, newer.c.url == p.c.url, newer.c.fetched > p.c.fetched)
    query = (
        select(p, tables.bodies.c.data, tables.bodies.c.dictionary)
        .join(tables.bodies)
        .where(p.c.id > after, ~outdated.exists())
        .order_by(p.c.id)
        .limit(_BATCH)
    )
    if site is not None:
        query = query.where(p.c.site == site)
    with reading(engine) as connection:
        return [(row, dictionaries.load(connection, row.dictionary)) for row in connection.execute(query)]


def stored(row: AnyRow, dictionary: zstd.ZstdDict | None) -> StoredPage:
    """A page with its body, from a row that has both."""
    body = unpack(row.data, dictionary)
    return StoredPage(row.id, Page(row.site, row.url, row.fetched, row.status, row.headers, body))


def _bodies(connection: Connection, received: Sequence[Page]) -> list[Row]:
    newest = {site: dictionaries.newest(connection, site) for site in {page.site for page in received}}
    return [_body(connection, page.body, newest[page.site]) for page in received]


def _body(connection: Connection, body: bytes, dictionary: int | None) -> Row:
    packed = pack(body, dictionaries.load(connection, dictionary))
    return {"sha256": hashlib.sha256(body).hexdigest(), "size": len(body), "data": packed, "dictionary": dictionary}


def _save(connection: Connection, received: Sequence[Page], bodies: Sequence[Row]) -> list[int]:
    """Save the pages that are not the newest at their address already, and say which numbers all of them have."""
    kept = _versions(connection, received)
    last = {(row.site, row.url): (row.body, row.status, row.fetched) for row in kept}
    new, moments = [], []
    for page, body in zip(received, bodies, strict=True):
        place, is_now = (clean(page.site), short(clean(page.url))), (body["sha256"], page.status)
        if place not in last or last[place][:2] != is_now:
            last[place] = (*is_now, page.fetched)
            new.append((page, body))
        moments.append((*place, last[place][2]))
    if new:
        add(connection, tables.bodies, [body for _, body in new])
        add(connection, tables.pages, [_row(page, body["sha256"]) for page, body in new])
        kept = _versions(connection, received)
    numbers = {(row.site, row.url, row.fetched): row.id for row in kept}
    return [numbers[moment] for moment in moments]


def _versions(connection: Connection, received: Sequence[Page]) -> list[AnyRow]:
    """All that is archived of these addresses, oldest first."""
    wanted = {"sites": list({clean(page.site) for page in received}), "urls": list({clean(p.url) for p in received})}
    return list(connection.execute(_VERSIONS, wanted))


_P = tables.pages.c
_VERSIONS = (
    select(_P.id, _P.site, _P.url, _P.fetched, _P.body, _P.status)
    .where(_P.site.in_(bindparam("sites", expanding=True)), _P.url.in_(bindparam("urls", expanding=True)))
    .order_by(_P.fetched, _P.id)
)


def _row(page: Page, digest: str) -> Row:
    return {
        "site": page.site,
        "url": page.url,
        "fetched": page.fetched,
        "status": page.status,
        "headers": dict(page.headers),
        "body": digest,
    }
