"""Tables of the records: the activities of several articles, told once."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from load.models.base import Base


class Record(Base):
    """One thing planned, done or not done, as all articles together tell it; corrections are applied.

    ``province`` is as it was at the time, ``province_now`` what it is part of today (63 provinces became 34 on
    2025-07-01). ``lead_activity`` is the key of the member whose words and context the record shows. ``folded`` is
    the searched text without diacritics. ``decision`` is ``accepted``, ``rejected`` or empty.
    """

    __tablename__ = "records"
    __table_args__ = (
        Index("ix_records_province", "province_code", "id"),
        Index("ix_records_programme", "programme", "id"),
        Index("ix_records_period", "period_start", "period_end"),
        {"sqlite_autoincrement": True},  # a number once given is never given again
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    lead_activity: Mapped[str]
    type: Mapped[str]
    status: Mapped[str]
    text: Mapped[str]
    period_start: Mapped[date | None]
    period_end: Mapped[date | None]
    period_accuracy: Mapped[str | None]
    province_code: Mapped[str | None]
    province: Mapped[str | None]
    province_now_code: Mapped[str | None] = mapped_column(index=True)
    province_now: Mapped[str | None]
    organisation: Mapped[str | None]
    programme: Mapped[str | None]
    project: Mapped[str | None]
    audience: Mapped[str | None]
    decision: Mapped[str | None]
    folded: Mapped[str]
    updated_at: Mapped[datetime]


class Member(Base):
    """An activity's place in its record: ``role`` is ``lead``, ``corroborating``, ``superseded`` or ``conflicting``."""

    __tablename__ = "members"
    activity: Mapped[str] = mapped_column(primary_key=True)
    record_id: Mapped[int] = mapped_column(ForeignKey("records.id"), index=True)
    role: Mapped[str]


class RecordFigure(Base):
    """A figure as its record counts it.

    Figures of one ``slot`` state the same thing. ``role`` is ``recommended`` (one a slot: the only one to sum),
    ``corroborating``, ``superseded`` or ``conflicting``. Values are after corrections; ``derived`` values were
    calculated (a year's share of a rate) and have no figure of their own.
    """

    __tablename__ = "record_figures"
    __table_args__ = (UniqueConstraint("figure_id", "label"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    record_id: Mapped[int] = mapped_column(ForeignKey("records.id"), index=True)
    slot: Mapped[int]
    figure_id: Mapped[int] = mapped_column(ForeignKey("figures.id", ondelete="CASCADE"), index=True)
    label: Mapped[str]
    role: Mapped[str]
    derived: Mapped[bool]
    additive: Mapped[bool]
    text: Mapped[str]
    kind: Mapped[str]
    unit: Mapped[str]
    low: Mapped[Decimal]
    high: Mapped[Decimal]
    bound: Mapped[str]
    per: Mapped[str | None]
    currency: Mapped[str | None]
    total: Mapped[Decimal | None]


class RecordAlias(Base):
    """A record number that was given up when its record was merged into another."""

    __tablename__ = "record_aliases"
    old_id: Mapped[int] = mapped_column(primary_key=True)
    record_id: Mapped[int] = mapped_column(ForeignKey("records.id"), index=True)
