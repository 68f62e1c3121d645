"""One record with all that is known of it: its tellings, their articles, and what people decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Engine, select

from load import tables, tellings
from load.database import reading
from load.errors import UnknownRecordError
from load.listing import rows
from load.shown import RecordRow
from load.tables import AnyRow
from load.tellings import Telling


@dataclass(frozen=True, slots=True)
class CorrectionRow:
    """A decision; ``state`` is ``in_force``, ``reopened`` or ``orphaned``, ``machine`` what the machine said then."""

    id: int
    activity: str
    article_id: int
    field: str
    value: str | None
    reviewer: str
    at: datetime
    note: str
    machine: str | None
    evidence: str
    figure_text: str | None
    """The words of the figure that was decided about, for a field of a figure."""
    state: str


@dataclass(frozen=True, slots=True)
class RevisionRow:
    """An article as it stood before ``replaced_at``."""

    revision: int
    title: str
    text: str
    published: datetime | None
    replaced_at: datetime


@dataclass(frozen=True, slots=True)
class Told:
    """A telling of the record beside its article: with corrections (``telling``) and without (``machine``)."""

    telling: Telling
    machine: Telling
    role: str
    text: str
    """The article's text, into which all offsets point."""
    lead: str
    author: str | None
    section: str | None
    source: str | None
    withdrawn: datetime | None
    archived: datetime
    """When the archived page was fetched from which the article was read."""
    corrections: tuple[CorrectionRow, ...]
    """All decisions about the telling, newest first."""
    revisions: tuple[RevisionRow, ...]
    """Earlier versions of the article, newest first."""


@dataclass(frozen=True, slots=True)
class RecordDetail:
    """A record and its tellings, the leading one first; ``aliases`` are numbers of records merged into it."""

    record: RecordRow
    tellings: tuple[Told, ...]
    aliases: tuple[int, ...]

    @property
    def lead(self) -> Told:
        """The telling whose words the record shows."""
        return self.tellings[0]


def record(engine: Engine, number: int) -> RecordDetail:
    """The record of that number, or the one it was merged into. Raises UnknownRecordError where there is none."""
    with reading(engine) as connection:
        row = _row(connection, number)
        found = rows(connection, [row])[0]
        old = select(tables.record_aliases.c.old_id).where(tables.record_aliases.c.record_id == row.id)
        aliases = tuple(sorted(connection.execute(old).scalars()))
        return RecordDetail(found, tuple(_told(connection, row.id)), aliases)


def orphans(engine: Engine, limit: int = 100) -> list[CorrectionRow]:
    """Decisions whose activity is no longer read from its article, newest first."""
    c = tables.corrections
    query = select(c).where(c.c.state == "orphaned").order_by(c.c.at.desc(), c.c.id.desc()).limit(limit)
    with reading(engine) as connection:
        return [_correction(row) for row in connection.execute(query)]


def _row(connection: Connection, number: int) -> AnyRow:
    r, alias = tables.records, tables.record_aliases.c
    if 0 < number < 2**63:
        merged = select(alias.record_id).where(alias.old_id == number).scalar_subquery()
        row: AnyRow | None = connection.execute(select(r).where((r.c.id == number) | (r.c.id == merged))).first()
        if row is not None:
            return row
    raise UnknownRecordError(f"There is no record {number}; 'sotin records' lists those there are.")


def _told(connection: Connection, number: int) -> list[Told]:
    m = tables.members.c
    query = select(m.activity, m.role).where(m.record_id == number)
    roles = {row.activity: row.role for row in connection.execute(query)}
    machine = {telling.key: telling for telling in tellings.read(connection, roles, corrected=False)}
    corrected = sorted(tellings.read(connection, roles), key=lambda t: (roles[t.key] != "lead", t.url, t.key))
    return [_beside_article(connection, t, machine[t.key], roles[t.key]) for t in corrected]


def _beside_article(connection: Connection, telling: Telling, machine: Telling, role: str) -> Told:
    a, c, v = tables.articles, tables.corrections, tables.revisions
    fetched = tables.pages.c.fetched
    query = select(a, fetched).join(tables.pages, tables.pages.c.id == a.c.page_id)
    article = connection.execute(query.where(a.c.id == telling.article_id)).one()
    decided = select(c).where(c.c.activity == telling.key).order_by(c.c.id.desc())
    earlier = select(v).where(v.c.article_id == article.id).order_by(v.c.revision.desc())
    return Told(
        telling, machine, role, article.text, article.lead, article.author, article.section, article.source,
        article.withdrawn, article.fetched, tuple(map(_correction, connection.execute(decided))),
        tuple(_revisions(connection.execute(earlier).all())),
    )  # fmt: skip


def _correction(row: AnyRow) -> CorrectionRow:
    return CorrectionRow(**{name: getattr(row, name) for name in CorrectionRow.__dataclass_fields__})


def _revisions(found: Sequence[AnyRow]) -> list[RevisionRow]:
    return [RevisionRow(r.revision, r.title, r.text, r.published, r.replaced_at) for r in found]
