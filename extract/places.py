"""Provinces as they were at a time: names, aliases, codes of the General Statistics Office, and mergers.

The table ``places.csv`` is from the list of administrative units (Quyết định 124/2004/QĐ-TTg, 19/2025/QĐ-TTg) and the
resolutions 15/2008/QH12 (Hà Tây), 175/2024/QH15 (Huế) and 202/2025/QH15 (63 provinces became 34 on 1 July 2025). A
name that lives on as a bigger unit has two rows, told apart by the date.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from rapidfuzz import fuzz, process

from extract.text import fold

_ALIKE = 85.0
_MARGIN = 8.0
"""A misspelt name counts when it is this much (of 100) like one province and this much less like any other."""


@dataclass(frozen=True, slots=True)
class Province:
    """A province or centrally run city from ``valid_from`` to the day before ``valid_to`` (None: always, still)."""

    code: str
    name: str
    valid_from: date | None
    valid_to: date | None
    successor: str | None
    aliases: tuple[str, ...]

    def valid(self, on: date | None) -> bool:
        """Whether the unit existed on a day; without a day, whether it exists today."""
        if on is None:
            return self.valid_to is None
        return (self.valid_from is None or self.valid_from <= on) and (self.valid_to is None or on < self.valid_to)


@cache
def provinces() -> tuple[Province, ...]:
    """All rows of the table, past and present."""
    text = files("extract").joinpath("places.csv").read_text("utf-8")
    return tuple(_province(row) for row in csv.DictReader(text.splitlines()))


def _province(row: dict[str, str]) -> Province:
    day = {key: date.fromisoformat(row[key]) if row[key] else None for key in ("valid_from", "valid_to")}
    aliases = tuple(alias for alias in row["aliases"].split("|") if alias)
    return Province(row["code"], row["name"], day["valid_from"], day["valid_to"], row["successor"] or None, aliases)


@cache
def names() -> dict[str, tuple[Province, ...]]:
    """Every name and alias in reading form, with the units that bear or bore it."""
    found: dict[str, tuple[Province, ...]] = {}
    for province in provinces():
        for name in (province.name, *province.aliases):
            found[fold(name)] = (*found.get(fold(name), ()), province)
    return found


def resolve(name: str, on: date | None = None) -> Province | None:
    """The province of a name as it was on a day, small misspellings allowed ("Bạc Liệu"); None for other names.

    A name that no unit bore on that day means the unit that last bore it.
    """
    wanted = fold(" ".join(name.split()))
    for prefix in ("tỉnh ", "thành phố ", "tp. ", "tp.", "tp "):
        if wanted not in names() and wanted.startswith(prefix):
            wanted = wanted.removeprefix(prefix)
    units = names().get(wanted) or _alike(wanted)
    return as_of(units, on)


def as_of(units: Iterable[Province], on: date | None) -> Province | None:
    """The unit that existed on a day, else the one that ended last."""
    known = list(units)
    valid = [unit for unit in known if unit.valid(on)]
    return valid[0] if valid else max(known, key=lambda unit: unit.valid_to or date.max, default=None)


def _alike(name: str) -> tuple[Province, ...]:
    best = process.extract(name, names().keys(), scorer=fuzz.ratio, limit=4)
    units = names()[best[0][0]]
    rival = next((score for other, score, _ in best[1:] if names()[other][0].name != units[0].name), 0.0)
    return units if best[0][1] >= _ALIKE and best[0][1] - rival >= _MARGIN else ()


def by_code(code: str, on: date | None = None) -> Province | None:
    """The province of a code on a day, else the unit that last bore it."""
    return as_of([unit for unit in provinces() if unit.code == code], on)


def new_basis(province: Province) -> Province:
    """The unit of today in which a province lies."""
    while province.successor is not None:
        later = [
            unit for unit in provinces() if unit.code == province.successor and unit.valid_from == province.valid_to
        ]
        if not later:
            return province
        province = later[0]
    return province


def old_basis(province: Province) -> tuple[Province, ...]:
    """The units of 30 June 2025 that a province of today was made of; one that did not change is itself."""
    day = date(2025, 6, 30)
    return tuple(unit for unit in provinces() if unit.valid(day) and new_basis(unit) == new_basis(province))
