"""Which records are wanted, as conditions on the ``records`` table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, or_, select

from load import tables
from load.folding import fold
from load.types import clean


@dataclass(frozen=True, slots=True)
class Filter:
    """None means "any". ``province`` is a code as of the time of the record, or with ``now`` as of today, when it
    stands for all that went into it; ``province_name`` finds every unit that bore the name; ``programme`` is a key of
    ``extract/programmes.toml``.

    ``year`` is one that the record's period touches; ``kind`` and ``site`` are of any of its figures and sources;
    ``text`` are words that all occur in it, with or without diacritics; ``decision`` is ``accepted``, ``rejected`` or
    ``pending``; ``conflicts`` asks for those whose sources contradict each other.
    """

    province: str | None = None
    programme: str | None = None
    year: int | None = None
    status: str | None = None
    type: str | None = None
    kind: str | None = None
    site: str | None = None
    text: str | None = None
    decision: str | None = None
    conflicts: bool = False
    now: bool = False
    province_name: str | None = None


ANY = Filter()


def conditions(wanted: Filter) -> Iterator[ColumnElement[bool]]:
    """What a record must satisfy."""
    r = tables.records.c
    equal = {
        r.province_now_code if wanted.now else r.province_code: wanted.province,
        r.province: wanted.province_name,
        r.programme: wanted.programme,
        r.status: wanted.status,
        r.type: wanted.type,
    }
    yield from (column == clean(value) for column, value in equal.items() if value)
    if wanted.year is not None:
        yield from _in_year(wanted.year)
    if wanted.kind:
        f = tables.record_figures.c
        yield select(f.id).where(f.record_id == r.id, f.kind == clean(wanted.kind)).exists()
    if wanted.site:
        yield _told_by(clean(wanted.site))
    if wanted.conflicts:
        f = tables.record_figures.c
        yield select(f.id).where(f.record_id == r.id, f.role == "conflicting").exists()
    for word in fold(clean(wanted.text or "")).split()[:20]:
        yield r.folded.contains(word, autoescape=True)
    if wanted.decision:
        yield r.decision.is_(None) if wanted.decision == "pending" else r.decision == clean(wanted.decision)


def _in_year(year: int) -> Iterator[ColumnElement[bool]]:
    r = tables.records.c
    if not 1 <= year <= 9999:
        yield r.id < 0
        return
    yield or_(r.period_end >= date(year, 1, 1), r.period_end.is_(None))
    yield or_(r.period_start <= date(year, 12, 31), r.period_start.is_(None) & (r.period_end <= date(year, 12, 31)))


def _told_by(site: str) -> ColumnElement[bool]:
    m, v, a = tables.members.c, tables.activities, tables.articles
    return (
        select(m.activity)
        .join(v, v.c.key == m.activity)
        .join(a, a.c.id == v.c.article_id)
        .where(m.record_id == tables.records.c.id, a.c.site == site)
        .exists()
    )
