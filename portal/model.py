"""The dataclasses of the portal's truth: an article as published, with everything a perfect reader finds in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class TrueFigure:
    """A figure of the text with the index of the activity it belongs to; fields as in extract.model.Figure."""

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
    activity: int


@dataclass(frozen=True, slots=True)
class TrueActivity:
    """An activity with its evidence; ``period`` is None without a time, and either of its sides may be None.

    ``figures`` are indices into TrueArticle.figures; ``province`` is the code as of the time of the activity.
    """

    type: str
    status: str
    start: int
    end: int
    text: str
    period: tuple[date | None, date | None] | None
    province: str | None
    programme: str | None
    project: str | None
    organisation: str | None
    figures: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Caption:
    """A picture's caption, printed after the ``after``-th paragraph of the body (0: before the first)."""

    after: int
    text: str


@dataclass(frozen=True, slots=True)
class TrueArticle:
    """An article and the truth about it. ``name`` is ``<site>/<file name>``; ``key`` is what a crawler must find.

    ``dateline`` stands before the lead in the page and belongs to no text; ``author`` is spelt as the page prints it.
    """

    name: str
    site: str
    id: str
    slug: str
    key: str
    path: str
    title: str
    lead: str
    body: tuple[str, ...]
    text: str
    dateline: str
    published: datetime
    section: str
    section_slug: str
    author: str | None
    source: str | None
    captions: tuple[Caption, ...]
    reprint_of: str | None
    figures: tuple[TrueFigure, ...]
    activities: tuple[TrueActivity, ...]
