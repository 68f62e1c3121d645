"""Articles in the store: saved by their site's own key, their old versions kept."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Connection, Engine, bindparam, select, update

from extract.model import Article
from load import clock, problems, tables
from load.database import reading
from load.tables import AnyRow
from load.types import clean
from load.upsert import add

Outcome = Literal["new", "changed", "same"]

_COPIED = ("title", "lead", "text", "published", "author", "section", "source", "method")
_KEPT = ("title", "lead", "text", "published", "page_id")
_Rows = dict[tuple[str, str], AnyRow]
"""Stored articles by site and key."""
_A = tables.articles.c
_STORED = (
    select(tables.articles)
    .where(_A.site.in_(bindparam("sites", expanding=True)), _A.key.in_(bindparam("keys", expanding=True)))
    .order_by(_A.id)
    .with_for_update()
)


@dataclass(frozen=True, slots=True)
class SavedArticle:
    """The article's number, and whether saving it changed anything."""

    id: int
    outcome: Outcome


def save_article(engine: Engine, article: Article, page_id: int) -> SavedArticle:
    """Save an article read from a page; what it replaces becomes a revision. An older page changes nothing."""
    return save_articles(engine, [(article, page_id)])[0]


def save_articles(engine: Engine, read: Sequence[tuple[Article, int]]) -> list[SavedArticle]:
    """The same for several articles with the numbers of their pages, in one transaction."""
    with engine.begin() as connection:
        return save(connection, read)


def save(connection: Connection, read: Sequence[tuple[Article, int]]) -> list[SavedArticle]:
    """The same, inside a transaction."""
    if len({_place(article) for article, _ in read}) < len(read):
        return [save(connection, [one])[0] for one in read]  # what comes twice is compared with what came first
    for site in sorted({article.site for article, _ in read}):
        problems.solve(connection, site, [article.url for article, _ in read if article.site == site])
    before = _rows(connection, [article for article, _ in read])
    new = [(article, page_id) for article, page_id in read if _place(article) not in before]
    add(connection, tables.articles, [_values(article, page_id) for article, page_id in new])
    there = before | _rows(connection, [article for article, _ in new])
    _add_addresses(connection, [(there[_place(article)], article) for article, _ in read])
    return [_saved(connection, before, there, article, page_id) for article, page_id in read]


def _saved(connection: Connection, before: _Rows, there: _Rows, article: Article, page_id: int) -> SavedArticle:
    row = there[_place(article)]
    outcome: Outcome = _update(connection, row, article, page_id) if _place(article) in before else "new"
    return SavedArticle(row.id, outcome)


def known(engine: Engine, site: str, keys: Sequence[str]) -> set[str]:
    """Those of ``keys`` whose articles are stored."""
    found: set[str] = set()
    with reading(engine) as connection:
        for start in range(0, len(keys), 500):
            a = tables.articles.c
            query = select(a.key).where(a.site == site, a.key.in_(keys[start : start + 500]))
            found.update(connection.execute(query).scalars())
    return found


def mark_withdrawn(engine: Engine, site: str, key: str) -> None:
    """Note that the source no longer shows an article. The article stays."""
    a = tables.articles
    with engine.begin() as connection:
        gone = a.c.site == site, a.c.key == key, a.c.withdrawn.is_(None)
        connection.execute(update(a).where(*gone).values(withdrawn=clock.now()))


def digest(title: str, text: str, published: datetime | None) -> str:
    """A fingerprint of what extraction reads: when it changes, the article is read again."""
    parts = [title, text, published.timestamp() if published else None]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def _values(article: Article, page_id: int) -> dict[str, Any]:
    now = clock.now()
    return _content(article) | {
        "site": article.site,
        "key": article.key,
        "url": article.url,
        "page_id": page_id,
        "revision": 1,
        "created_at": now,
        "updated_at": now,
    }


def _content(article: Article) -> dict[str, Any]:
    values = {name: getattr(article, name) for name in _COPIED}
    cleaned = {name: clean(value) if isinstance(value, str) else value for name, value in values.items()}
    return cleaned | {"digest": digest(cleaned["title"], cleaned["text"], article.published)}


def _update(connection: Connection, row: AnyRow, article: Article, page_id: int) -> Outcome:
    if page_id != row.page_id and not _newer(connection, page_id, row.page_id):
        return "same"
    content = _content(article)
    changes = {name: value for name, value in content.items() if getattr(row, name) != value}
    if "digest" in changes:
        _keep(connection, row)
        changes["revision"] = row.revision + 1
    outcome: Outcome = "changed" if changes else "same"
    if changes or row.withdrawn:
        changes |= {"updated_at": clock.now(), "withdrawn": None}
    if page_id != row.page_id:
        changes["page_id"] = page_id
    if changes:
        connection.execute(update(tables.articles).where(tables.articles.c.id == row.id).values(changes))
    return outcome


def _keep(connection: Connection, row: AnyRow) -> None:
    old = {name: getattr(row, name) for name in _KEPT}
    kept = old | {"article_id": row.id, "revision": row.revision, "replaced_at": clock.now()}
    add(connection, tables.revisions, [kept])


def _newer(connection: Connection, page_id: int, than: int) -> bool:
    p = tables.pages.c
    fetched = {row[0]: row[1] for row in connection.execute(select(p.id, p.fetched).where(p.id.in_((page_id, than))))}
    return bool(fetched[page_id] > fetched[than])


def _place(article: Article) -> tuple[str, str]:
    return clean(article.site), clean(article.key)


def _rows(connection: Connection, articles: Sequence[Article]) -> _Rows:
    """The stored articles among these, held until the transaction ends."""
    if not articles:
        return {}
    sites, keys = zip(*map(_place, articles), strict=True)
    found = connection.execute(_STORED, {"sites": list(set(sites)), "keys": list(set(keys))})
    return {(row.site, row.key): row for row in found}


def _add_addresses(connection: Connection, met: Sequence[tuple[AnyRow, Article]]) -> None:
    others = {(row.id, url) for row, each in met for url in map(clean, (each.url, *each.aliases)) if url != row.url}
    add(connection, tables.addresses, [{"article_id": number, "url": url} for number, url in sorted(others)])
