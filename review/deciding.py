"""A reviewer's decision into the store, unless somebody else decided about the same thing in the meantime."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from extract.model import Correction
from load.fields import figure_field
from load.queries import CorrectionRow, Told
from load.store import Engine, save_corrections


def decide(engine: Engine, told: Told, values: Mapping[str, str | None], reviewer: str, seen: int, note: str) -> None:
    """Save the values (field → value) as corrections, all or none.

    ``seen`` is the number of the newest decision about the activity that the reviewer was shown. Raises
    StaleCorrectionError where one of the fields was decided since, and what ``save_corrections`` raises.
    """
    now = datetime.now(UTC)
    save_corrections(
        engine,
        [
            (Correction(told.telling.key, field, value, reviewer, now, note), _seen_of(told, field, seen))
            for field, value in values.items()
        ],
    )


def newest(told: Told) -> int:
    """The number of the newest decision about the activity, 0 for none."""
    return max((row.id for row in told.corrections), default=0)


def since(told: Told, seen: int, fields: Mapping[str, str | None]) -> tuple[CorrectionRow, ...]:
    """What was decided since about the same fields or figures; about anything, where the record itself is decided."""
    subjects = {_subject(field) for field in fields}
    newer = (row for row in told.corrections if row.id > seen)
    return tuple(row for row in newer if "decision" in fields or _subject(row.field) in subjects)


def _subject(field: str) -> str:
    """A figure is one subject: its lowest and highest value belong together."""
    inner = figure_field(field)
    return f"figure:{inner[0]}" if inner else field


def _seen_of(told: Told, field: str, seen: int) -> int:
    return max((row.id for row in told.corrections if row.field == field and row.id <= seen), default=0)
