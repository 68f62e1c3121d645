"""Tables of the unattended work: who does what now, what is due, how the sources are doing."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from load.models.base import Base


class Lease(Base):
    """The right to do something alone (crawl a host, merge records) until ``expires``, which its holder puts off."""

    __tablename__ = "leases"
    name: Mapped[str] = mapped_column(primary_key=True)
    holder: Mapped[str]
    taken: Mapped[datetime]
    expires: Mapped[datetime]


class Schedule(Base):
    """When a source is crawled.

    ``site`` is its name, or its address where it has no spider; ``origin`` serves it instead of its own; ``rhythm``
    is what a person chose, None where the source's own holds; ``due`` is the next time, None for never.
    """

    __tablename__ = "schedules"
    site: Mapped[str] = mapped_column(primary_key=True)
    origin: Mapped[str | None]
    rhythm: Mapped[str | None]
    due: Mapped[datetime | None]
    started: Mapped[datetime | None]
    finished: Mapped[datetime | None]
    outcome: Mapped[str | None]


class Harvest(Base):
    """What one run brought of one source.

    ``counts`` as in the run; ``causes`` how many failures of each cause; ``methods`` how many new or changed articles
    each way of reading gave; ``filled`` of how many of them ``articles`` have a ``date``, a ``body``, ``figures`` …
    """

    __tablename__ = "harvests"
    __table_args__ = (Index("ix_harvests_site", "site", "at"),)
    run_id: Mapped[int] = mapped_column(ForeignKey("runs.id"), primary_key=True)
    site: Mapped[str]
    at: Mapped[datetime]
    counts: Mapped[dict[str, Any]]
    causes: Mapped[dict[str, Any]]
    methods: Mapped[dict[str, Any]]
    filled: Mapped[dict[str, Any]]


class Alarm(Base):
    """Something about a source that a person must look at; ``told`` is when its present state was sent out."""

    __tablename__ = "alarms"
    __table_args__ = (UniqueConstraint("site", "kind"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    site: Mapped[str]
    kind: Mapped[str]
    detail: Mapped[str]
    raised: Mapped[datetime]
    last_seen: Mapped[datetime]
    cleared: Mapped[datetime | None]
    told: Mapped[datetime | None]


class Dictionary(Base):
    """What a site's pages have in common, for zstd: bodies that name it can only be read with it."""

    __tablename__ = "dictionaries"
    id: Mapped[int] = mapped_column(primary_key=True)
    site: Mapped[str] = mapped_column(index=True)
    made: Mapped[datetime]
    data: Mapped[bytes]
