"""What the extractors read of an article, in the store: checked, keyed, and saved only where it differs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, Engine, delete, select

from extract.model import Activity, Extraction, Figure
from load import clock, corrections, keys, rows, sums, tables
from load.errors import EvidenceError, StaleArticleError
from load.sums import Sums
from load.tables import AnyRow
from load.types import clean
from load.upsert import upsert
from load.vocabulary import check


def save_extraction(
    engine: Engine, article_id: int, extraction: Extraction, version: str, digest: str | None = None
) -> None:
    """Save what was read of an article; what an earlier reading said beyond it is gone.

    ``digest`` is the article's as it was read. Raises StaleArticleError when the article has changed since,
    EvidenceError when a figure or activity does not cut its own words out of the text, UnknownWordError for a word
    that no table lists; nothing is stored then.
    """
    with engine.begin() as connection:
        article = _article(connection, article_id)
        if digest is not None and digest != article.digest:
            raise StaleArticleError(f"{article.url} changed while it was being read; it will be read again.")
        _check(article, extraction)
        found = sums.read(article.text, extraction)
        owners = _save_activities(connection, article, extraction, found)
        _save_figures(connection, article_id, extraction.figures, owners, found)
        _drop_activities(connection, article_id, set(owners.values()))
        _save_summary(connection, article, extraction, version)
        corrections.revisit(connection, article_id)


def _article(connection: Connection, article_id: int) -> AnyRow:
    query = select(tables.articles).where(tables.articles.c.id == article_id).with_for_update()
    return connection.execute(query).one()


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


def _save_activities(connection: Connection, article: AnyRow, extraction: Extraction, found: Sums) -> dict[int, int]:
    """Returns which activity (by its number in the database) each figure (by its place in the reading) belongs to.

    Activities without figures are entered under negative places, so that all numbers of the reading are there.
    """
    told = [_told(activity, extraction.figures) for activity in extraction.activities]
    assigned = keys.assign(article.site, article.key, _old(connection, article.id), told)
    now = clock.now()
    same = {"article_id": article.id, "updated_at": now}
    read = [
        rows.activity(activity) | same | {"key": key, "covers": [assigned[other] for other in found.covers.get(n, ())]}
        for n, (activity, key) in enumerate(zip(extraction.activities, assigned, strict=True))
    ]
    upsert(connection, tables.activities, read, ["key"])
    numbers = _numbers(connection, article.id)
    owners = {-1 - n: numbers[key] for n, key in enumerate(assigned)}
    for activity, key in zip(extraction.activities, assigned, strict=True):
        owners |= dict.fromkeys(activity.figures, numbers[key])
    return owners


def _told(activity: Activity, figures: Sequence[Figure]) -> keys.Told:
    return keys.Told(activity.type, clean(activity.text), tuple(clean(figures[n].text) for n in activity.figures))


def _old(connection: Connection, article_id: int) -> list[tuple[str, keys.Told]]:
    a, f = tables.activities.c, tables.figures.c
    words: dict[int, list[str]] = {}
    mine = select(f.activity_id, f.text).where(f.article_id == article_id).order_by(f.start, f.end, f.nth)
    for owner, text in connection.execute(mine):
        words.setdefault(owner, []).append(text)
    query = select(a.id, a.key, a.type, a.text).where(a.article_id == article_id).order_by(a.start, a.id)
    return [(row.key, keys.Told(row.type, row.text, tuple(words.get(row.id, ())))) for row in connection.execute(query)]


def _numbers(connection: Connection, article_id: int) -> dict[str, int]:
    a = tables.activities.c
    return {row[0]: row[1] for row in connection.execute(select(a.key, a.id).where(a.article_id == article_id))}


def _save_figures(
    connection: Connection, article_id: int, figures: Sequence[Figure], owners: Mapping[int, int], summed: Sums
) -> None:
    spans: Counter[tuple[int, int]] = Counter()
    now, found = clock.now(), []
    for n, figure in enumerate(figures):
        span = figure.start, figure.end
        place = {"article_id": article_id, "nth": spans[span], "activity_id": owners.get(n), "updated_at": now}
        total = figures[summed.part_of[n]].start if n in summed.part_of else None
        found.append(rows.figure(figure) | place | {"part_of": total, "parts_agree": summed.agree.get(n)})
        spans[span] += 1
    wanted = {(row["start"], row["end"], row["nth"]) for row in found}
    f = tables.figures
    stored = connection.execute(select(f.c.id, f.c.start, f.c.end, f.c.nth).where(f.c.article_id == article_id))
    gone = [row.id for row in stored if (row.start, row.end, row.nth) not in wanted]
    connection.execute(delete(f).where(f.c.id.in_(gone)))
    upsert(connection, f, found, ["article_id", "start", "end", "nth"])


def _drop_activities(connection: Connection, article_id: int, kept: set[int]) -> None:
    a = tables.activities
    stored = connection.execute(select(a.c.id).where(a.c.article_id == article_id)).scalars()
    gone = [number for number in stored if number not in kept]
    connection.execute(delete(a).where(a.c.id.in_(gone)))


def _save_summary(connection: Connection, article: AnyRow, extraction: Extraction, version: str) -> None:
    numbers = Counter(number.role for number in extraction.numbers)
    row = {
        "article_id": article.id,
        "version": version,
        "digest": article.digest,
        "numbers": dict(sorted(numbers.items())),
        "unassigned": numbers["unassigned"],
        "warnings": list(extraction.warnings),
        "updated_at": clock.now(),
    }
    upsert(connection, tables.extractions, [row], ["article_id"])
