"""The words every folder shares: what travels from the web to the review desk, as frozen dataclasses.

Each class is one border of the way ``site -> Page -> Article -> Extraction -> Records``; see docs/data.md for the
same words as table columns. Offsets are Python ``str`` indices, end exclusive. Numbers are ``Decimal`` in base units
(500 triệu đồng = 500000000; percent as 95), never binary floats. Times are aware datetimes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Literal

Kind = str
"""A key of ``extract/kinds.toml``: copies, attendees, households, budget, sessions, media, places, equipment,
share or other. A plain string, because the table and nothing else says which kinds there are."""

Bound = Literal["exact", "over", "under", "about"]
Status = Literal["done", "ongoing", "planned", "not_done", "state"]
ActivityType = str
"""printing, training, meeting, communication, contest, support, construction, inspection, planning, service,
production or other."""

Accuracy = Literal["day", "month", "quarter", "year", "span"]


@dataclass(frozen=True, slots=True)
class Page:
    """A web page as it was received: nobody has looked inside yet."""

    site: str
    url: str
    fetched: datetime
    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class Article:
    """A news article cut out of a page.

    ``key`` is the site's own article id where it has one, else the canonical path: one article has many URLs.
    ``text`` is the lead followed by the body's paragraphs, NFC, one newline between paragraphs, without furniture,
    captions and dateline; every offset in the system points into it. The title is not part of ``text``.
    ``method`` says which way of reading the page won: ``site``, ``family`` or ``generic``.
    """

    site: str
    url: str
    key: str
    title: str
    lead: str
    text: str
    published: datetime | None = None
    author: str | None = None
    section: str | None = None
    source: str | None = None
    method: str = "site"
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """What the extractors read: a text and what is known about it from outside.

    ``published`` resolves "hôm nay" and "Sáng 13-1"; ``home`` is the province code that the source speaks for, used
    where the text names no province.
    """

    text: str
    title: str = ""
    published: date | None = None
    home: str | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A phrase that states how much or how many: qualifier + number + noun + rate.

    Always ``document.text[start:end] == text``. ``low == high`` unless the text gives a range. ``confidence`` is
    between 0 and 1; ``features`` are the names of what it was computed from.
    """

    start: int
    end: int
    text: str
    kind: Kind
    unit: str
    low: Decimal
    high: Decimal
    bound: Bound = "exact"
    per: str | None = None
    currency: str | None = None
    total: Decimal | None = None
    confidence: float = 1.0
    features: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Number:
    """A number in the text and what became of it.

    ``role`` is ``figure``, the name of a non-figure (date, period, decree, programme, ordinal, rank, age, clock,
    duration, phone, address, road, score, level, list, name, idiom, furniture, multiplier, article) or ``unassigned``.
    """

    start: int
    end: int
    text: str
    role: str


@dataclass(frozen=True, slots=True)
class Period:
    """The days an activity refers to; ``start`` is None where the text names only an end ("đến năm 2030")."""

    start: date | None
    end: date | None
    accuracy: Accuracy = "span"


@dataclass(frozen=True, slots=True)
class Place:
    """A province as it was at the time: ``code`` is the two-digit code of the General Statistics Office."""

    code: str
    name: str
    detail: str | None = None
    """The district or commune, where the text names one."""
    inferred: bool = False
    """True where the text names no province and the source's own stands in."""


@dataclass(frozen=True, slots=True)
class LegalDocument:
    """A legal document that the text cites, such as Quyết định 1719/QĐ-TTg of 14/10/2021."""

    number: str
    type: str
    issuer: str | None = None
    date: date | None = None


@dataclass(frozen=True, slots=True)
class Activity:
    """One thing that was planned, done or not done, as one article tells it.

    ``start``/``end``/``text`` are the clause that is the evidence (always ``document.text[start:end] == text``);
    ``figures`` are indices into ``Extraction.figures``. An activity without figures states that something was not
    done, or names a plan.
    """

    type: ActivityType
    status: Status
    start: int
    end: int
    text: str
    period: Period | None = None
    place: Place | None = None
    organisation: str | None = None
    speaker: str | None = None
    programme: str | None = None
    project: str | None = None
    audience: str | None = None
    documents: tuple[LegalDocument, ...] = ()
    figures: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that the extractors say of one document. Every figure belongs to exactly one activity."""

    figures: tuple[Figure, ...] = ()
    activities: tuple[Activity, ...] = ()
    numbers: tuple[Number, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person decided about one field of an activity, kept beside the machine's value, never over it.

    ``activity`` is the activity's stable key; ``field`` a field name of :class:`Activity`, ``decision`` (value
    ``accepted`` or ``rejected``), or ``figure:<start>:<field>`` for a field of one of its figures.
    """

    activity: str
    field: str
    value: str | None
    reviewer: str
    at: datetime
    note: str = ""
