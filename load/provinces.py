"""Province codes as records show them: the name at the time, and what a province is part of today."""

from __future__ import annotations

import csv
from datetime import date
from functools import cache
from importlib.resources import files


def name(code: str | None, day: date | None) -> str | None:
    """What the code was called on that day (None: today); the code itself where the table does not have it."""
    if code is None:
        return None
    row = _row(code, day or date.max)
    return row["name"] if row else code


def present(code: str, day: date) -> str:
    """The code today of what had this code on that day: 95 (Bạc Liêu) in 2022 is 96 (Cà Mau)."""
    row = _row(code, day)
    seen = {code}
    while row and row["successor"] and row["successor"] not in seen:
        seen.add(row["successor"])
        row = _row(row["successor"], date.max)
    return row["code"] if row else code


def _row(code: str, day: date) -> dict[str, str] | None:
    """The youngest row of the code that began by that day, else the oldest."""
    rows = [row for row in _table() if row["code"] == code]
    begun = [row for row in rows if (row["valid_from"] or "0001-01-01") <= day.isoformat()]
    return max(begun or rows, key=lambda row: row["valid_from"], default=None)


@cache
def _table() -> tuple[dict[str, str], ...]:
    text = files("extract").joinpath("places.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))
