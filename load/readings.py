"""What the extractors read of an article, in the store: checked, keyed, and saved only where it differs."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import BindParameter, Column, Connection, Engine, bindparam, delete, select

from extract.errors import SotinError
from extract.model import Activity, Extraction, Figure
from load import clock, corrections, keys, rows, sums, tables
from load.errors import EvidenceError, StaleArticleError, UnknownWordError
from load.sums import Sums
from load.tables import AnyRow
from load.types import clean
from load.upsert import upsert
from load.vocabulary import check


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read of an article; ``digest`` is the article's as it was read, None where it cannot have changed."""

    article_id: int
    extraction: Extraction
    digest: str | None = None


def save_extraction(
    engine: Engine, article_id: int, extraction: Extraction, version: str, digest: str | None = None
) -> None:
    """Save what was read of an article; what an earlier reading said beyond it is gone.

    ``digest`` is the article's as it was read. Raises StaleArticleError when the article has changed since,
    EvidenceError when a figure or activity does not cut its own words out of the text, UnknownWordError for a word
    that no table lists; nothing is stored then.
    """
    for error in save_extractions(engine, [Reading(article_id, extraction, digest)], version):
        if error is not None:
            raise error


def save_extractions(engine: Engine, read: Sequence[Reading], version: str) -> list[SotinError | None]:
    """The same for several articles in one transaction: what is wrong with one is returned in its place, and only
    that one is not stored."""
    with engine.begin() as connection:
        articles = {row.id: row for row in connection.execute(_ARTICLES, _of(reading.article_id for reading in read))}
        faults = [_fault(articles[reading.article_id], reading) for reading in read]
        sound = [reading for reading, fault in zip(read, faults, strict=True) if fault is None]
        if sound:
            _save(connection, [_Told.of(articles[each.article_id], each.extraction) for each in sound], version)
    return faults


@dataclass(frozen=True, slots=True)
class _Told:
    """An article, what it tells, and which figures sum up which."""

    article: AnyRow
    extraction: Extraction
    sums: Sums

    @classmethod
    def of(cls, article: AnyRow, extraction: Extraction) -> _Told:
        return cls(article, extraction, sums.read(article.text, extraction))


Owners = Mapping[int, int]
"""Which activity (by its number in the database) each figure (by its place in the reading) belongs to.

Activities without figures are entered under negative places, so that all numbers of the reading are there."""


def _save(connection: Connection, told: Sequence[_Told], version: str) -> None:
    owners = _save_activities(connection, told)
    _save_figures(connection, told, owners)
    _drop_activities(connection, owners)
    upsert(connection, tables.extractions, [_summary(each, version) for each in told], ["article_id"])
    corrections.revisit(connection, list(owners))


def _of(articles: Iterable[int]) -> dict[str, list[int]]:
    return {"articles": list(articles)}


def _fault(article: AnyRow, reading: Reading) -> SotinError | None:
    if reading.digest is not None and reading.digest != article.digest:
        return StaleArticleError(f"{article.url} changed while it was being read; it will be read again.")
    try:
        _check(article, reading.extraction)
    except (EvidenceError, UnknownWordError) as error:
        return error
    return None


def _check(article: AnyRow, extraction: Extraction) -> None:
    evidence: tuple[Figure | Activity, ...] = (*extraction.figures, *extraction.activities)
    for item in evidence:
        if article.text[item.start : item.end] != clean(item.text):
            raise EvidenceError(
                f"{article.url}: {item.text[:60]!r} does not stand at {item.start}–{item.end} of the article; "
                "nothing of this reading was stored."
            )
    for figure in extraction.figures:
        check("kind", figure.kind)
        check("bound", figure.bound)
    for activity in extraction.activities:
        check("status", activity.status)
        check("type", activity.type)


def _save_activities(connection: Connection, told: Sequence[_Told]) -> dict[int, Owners]:
    """Returns, by article, what each figure belongs to."""
    old = _old(connection, [each.article.id for each in told])
    assigned = {}
    for each in told:
        new = [_identity(activity, each.extraction.figures) for activity in each.extraction.activities]
        assigned[each.article.id] = keys.assign(each.article.site, each.article.key, old[each.article.id], new)
    read = [row for each in told for row in _activity_rows(each, assigned[each.article.id])]
    upsert(connection, tables.activities, read, ["key"])
    numbers = {row.key: row.id for row in connection.execute(_NUMBERS, _of(assigned))}
    return {
        each.article.id: _owners(each.extraction, [numbers[key] for key in assigned[each.article.id]]) for each in told
    }


