"""What an address looked like when: the pages that the archive has of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine, or_, select

from load import dictionaries, tables
from load.archive import unpack
from load.database import reading
from load.types import clean


@dataclass(frozen=True, slots=True)
class Look:
    """A page as it came at one time: ``size`` in bytes, ``sha256`` of its body, ``title`` of the article that was read
    from it (None where it is not the article's newest or a kept earlier page)."""

    id: int
    site: str
    url: str
    fetched: datetime
    status: int
    headers: Mapping[str, Any]
    size: int
    sha256: str
    title: str | None


def looks(engine: Engine, url: str) -> list[Look]:
    """Every archived page of an address, or of the article that is known under it; oldest first."""
    p, b = tables.pages.c, tables.bodies.c
    columns = p.id, p.site, p.url, p.fetched, p.status, p.headers, b.size, b.sha256
    with reading(engine) as connection:
        query = select(*columns).select_from(tables.pages.join(tables.bodies))
        query = query.where(p.url.in_(_known_as(connection, url))).order_by(p.fetched, p.id)
        rows = connection.execute(query).all()
        titles = _titles(connection, [row.id for row in rows])
    return [Look(*row, titles.get(row.id)) for row in rows]


def body(engine: Engine, look: Look) -> bytes:
    """The bytes of a page."""
    b = tables.bodies.c
    with reading(engine) as connection:
        row = connection.execute(select(b.data, b.dictionary).where(b.sha256 == look.sha256)).one()
        return unpack(row.data, dictionaries.load(connection, row.dictionary))


def _known_as(connection: Connection, url: str) -> set[str]:
    """The address, and every other one of the article that it belongs to."""
    a, other = tables.articles.c, tables.addresses.c
    joined = tables.articles.outerjoin(tables.addresses)
    page = select(tables.pages.c.id).where(tables.pages.c.url == clean(url))
    same = or_(a.url == clean(url), other.url == clean(url), a.page_id.in_(page))
    numbers = connection.execute(select(a.id).select_from(joined).where(same)).scalars().all()
    query = select(a.url, other.url, tables.pages.c.url).select_from(
        joined.join(tables.pages, a.page_id == tables.pages.c.id)
    )
    found = {each for row in connection.execute(query.where(a.id.in_(numbers))) for each in row if each}
    return found | {clean(url)}


def _titles(connection: Connection, pages: list[int]) -> dict[int, str]:
    r, a = tables.revisions.c, tables.articles.c
    found = {row[0]: row[1] for row in connection.execute(select(r.page_id, r.title).where(r.page_id.in_(pages)))}
    newest = connection.execute(select(a.page_id, a.title).where(a.page_id.in_(pages)))
    return found | {row[0]: row[1] for row in newest}
