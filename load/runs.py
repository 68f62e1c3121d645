"""The log of runs: which verb ran when, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Engine, update

from load import clock, tables


def start(engine: Engine, verb: str, site: str | None = None) -> int:
    """Note that a run begins; returns its number. A run that was killed stays without an end."""
    with engine.begin() as connection:
        values: dict[str, Any] = {"verb": verb, "site": site, "started": clock.now(), "counts": {}}
        return int(connection.execute(tables.runs.insert().values(values).returning(tables.runs.c.id)).scalar_one())


def finish(engine: Engine, run_id: int, outcome: str, counts: Mapping[str, int]) -> None:
    """Note how a run ended: ``finished``, ``failed``, ``stopped`` …, and its counts."""
    values = {"finished": clock.now(), "outcome": outcome, "counts": dict(counts)}
    with engine.begin() as connection:
        connection.execute(update(tables.runs).where(tables.runs.c.id == run_id).values(values))
