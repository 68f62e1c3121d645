"""Counted nouns that no table lists: the tables grow from this list."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Engine, Text, cast, func, select

from load import tables
from load.database import reading

OPEN = "open-noun"
"""The feature of a figure whose noun was recognised by its words alone."""


@dataclass(frozen=True, slots=True)
class UnknownNoun:
    """A noun, how often it is counted, a clause with it; ``entry`` is for the ``nouns`` of ``extract/kinds.toml``."""

    noun: str
    times: int
    articles: int
    example: str
    url: str
    entry: str


def unknown_nouns(engine: Engine, limit: int = 50) -> list[UnknownNoun]:
    """The most frequent first."""
    f, v, a = tables.figures.c, tables.activities.c, tables.articles.c
    times = func.count().label("times")
    groups = (
        select(f.unit, times, func.count(f.article_id.distinct()).label("articles"), func.min(f.id).label("first"))
        .where(f.kind == "other", cast(f.features, Text).contains(f'"{OPEN}"'))
        .group_by(f.unit)
        .order_by(times.desc(), f.unit)
        .limit(limit)
        .subquery()
    )
    query = (
        select(groups, func.coalesce(v.text, f.text).label("example"), a.url)
        .select_from(groups.join(tables.figures, f.id == groups.c.first).join(tables.articles, a.id == f.article_id))
        .outerjoin(tables.activities, v.id == f.activity_id)
        .order_by(groups.c.times.desc(), groups.c.unit)
    )
    with reading(engine) as connection:
        return [
            UnknownNoun(row.unit, row.times, row.articles, row.example, row.url, f'"{row.unit.lower()}",')
            for row in connection.execute(query)
        ]
