"""Tables of what was read from the articles, and of what people decided about it."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from load.models.base import Base


class Extraction(Base):
    """What was read from an article as a whole; ``numbers`` counts its numbers by what became of them."""

    __tablename__ = "extractions"
    article_id: Mapped[int] = mapped_column(ForeignKey("articles.id"), primary_key=True)
    version: Mapped[str]
    digest: Mapped[str]
    numbers: Mapped[dict[str, Any]]
    unassigned: Mapped[int]
    warnings: Mapped[list[Any]]
    updated_at: Mapped[datetime]


class Activity(Base):
    """One activity as one article tells it: the machine's reading, never changed by a person.

    ``covers`` are the keys of the activities that its money pays for, where it is the total of several.
    """

    __tablename__ = "activities"
    __table_args__ = (Index("ix_activities_article", "article_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(unique=True)
    article_id: Mapped[int] = mapped_column(ForeignKey("articles.id"))
    type: Mapped[str]
    status: Mapped[str]
    start: Mapped[int]
    end: Mapped[int]
    text: Mapped[str]
    period_start: Mapped[date | None]
    period_end: Mapped[date | None]
    period_accuracy: Mapped[str | None]
    province_code: Mapped[str | None]
    province: Mapped[str | None]
    place_detail: Mapped[str | None]
    place_inferred: Mapped[bool]
    organisation: Mapped[str | None]
    speaker: Mapped[str | None]
    programme: Mapped[str | None]
    project: Mapped[str | None]
    audience: Mapped[str | None]
    documents: Mapped[list[Any]]
    covers: Mapped[list[Any] | None]
    updated_at: Mapped[datetime]


class Figure(Base):
    """A figure in its article.

    ``nth`` tells figures apart that share a span; it is 0 for nearly all. ``part_of`` is where the figure starts that
    sums this one up; of a figure that sums others up, ``parts_agree`` says whether they make it, None where the text
    names only some of them.
    """

    __tablename__ = "figures"
    __table_args__ = (
        UniqueConstraint("article_id", "start", "end", "nth"),
        Index("ix_figures_activity", "activity_id"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    article_id: Mapped[int] = mapped_column(ForeignKey("articles.id"))
    activity_id: Mapped[int | None] = mapped_column(ForeignKey("activities.id"))
    start: Mapped[int]
    end: Mapped[int]
    nth: Mapped[int]
    text: Mapped[str]
    kind: Mapped[str]
    unit: Mapped[str]
    low: Mapped[Decimal]
    high: Mapped[Decimal]
    bound: Mapped[str]
    per: Mapped[str | None]
    currency: Mapped[str | None]
    total: Mapped[Decimal | None]
    confidence: Mapped[float]
    features: Mapped[list[Any]]
    part_of: Mapped[int | None]
    parts_agree: Mapped[bool | None]
    updated_at: Mapped[datetime]


class Correction(Base):
    """A person's decision, beside the machine's value. The newest of a field is in force, older ones are history.

    ``machine`` and ``evidence`` are what the machine said and the clause it said it of when the person decided;
    ``state`` is ``in_force``, ``reopened`` (both have changed since) or ``orphaned`` (the activity is gone). For a
    field of a figure, ``figure_text`` and ``figure_offset`` (from the start of the clause) are what was decided
    about, ``figure_start`` is where that figure stands in the article now.
    """

    __tablename__ = "corrections"
    __table_args__ = (
        UniqueConstraint("activity", "field", "reviewer", "at"),
        Index("ix_corrections_article", "article_id"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    activity: Mapped[str]
    article_id: Mapped[int] = mapped_column(ForeignKey("articles.id"))
    field: Mapped[str]
    value: Mapped[str | None]
    reviewer: Mapped[str]
    at: Mapped[datetime]
    note: Mapped[str]
    machine: Mapped[str | None]
    evidence: Mapped[str]
    figure_text: Mapped[str | None]
    figure_offset: Mapped[int | None]
    figure_start: Mapped[int | None]
    state: Mapped[str]