def _activity_rows(told: _Told, assigned: Sequence[str]) -> list[dict[str, object]]:
    same = {"article_id": told.article.id, "updated_at": clock.now()}
    return [
        rows.activity(activity)
        | same
        | {"key": key, "covers": [assigned[other] for other in told.sums.covers.get(n, ())]}
        for n, (activity, key) in enumerate(zip(told.extraction.activities, assigned, strict=True))
    ]


def _owners(extraction: Extraction, numbers: Sequence[int]) -> Owners:
    owners = {-1 - n: number for n, number in enumerate(numbers)}
    for activity, number in zip(extraction.activities, numbers, strict=True):
        owners |= dict.fromkeys(activity.figures, number)
    return owners


def _identity(activity: Activity, figures: Sequence[Figure]) -> keys.Told:
    return keys.Told(activity.type, clean(activity.text), tuple(clean(figures[n].text) for n in activity.figures))


def _old(connection: Connection, articles: Sequence[int]) -> Mapping[int, list[tuple[str, keys.Told]]]:
    """The activities that are stored, by article, with their keys."""
    words: dict[int, list[str]] = defaultdict(list)
    for owner, text in connection.execute(_WORDS, _of(articles)):
        words[owner].append(text)
    old: dict[int, list[tuple[str, keys.Told]]] = defaultdict(list)
    for row in connection.execute(_OLD, _of(articles)):
        old[row.article_id].append((row.key, keys.Told(row.type, row.text, tuple(words[row.id]))))
    return old


def _save_figures(connection: Connection, told: Sequence[_Told], owners: Mapping[int, Owners]) -> None:
    found = [row for each in told for row in _figure_rows(each, owners[each.article.id])]
    wanted = {(row["article_id"], row["start"], row["end"], row["nth"]) for row in found}
    stored = connection.execute(_PLACES, _of(owners))
    _delete(connection, tables.figures.c.id, [row.id for row in stored if tuple(row[1:]) not in wanted])
    upsert(connection, tables.figures, found, ["article_id", "start", "end", "nth"])


def _figure_rows(told: _Told, owners: Owners) -> list[dict[str, object]]:
    spans: Counter[tuple[int, int]] = Counter()
    now, found, figures = clock.now(), [], told.extraction.figures
    for n, figure in enumerate(figures):
        span = figure.start, figure.end
        place = {"article_id": told.article.id, "nth": spans[span], "activity_id": owners.get(n), "updated_at": now}
        total = figures[told.sums.part_of[n]].start if n in told.sums.part_of else None
        found.append(rows.figure(figure) | place | {"part_of": total, "parts_agree": told.sums.agree.get(n)})
        spans[span] += 1
    return found


def _drop_activities(connection: Connection, owners: Mapping[int, Owners]) -> None:
    kept = {number for each in owners.values() for number in each.values()}
    gone = [row.id for row in connection.execute(_NUMBERS, _of(owners)) if row.id not in kept]
    _delete(connection, tables.activities.c.id, gone)


def _delete(connection: Connection, column: Column[int], numbers: Sequence[int]) -> None:
    if numbers:
        connection.execute(delete(column.table).where(column.in_(numbers)))


def _summary(told: _Told, version: str) -> dict[str, object]:
    numbers = Counter(number.role for number in told.extraction.numbers)
    return {
        "article_id": told.article.id,
        "version": version,
        "digest": told.article.digest,
        "numbers": dict(sorted(numbers.items())),
        "unassigned": numbers["unassigned"],
        "warnings": list(told.extraction.warnings),
        "updated_at": clock.now(),
    }


_THESE: BindParameter[Any] = bindparam("articles", expanding=True)
_A, _F = tables.activities.c, tables.figures.c
_ARTICLES = (
    select(tables.articles).where(tables.articles.c.id.in_(_THESE)).order_by(tables.articles.c.id).with_for_update()
)
_NUMBERS = select(_A.key, _A.id).where(_A.article_id.in_(_THESE))
_OLD = select(_A.id, _A.article_id, _A.key, _A.type, _A.text).where(_A.article_id.in_(_THESE)).order_by(_A.start, _A.id)
_WORDS = select(_F.activity_id, _F.text).where(_F.article_id.in_(_THESE)).order_by(_F.start, _F.end, _F.nth)
_PLACES = select(_F.id, _F.article_id, _F.start, _F.end, _F.nth).where(_F.article_id.in_(_THESE))
