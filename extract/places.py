"""Provinces as they were at each time: names, aliases, codes, and what became of them.

Table: places.csv. Codes are those of the General Statistics Office (Quyết định 124/2004/QĐ-TTg; from 2025-07-01 those
of Quyết định 19/2025/QĐ-TTg); the mergers are those of Nghị quyết 202/2025/QH15 (63 to 34 units), Nghị quyết
15/2008/QH12 (Hà Tây) and Nghị quyết 175/2024/QH15 (Huế).
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from extract.errors import UsageError
from extract.model import Place
from extract.text import fold

_MARKS = str.maketrans(
    "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ",
    "aaaaaaaaaaaaaaaaaeeeeeeeeeeeiiiiiooooooooooooooooouuuuuuuuuuuyyyyyd",
)

REFORM = date(2025, 7, 1)
"""The first day of the 34 provinces and of the communes without districts (Nghị quyết 202/2025/QH15)."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A province between two days; ``successor`` is the code of the unit it went into, where it ended."""

    code: str
    name: str
    start: date
    end: date
    aliases: tuple[str, ...]
    successor: str | None
    example: str

    def valid(self, day: date) -> bool:
        """Whether it existed on that day."""
        return self.start <= day <= self.end

    @property
    def place(self) -> Place:
        """The unit as a record names it."""
        return Place(self.code, self.name)


@cache
def units() -> tuple[Unit, ...]:
    """The table's rows, by code and time."""
    text = files("extract").joinpath("places.csv").read_text(encoding="utf-8")
    return tuple(_unit(row) for row in csv.DictReader(text.splitlines()))


def resolve(name: str, on: date | None = None) -> Place | None:
    """The province of that name or alias on a day (None: the latest); a name given up before stays what it was."""
    named = _by_name().get(fold(name), ())
    return _at(named, on).place if named else None


def code_of(given: str) -> str:
    """The code of a province given by name, alias or code. Raises UsageError naming those that are close."""
    if any(unit.code == given for unit in units()):
        return given
    place = resolve(given) or resolve(_without_unit(given)) or _unmarked(_without_unit(given))
    if place is None:
        near = ", ".join(_near(given))
        hint = f"did you mean {near}?" if near else "extract/places.csv lists them"
        raise UsageError(f"there is no province {given!r}; {hint}")
    return place.code


def name_given(given: str) -> str | None:
    """The full name of a province given by name or alias, however typed; None for a code. Raises UsageError."""
    if any(unit.code == given for unit in units()):
        return None
    code_of(given)
    place = resolve(given) or resolve(_without_unit(given)) or _unmarked(_without_unit(given))
    return place.name if place else None


def name_of(code: str, on: date | None = None) -> str | None:
    """The name of a code on a day (None: the latest)."""
    coded = [unit for unit in units() if unit.code == code]
    return _at(coded, on).name if coded else None


def successor(code: str, day: date) -> str:
    """The code on the new basis of what had this code on that day: 95 (Bạc Liêu) in 2022 is 96 (Cà Mau)."""
    coded = [unit for unit in units() if unit.code == code]
    unit = _at(coded, day) if coded else None
    while unit is not None and unit.successor is not None:
        following = unit.end.toordinal() + 1
        code = unit.successor
        unit = next((u for u in units() if u.code == code and u.start.toordinal() == following), None)
    return code


def predecessors(code: str) -> tuple[str, ...]:
    """The codes of the units that went into what has this code today."""
    return tuple(dict.fromkeys(u.code for u in units() if u.successor == code))


def plain(name: str) -> str:
    """A name in lower case without diacritics: what two misspellings of one name share."""
    return unmarked(fold(name))


def unmarked(name: str) -> str:
    """As :func:`plain`, of a name in reading form."""
    return name.lower().translate(_MARKS)


def _unit(row: dict[str, str]) -> Unit:
    return Unit(
        row["code"],
        row["name"],
        date.fromisoformat(row["valid_from"]) if row["valid_from"] else date.min,
        date.fromisoformat(row["valid_to"]) if row["valid_to"] else date.max,
        tuple(filter(None, row["aliases"].split("|"))),
        row["successor"] or None,
        row["example"],
    )


@cache
def _by_name() -> dict[str, tuple[Unit, ...]]:
    found: dict[str, tuple[Unit, ...]] = {}
    for unit in units():
        for name in (unit.name, *unit.aliases):
            found[fold(name)] = (*found.get(fold(name), ()), unit)
    return found


def _at(named: Sequence[Unit], on: date | None) -> Unit:
    """The unit that existed on the day; of those that did not, the one nearest in time before it."""
    day = on or date.max
    living = [unit for unit in named if unit.valid(day)]
    return living[0] if living else max(named, key=lambda unit: unit.end)


def _without_unit(given: str) -> str:
    low = given.strip()
    for word in ("tỉnh ", "thành phố ", "tp. ", "tp "):
        if low.lower().startswith(word):
            return low[len(word) :]
    return low


def _unmarked(given: str) -> Place | None:
    """People type names without diacritics: "Bac Lieu"."""
    found = {unit.name for unit in units() if plain(unit.name) == plain(given)}
    return resolve(found.pop()) if len(found) == 1 else None


def _near(given: str) -> list[str]:
    from rapidfuzz import fuzz, process

    found = process.extract(plain(given), {unit.name: plain(unit.name) for unit in units()}, scorer=fuzz.ratio, limit=9)
    return list(dict.fromkeys(name for _, score, name in found if score >= 70))[:3]
