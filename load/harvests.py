"""Harvests: what each run brought of each source, told from what it left in the store."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from sqlalchemy import ColumnElement, Connection, Engine, case, distinct, func, select

from load import clock, tables
from load.database import reading
from load.tables import AnyRow
from load.upsert import upsert

Counts = Mapping[str, int]

ENOUGH = 40
"""Letters beyond the lead that make a body; less is a lead alone."""


@dataclass(frozen=True, slots=True)
class Harvest:
    """What one run brought of one source.

    ``counts``: listed, fetched, new, changed, known, failed, requests, pending. ``causes``: failures by cause.
    ``methods``: new or changed articles by the way they were read. ``filled``: how many of these ``articles`` have a
    ``title``, ``date``, ``lead``, ``body`` and ``figures``.
    """

    run_id: int
    site: str
    at: datetime
    counts: Counts
    causes: Counts
    methods: Counts
    filled: Counts


def record(engine: Engine, run_id: int) -> Harvest | None:
    """Work out what a finished run brought and keep it; None for a run that did not finish or has no site."""
    with engine.begin() as connection:
        run = connection.execute(select(tables.runs).where(tables.runs.c.id == run_id)).one()
        if run.site is None or run.finished is None:
            return None
        harvest = Harvest(
            run_id, run.site, run.finished, run.counts, _causes(connection, run), _methods(connection, run),
            _filled(connection, run),
        )  # fmt: skip
        row = {name: getattr(harvest, name) for name in Harvest.__dataclass_fields__}
        upsert(connection, tables.harvests, [row], ["run_id"], ())
    return harvest


def history(engine: Engine, site: str, since: datetime) -> list[Harvest]:
    """The source's harvests since then, oldest first."""
    h = tables.harvests.c
    with reading(engine) as connection:
        query = select(tables.harvests).where(h.site == site, h.at >= since).order_by(h.at)
        return [Harvest(**row._asdict()) for row in connection.execute(query)]


def latest(engine: Engine) -> list[Harvest]:
    """The newest harvest of every source, by name."""
    h = tables.harvests.c
    newest = select(func.max(h.run_id)).group_by(h.site)
    with reading(engine) as connection:
        query = select(tables.harvests).where(h.run_id.in_(newest)).order_by(h.site)
        return [Harvest(**row._asdict()) for row in connection.execute(query)]


def last_news(engine: Engine, site: str) -> datetime | None:
    """When the source last brought an article that was not known."""
    a = tables.articles.c
    with reading(engine) as connection:
        found: datetime | None = connection.execute(
            select(func.max(a.created_at)).where(a.site == site)
        ).scalar_one_or_none()
    return found


def usual_gap(engine: Engine, site: str, before: datetime) -> float | None:
    """The longest of nineteen in twenty gaps between two of the site's last hundred arrivals, in hours; None where
    fewer than eleven arrivals lie on different days or hours: that is no history yet."""
    a = tables.articles.c
    query = select(a.created_at).where(a.site == site, a.created_at < before).order_by(a.created_at.desc()).limit(400)
    with reading(engine) as connection:
        hours = sorted({moment.timestamp() // 3600 for moment in connection.execute(query).scalars()})[-101:]
    gaps = sorted(later - earlier for earlier, later in pairwise(hours))
    return gaps[int(0.95 * (len(gaps) - 1))] if len(gaps) >= 10 else None


def _causes(connection: Connection, run: AnyRow) -> dict[str, int]:
    p = tables.problems.c
    query = select(p.cause, func.count()).where(p.run_id == run.id).group_by(p.cause)
    return {row[0]: row[1] for row in connection.execute(query)}


def _methods(connection: Connection, run: AnyRow) -> dict[str, int]:
    a = tables.articles.c
    query = select(a.method, func.count()).where(*_brought(run)).group_by(a.method)
    return {row[0]: row[1] for row in connection.execute(query)}


def _filled(connection: Connection, run: AnyRow) -> dict[str, int]:
    a, f = tables.articles.c, tables.figures.c
    row = connection.execute(
        select(
            func.count(),
            func.count(case((a.title != "", 1))),
            func.count(a.published),
            func.count(case((a.lead != "", 1))),
            func.count(case((func.length(a.text) > func.length(a.lead) + ENOUGH, 1))),
        ).where(*_brought(run))
    ).one()
    figures = select(func.count(distinct(a.id))).select_from(tables.articles.join(tables.figures, f.article_id == a.id))
    told = connection.execute(figures.where(*_brought(run))).scalar_one()
    return dict(zip(("articles", "title", "date", "lead", "body", "figures"), (*row, told), strict=True))


def _brought(run: AnyRow) -> tuple[ColumnElement[bool], ...]:
    """The articles that were new or changed in the run: only those moved."""
    a = tables.articles.c
    return a.site == run.site, a.updated_at >= run.started, a.updated_at <= (run.finished or clock.now())
