"""People's decisions: kept beside the machine's values, in force until both source and machine say something else."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Engine, select, update

from extract.model import Correction
from load import fields, records, tables
from load.errors import CorrectionError, StaleCorrectionError, UnknownActivityError
from load.tables import AnyRow
from load.upsert import add


def save_correction(engine: Engine, correction: Correction, seen: int | None = None) -> None:
    """Save a decision; saving the same again changes nothing. The record it concerns follows at once.

    ``seen`` is the number of the newest correction of this field that the reviewer was shown (0 for none): raises
    StaleCorrectionError when there is a newer one. Raises UnknownActivityError or CorrectionError for an activity,
    figure, field or value that does not exist.
    """
    save_corrections(engine, [(correction, seen)])


def save_corrections(engine: Engine, decided: Sequence[tuple[Correction, int | None]]) -> None:
    """Save several decisions with what was seen of each, all or none of them; see :func:`save_correction`."""
    for correction, _ in decided:
        fields.validate(correction)
    with engine.begin() as connection:
        for correction, seen in decided:
            _save(connection, correction, seen)
        for key in dict.fromkeys(correction.activity for correction, _ in decided):
            records.refresh(connection, key)


def _save(connection: Connection, correction: Correction, seen: int | None) -> None:
    activity = _activity(connection, correction.activity)
    _refuse_stale(connection, correction, seen)
    figures = _figures(connection, activity.id)
    add(connection, tables.corrections, [_row(correction, activity, figures)])


def revisit(connection: Connection, articles: Sequence[int]) -> None:
    """After articles were read again: which of their corrections still stand, which are reopened or orphaned."""
    c, a = tables.corrections, tables.articles.c
    query = select(c, a.text.label("now")).join(tables.articles, a.id == c.c.article_id)
    for row in connection.execute(query.where(c.c.article_id.in_(articles)).order_by(c.c.id)).all():
        now = _standing(connection, row, row.now)
        if now != (row.state, row.figure_start):
            values = {"state": now[0], "figure_start": now[1]}
            connection.execute(update(c).where(c.c.id == row.id).values(values))


def _standing(connection: Connection, row: AnyRow, article: str) -> tuple[str, int | None]:
    activity = _activity_or_none(connection, row.activity)
    if activity is None:
        return "orphaned", row.figure_start
    figures = _figures(connection, activity.id)
    start = row.figure_start
    if row.figure_text is None:
        machine = fields.machine_value(activity._asdict(), [f._asdict() for f in figures], row.field)
    else:
        figure = _same_figure(row, activity, figures)
        if figure is None:
            return "orphaned", row.figure_start
        start = figure.start
        machine = fields.figure_value(figure._asdict(), row.field.rpartition(":")[2])
    both = machine != row.machine and row.evidence not in article
    return "reopened" if both else "in_force", start


def _same_figure(row: AnyRow, activity: AnyRow, figures: Sequence[AnyRow]) -> AnyRow | None:
    """The figure that was decided about: the one with the same words, else the only one at its place."""

    def distance(figure: AnyRow) -> int:
        return abs(int(figure.start - activity.start - row.figure_offset))

    same_words = [figure for figure in figures if figure.text == row.figure_text]
    if same_words:
        return min(same_words, key=distance)
    near = sorted((figure for figure in figures if distance(figure) <= 10), key=distance)
    return near[0] if near else None


def _row(correction: Correction, activity: AnyRow, figures: Sequence[AnyRow]) -> dict[str, Any]:
    row = {
        "activity": correction.activity,
        "article_id": activity.article_id,
        "field": correction.field,
        "value": correction.value,
        "reviewer": correction.reviewer,
        "at": correction.at,
        "note": correction.note,
        "evidence": activity.text,
        "state": "in_force",
    }
    inner = fields.figure_field(correction.field)
    if inner is None:
        machine = fields.machine_value(activity._asdict(), [f._asdict() for f in figures], correction.field)
        return row | {"machine": machine, "figure_text": None, "figure_offset": None, "figure_start": None}
    figure = next((figure for figure in figures if figure.start == inner[0]), None)
    if figure is None:
        raise CorrectionError(f"The activity {correction.activity} has no figure at {inner[0]}.")
    return row | {
        "machine": fields.figure_value(figure._asdict(), inner[1]),
        "figure_text": figure.text,
        "figure_offset": figure.start - activity.start,
        "figure_start": figure.start,
    }


def _refuse_stale(connection: Connection, correction: Correction, seen: int | None) -> None:
    if seen is None:
        return
    c = tables.corrections.c
    mine = c.activity == correction.activity, c.field == correction.field
    newest = connection.execute(select(c.id, c.reviewer, c.value, c.at).where(*mine).order_by(c.id.desc())).first()
    if newest is None or (newest.reviewer, newest.at) == (correction.reviewer, correction.at):
        return
    if newest.id != seen:
        raise StaleCorrectionError(
            f"{newest.reviewer} has decided {correction.field} = {newest.value} in the meantime; "
            "look at it before you decide again."
        )


def _activity(connection: Connection, key: str) -> AnyRow:
    """Locks the row, so that of two reviewers who save at the same instant the second sees the first."""
    query = select(tables.activities).where(tables.activities.c.key == key).with_for_update()
    row: AnyRow | None = connection.execute(query).first()
    if row is None:
        raise UnknownActivityError(f"There is no activity {key}; it may have been read differently since.")
    return row


def _activity_or_none(connection: Connection, key: str) -> AnyRow | None:
    row: AnyRow | None = connection.execute(select(tables.activities).where(tables.activities.c.key == key)).first()
    return row


def _figures(connection: Connection, activity_id: int) -> Sequence[AnyRow]:
    f = tables.figures
    return connection.execute(select(f).where(f.c.activity_id == activity_id).order_by(f.c.start, f.c.nth)).all()
