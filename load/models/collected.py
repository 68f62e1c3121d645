"""Tables of what was collected: runs, problems, addresses to visit, pages, articles."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from load.models.base import Base
from load.types import Indexed


class Run(Base):
    """One call of a verb that changes the database (crawl, reparse, extract …)."""

    __tablename__ = "runs"
    id: Mapped[int] = mapped_column(primary_key=True)
    verb: Mapped[str]
    site: Mapped[str | None]
    started: Mapped[datetime]
    finished: Mapped[datetime | None]
    outcome: Mapped[str | None]
    counts: Mapped[dict[str, Any]]


class Problem(Base):
    """Something that could not be stored or read, with its cause; one row however often it happens again."""

    __tablename__ = "problems"
    __table_args__ = (UniqueConstraint("site", "url", "cause"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    run_id: Mapped[int | None] = mapped_column(ForeignKey("runs.id"))
    site: Mapped[str]
    url: Mapped[str] = mapped_column(Indexed)
    cause: Mapped[str]
    detail: Mapped[str]
    times: Mapped[int]
    first_seen: Mapped[datetime]
    last_seen: Mapped[datetime]
    solved: Mapped[datetime | None]


class Frontier(Base):
    """An address the crawler knows of and how far it got with it."""

    __tablename__ = "frontier"
    __table_args__ = (
        UniqueConstraint("site", "key"),
        Index("ix_frontier_turn", "site", "state", "priority", "id"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    site: Mapped[str]
    key: Mapped[str] = mapped_column(Indexed)
    url: Mapped[str]
    state: Mapped[str]
    priority: Mapped[int]
    discovered: Mapped[datetime]
    tries: Mapped[int]
    next_try: Mapped[datetime | None]
    last_cause: Mapped[str | None]
    last_status: Mapped[int | None]
    claimed_at: Mapped[datetime | None]
    claimed_by: Mapped[str | None]
    etag: Mapped[str | None]
    last_modified: Mapped[str | None]


class Body(Base):
    """The bytes of a page as received, compressed; the same bytes are kept once.

    ``dictionary`` is what they were compressed with, None for those that need none.
    """

    __tablename__ = "bodies"
    sha256: Mapped[str] = mapped_column(primary_key=True)
    size: Mapped[int]
    data: Mapped[bytes]
    dictionary: Mapped[int | None]


class Page(Base):
    """A page as received; one that came back with the same bytes and status is not kept twice."""

    __tablename__ = "pages"
    __table_args__ = (UniqueConstraint("site", "url", "fetched"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    site: Mapped[str]
    url: Mapped[str] = mapped_column(Indexed)
    fetched: Mapped[datetime]
    status: Mapped[int]
    headers: Mapped[dict[str, Any]]
    body: Mapped[str] = mapped_column(ForeignKey("bodies.sha256"))


class Article(Base):
    """An article as it stands at its source.

    ``digest`` covers what extraction reads (title, text, publication); ``revision`` counts its changes from 1;
    ``page_id`` is the newest page it was read from; ``withdrawn`` is when its source stopped showing it;
    ``sketched`` is the digest for which its bands were made.
    """

    __tablename__ = "articles"
    __table_args__ = (UniqueConstraint("site", "key"), Index("ix_articles_published", "published"))
    id: Mapped[int] = mapped_column(primary_key=True)
    site: Mapped[str]
    key: Mapped[str] = mapped_column(Indexed)
    url: Mapped[str]
    title: Mapped[str]
    lead: Mapped[str]
    text: Mapped[str]
    published: Mapped[datetime | None]
    author: Mapped[str | None]
    section: Mapped[str | None]
    source: Mapped[str | None]
    method: Mapped[str]
    page_id: Mapped[int] = mapped_column(ForeignKey("pages.id"))
    digest: Mapped[str]
    revision: Mapped[int]
    withdrawn: Mapped[datetime | None]
    sketched: Mapped[str | None]
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]


class Address(Base):
    """Another address under which the same article was met."""

    __tablename__ = "addresses"
    article_id: Mapped[int] = mapped_column(ForeignKey("articles.id"), primary_key=True)
    url: Mapped[str] = mapped_column(Indexed, primary_key=True)


class Band(Base):
    """A part of an article's MinHash sketch: articles that share one may be near-duplicates."""

    __tablename__ = "bands"
    band: Mapped[int] = mapped_column(primary_key=True)
    hash: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    article_id: Mapped[int] = mapped_column(ForeignKey("articles.id"), primary_key=True, index=True)


class Link(Base):
    """Two articles, the lower number first, of which one repeats the other.

    ``kind`` is ``reprint`` (different sites) or ``double`` (one site: a print view, a second posting); ``similarity``
    is the share of the shorter one's word triples that stand in the other, 0 to 1.
    """

    __tablename__ = "links"
    article_id: Mapped[int] = mapped_column(ForeignKey("articles.id"), primary_key=True)
    other_id: Mapped[int] = mapped_column(ForeignKey("articles.id"), primary_key=True, index=True)
    kind: Mapped[str]
    similarity: Mapped[float]


class Revision(Base):
    """An article as it stood before it was changed at its source."""

    __tablename__ = "revisions"
    article_id: Mapped[int] = mapped_column(ForeignKey("articles.id"), primary_key=True)
    revision: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    lead: Mapped[str]
    text: Mapped[str]
    published: Mapped[datetime | None]
    page_id: Mapped[int] = mapped_column(ForeignKey("pages.id"))
    replaced_at: Mapped[datetime]
