"""Records as people see them: with their figures and sources, corrections applied."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A figure as its record counts it, corrections applied; ``start`` and ``end`` are in the text of ``article_id``.

    ``role`` is ``recommended``, ``corroborating``, ``superseded`` or ``conflicting``; figures of one ``slot`` state the
    same thing. ``derived`` values were calculated and ``label`` says for what (a year).
    """

    id: int
    article_id: int
    activity: str
    start: int
    end: int
    text: str
    kind: str
    unit: str
    low: Decimal
    high: Decimal
    bound: str
    per: str | None
    currency: str | None
    total: Decimal | None
    confidence: float
    features: tuple[str, ...]
    slot: int
    role: str
    label: str
    derived: bool
    additive: bool


@dataclass(frozen=True, slots=True)
class SourceRow:
    """An article that tells of the record; ``role`` is that of its telling."""

    article_id: int
    activity: str
    site: str
    url: str
    title: str
    published: datetime | None
    role: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """A recommended figure, and what other sources say instead."""

    recommended: FigureRow
    others: tuple[FigureRow, ...]


@dataclass(frozen=True, slots=True)
class RecordRow:
    """A record with corrections applied; its recommended figures come first, its leading source too."""

    id: int
    type: str
    status: str
    text: str
    period_start: date | None
    period_end: date | None
    period_accuracy: str | None
    province_code: str | None
    province: str | None
    province_now_code: str | None
    province_now: str | None
    organisation: str | None
    programme: str | None
    project: str | None
    audience: str | None
    decision: str | None
    updated_at: datetime
    figures: tuple[FigureRow, ...]
    sources: tuple[SourceRow, ...]

    @property
    def recommended(self) -> tuple[FigureRow, ...]:
        """The stated figures that count, one for each thing that is stated."""
        return tuple(f for f in self.figures if f.role == "recommended" and not f.derived)

    @property
    def derived(self) -> tuple[FigureRow, ...]:
        """The values that were calculated from rates; never to be mixed with stated ones."""
        return tuple(f for f in self.figures if f.derived)

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """Where sources contradict the recommended figures."""
        rivals = [(best, [f for f in self.figures if f.slot == best.slot and f.role == "conflicting"])
                  for best in self.recommended]  # fmt: skip
        return tuple(Conflict(best, tuple(others)) for best, others in rivals if others)

    def source(self, figure: FigureRow) -> SourceRow:
        """The article that states a figure."""
        return next(source for source in self.sources if source.activity == figure.activity)
