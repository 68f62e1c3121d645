"""Extract what is not extracted yet: articles that are new, have changed, or were read by an older version."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from sqlalchemy import ColumnElement, Engine, func, or_, select

import extract
from extract.model import Document, Extraction
from load import problems, tables
from load.database import reading
from load.errors import StaleArticleError
from load.readings import Reading, save_extractions
from load.tables import AnyRow
from load.types import VIETNAM
from load.workers import run

Counts = Mapping[str, int]
Progress = Callable[[int, int], None]
"""Called after each article with how many are done and how many there are in all."""

_BATCH = 200
_TOGETHER = 8
"""Articles saved in one go: a commit costs milliseconds, and what a kill repeats stays small."""


@dataclass(frozen=True, slots=True)
class Task:
    """An article to be read, with what says whether it is still the same afterwards."""

    article_id: int
    site: str
    url: str
    digest: str
    document: Document


def extract_pending(
    engine: Engine,
    homes: Mapping[str, str | None],
    progress: Progress | None = None,
    workers: int = 1,
    outdated: bool = True,
) -> Counts:
    """Read every article whose extraction is missing, of older text, or (with ``outdated``) not by ``extract.VERSION``.

    A few articles are saved at a time, each whole or not at all: whatever kills this leaves the rest pending for the
    next call. An article that cannot be saved is noted as a problem and stays pending. ``homes`` gives each site's own
    province. Returns how many were ``extracted``, ``failed`` and had ``changed`` meanwhile.
    """
    total = count(engine, outdated)
    counts: Counter[str] = Counter(extracted=0, failed=0, changed=0)
    done = 0
    for batch in _batches(run(read, tasks(engine, homes, outdated), workers)):
        for outcome in _save(engine, batch):
            counts[outcome] += 1
            done += 1
            if progress is not None:
                progress(done, total)
    return dict(counts)


def read(task: Task) -> Extraction:
    """What a worker does."""
    return extract.extract(task.document)


def count(engine: Engine, outdated: bool = True) -> int:
    """How many articles are pending; without ``outdated`` those that no version has read as they are now."""
    with reading(engine) as connection:
        query = select(func.count()).select_from(_JOINED).where(_pending(outdated))
        return int(connection.execute(query).scalar_one())


def tasks(engine: Engine, homes: Mapping[str, str | None], outdated: bool = True) -> Iterator[Task]:
    """The pending articles, by their numbers."""
    last = 0
    while rows := _batch(engine, last, outdated):
        yield from (_task(row, homes) for row in rows)
        last = rows[-1].id


def _batches(read: Iterable[tuple[Task, Extraction]]) -> Iterator[list[tuple[Task, Extraction]]]:
    stream = iter(read)
    while batch := list(islice(stream, _TOGETHER)):
        yield batch


def _save(engine: Engine, batch: Sequence[tuple[Task, Extraction]]) -> Iterator[str]:
    readings = [Reading(task.article_id, extraction, task.digest) for task, extraction in batch]
    for (task, _), fault in zip(batch, save_extractions(engine, readings, extract.VERSION), strict=True):
        if isinstance(fault, StaleArticleError):
            yield "changed"
        elif fault is not None:
            problems.save_problem(engine, None, task.site, task.url, "extraction", str(fault))
            yield "failed"
        else:
            yield "extracted"


_JOINED = tables.articles.outerjoin(tables.extractions)


def _pending(outdated: bool) -> ColumnElement[bool]:
    x = tables.extractions.c
    unread = x.digest.is_distinct_from(tables.articles.c.digest)
    return or_(x.version.is_distinct_from(extract.VERSION), unread) if outdated else unread


def _batch(engine: Engine, after: int, outdated: bool) -> list[AnyRow]:
    a = tables.articles.c
    query = select(a.id, a.site, a.url, a.digest, a.title, a.text, a.published).select_from(_JOINED)
    with reading(engine) as connection:
        return list(connection.execute(query.where(_pending(outdated), a.id > after).order_by(a.id).limit(_BATCH)))


def _task(row: AnyRow, homes: Mapping[str, str | None]) -> Task:
    day = row.published.astimezone(VIETNAM).date() if row.published else None
    return Task(row.id, row.site, row.url, row.digest, Document(row.text, row.title, day, homes.get(row.site)))
