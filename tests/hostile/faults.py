"""The faults: what the server does with an article, and what must come of it in the first run."""

from __future__ import annotations

from dataclasses import dataclass

from tests.hostile import bodies, charsets, guises, hops, statuses
from tests.hostile.sitewide import SITEWIDE, TRAPS
from tests.hostile.wire import Answer

__all__ = ["FAULTS", "SITEWIDE", "TRAPS", "Fault"]


@dataclass(frozen=True, slots=True)
class Fault:
    """A misbehaviour. ``cause`` is the word of the failure ledger; empty: the article is stored in the first run."""

    name: str
    answer: Answer
    cause: str = ""


def _all() -> list[Fault]:
    tables = (statuses, bodies, charsets, hops, guises)
    harmless = [Fault(name, answer) for table in tables for name, answer in table.STORED.items()]
    failing = [Fault(name, answer, cause) for table in tables for name, (answer, cause) in table.MISSING.items()]
    return harmless + failing


FAULTS = _all()
