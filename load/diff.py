"""What a new version of the extractors would change, before it is applied; nothing is stored."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection, Engine, select

from extract.model import Extraction
from load import fields, keys, pending, records, rows, tables
from load.database import reading
from load.pending import Progress, Task
from load.types import clean
from load.workers import run

What = Literal["added", "removed", "changed"]
Values = Mapping[str, tuple[str | None, ...]]


@dataclass(frozen=True, slots=True)
class Change:
    """What happens to one activity: ``fields`` maps names to (old, new); figures are named by their words.

    ``record`` is the record it belongs to now, None for one that would be added; ``reviewed`` says whether a person
    has decided anything about it. Decisions stay whatever changes.
    """

    what: What
    record: int | None
    activity: str
    url: str
    text: str
    fields: Mapping[str, tuple[str | None, str | None]]
    reviewed: bool


@dataclass(frozen=True, slots=True)
class Summary:
    """How many activities would be added, removed and changed, and how many of these a person has reviewed."""

    articles: int
    added: int
    removed: int
    changed: int
    reviewed: int


def diff(
    engine: Engine, homes: Mapping[str, str | None], progress: Progress | None = None, workers: int = 1
) -> Iterator[Change]:
    """The changes that extracting the pending articles would make, article by article."""
    total = pending.count(engine)
    for done, (task, extraction) in enumerate(run(pending.read, pending.tasks(engine, homes), workers), start=1):
        with reading(engine) as connection:
            yield from _of_article(connection, task, extraction)
        if progress is not None:
            progress(done, total)


def summarise(engine: Engine, changes: Sequence[Change]) -> Summary:
    """Count ``changes``; call it before they are applied."""
    by = {what: sum(change.what == what for change in changes) for what in ("added", "removed", "changed")}
    reviewed = sum(change.reviewed for change in changes)
    return Summary(pending.count(engine), by["added"], by["removed"], by["changed"], reviewed)


def apply(
    engine: Engine, homes: Mapping[str, str | None], progress: Progress | None = None, workers: int = 1
) -> Mapping[str, int]:
    """Make it so: extract what is pending and rebuild the records. Resumable: what was done stays done."""
    return {**pending.extract_pending(engine, homes, progress, workers), **records.rebuild(engine)}


def _of_article(connection: Connection, task: Task, extraction: Extraction) -> Iterator[Change]:
    before = _stored(connection, task.article_id)
    site, key = connection.execute(
        select(tables.articles.c.site, tables.articles.c.key).where(tables.articles.c.id == task.article_id)
    ).one()
    after = _read(extraction)
    names = keys.assign(site, key, [(old["key"], _told(old)) for old in before], list(map(_told, after)))
    assigned = dict(zip(names, after, strict=True))
    old_by_key = {old["key"]: old for old in before}
    for activity in [*old_by_key, *(key for key in assigned if key not in old_by_key)]:
        yield from _change(connection, task, activity, old_by_key.get(activity), assigned.get(activity))


def _change(
    connection: Connection, task: Task, key: str, old: Mapping[str, Any] | None, new: Mapping[str, Any] | None
) -> Iterator[Change]:
    differing = _differing({**_values(old), **_figures(old)}, {**_values(new), **_figures(new)})
    if old is None or new is None or differing:
        what: What = "added" if old is None else "removed" if new is None else "changed"
        text = (new or old or {})["text"]
        yield Change(what, _record(connection, key), key, task.url, text, differing, _reviewed(connection, key))


def _differing(says: Values, will: Values) -> dict[str, tuple[str | None, str | None]]:
    """What changes, under its name; of a figure that stays only those of its values that do not."""
    changed = [name for name in sorted({*says, *will}) if says.get(name) != will.get(name)]
    return {name: _parted(says.get(name), will.get(name)) for name in changed}


def _parted(old: tuple[str | None, ...] | None, new: tuple[str | None, ...] | None) -> tuple[str | None, str | None]:
    if old is None or new is None:
        return _joined(old), _joined(new)
    pairs = [(a, b) for a, b in zip(old, new, strict=True) if a != b]
    return _joined(tuple(a for a, _ in pairs)), _joined(tuple(b for _, b in pairs))


def _joined(values: tuple[str | None, ...] | None) -> str | None:
    return " ".join(filter(None, values)) or None if values else None


def _told(activity: Mapping[str, Any]) -> keys.Told:
    return keys.Told(activity["type"], activity["text"], tuple(figure["text"] for figure in activity["figures"]))


def _values(activity: Mapping[str, Any] | None) -> Values:
    """All that is said of an activity itself, as text."""
    if activity is None:
        return {}
    said = {name: (fields.machine_value(activity, (), name),) for name in fields.ACTIVITY if name != "decision"}
    return {**said, "text": (activity["text"],)}


def _figures(activity: Mapping[str, Any] | None) -> Values:
    """The values of an activity's figures under their words."""
    figures = activity["figures"] if activity else ()
    return {f["text"]: tuple(_text(fields.figure_value(f, name)) for name in fields.FIGURE) for f in figures}


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _stored(connection: Connection, article_id: int) -> list[dict[str, Any]]:
    a, f = tables.activities, tables.figures
    figures: dict[int, list[dict[str, Any]]] = {}
    for row in connection.execute(select(f).where(f.c.article_id == article_id).order_by(f.c.start, f.c.end, f.c.nth)):
        figures.setdefault(row.activity_id, []).append(row._asdict())
    activities = connection.execute(select(a).where(a.c.article_id == article_id).order_by(a.c.start, a.c.id))
    return [row._asdict() | {"figures": figures.get(row.id, [])} for row in activities]


def _read(extraction: Extraction) -> list[dict[str, Any]]:
    return [
        rows.activity(activity)
        | {"text": clean(activity.text), "figures": [_figure(extraction, n) for n in activity.figures]}
        for activity in extraction.activities
    ]


def _figure(extraction: Extraction, place: int) -> dict[str, Any]:
    figure = extraction.figures[place]
    return rows.figure(figure) | {"text": clean(figure.text)}


def _record(connection: Connection, key: str) -> int | None:
    m = tables.members.c
    return connection.execute(select(m.record_id).where(m.activity == key)).scalar_one_or_none()


def _reviewed(connection: Connection, key: str) -> bool:
    c = tables.corrections.c
    return connection.execute(select(c.id).where(c.activity == key).limit(1)).first() is not None
