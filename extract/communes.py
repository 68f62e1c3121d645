"""Units below the provinces: the districts and communes that a text names, and the provinces with units of that name.

Table: communes.csv (tests/gazetteer.py writes it): the communes of the 63 provinces, their districts, and the communes
of the 34 that they went into on 2025-07-01 (Nghị quyết 202/2025/QH15 and those on each province's communes). A name
counts whatever the day: prose goes on naming the districts that were.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from extract import places
from extract.letters import UPPER
from extract.words import either, table

_LONGEST = 5
"""Words of the longest name: "xã Krông Á Ea Pil"."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit named at a place of the reading form, "xã Mường Lạn, huyện Sốp Cộp" as one."""

    start: int
    end: int
    name: str
    before: frozenset[str]
    """Codes of the provinces that had it until 2025-06-30."""
    now: frozenset[str]
    """Codes of the provinces that its places belong to since."""


Homes = tuple[frozenset[str], frozenset[str]]
"""The codes of the provinces before and since."""

_DISTRICTS = ("huyện ", "thị xã ", "quận ", "thành phố ")


def named(norm: str) -> tuple[Unit, ...]:
    """The units that a text in reading form names, left to right; not those of a list: "các xã A, B và C"."""
    found: list[Unit] = []
    for unit in _known(norm):
        inner = found[-1] if found and _INSIDE.fullmatch(norm, found[-1].end, unit.start) else None
        if inner and inner.now & unit.now:
            name = f"{inner.name}, {unit.name}"
            found[-1] = Unit(inner.start, unit.end, name, inner.before & unit.before, inner.now & unit.now)
        else:
            found.append(unit)
    return tuple(found)


_INSIDE = re.compile(r"(?:, | \(| (?:của|thuộc|ở) )")


def _known(norm: str) -> Iterator[Unit]:
    for match in _mention().finditer(norm):
        tail = match["name"].split(" ")
        for length in range(len(tail), 0, -1):
            name = f"{_kind(match['kind'])} {' '.join(tail[:length])}"
            homes = _homes_of(name.lower().replace("–", "-"))
            if homes:
                end = match.start("name") + len(" ".join(tail[:length]))
                yield Unit(match.start("kind"), end, name, *homes)
                break


def _homes_of(low: str) -> Homes | None:
    """By name; a district's also without diacritics, since two spellings of some are in use ("Mù Căng Chải")."""
    return _homes().get(low) or _unmarked().get(places.unmarked(low))


def _kind(written: str) -> str:
    return {"tp.": "thành phố", "tp": "thành phố", "tx.": "thị xã", "tx": "thị xã"}.get(
        written.lower(), written.lower()
    )


@cache
def _mention() -> re.Pattern[str]:
    kinds = either(table("places.toml")["detail"]["words"])
    word = rf"[{UPPER}][^\s,.;:()“”\"…]*"
    name = rf"{word}(?: (?:[-–] )?{word}){{0,{_LONGEST - 1}}}|\d{{1,2}}(?![\w/%.,])"
    alone = "".join(rf"(?<!(?i:{before}) )" for before in ("các", "những", "nhiều", "hai", r"\d"))
    return re.compile(rf"(?<!\w){alone}(?P<kind>(?i:{kinds}|tp|tx)\.?) (?P<name>{name})")


@cache
def _homes() -> dict[str, Homes]:
    """Provinces before and now by name in lower case; the table is in reading form, so that nothing needs folding."""
    text = files("extract").joinpath("communes.csv").read_text(encoding="utf-8")
    found: defaultdict[str, tuple[set[str], set[str]]] = defaultdict(lambda: (set(), set()))
    rows = csv.reader(text.lower().splitlines())
    next(rows)
    for province, district, commune, province_now, commune_now in rows:
        for name in (district, commune, commune_now):
            found[name][0].add(province)
            found[name][1].add(province_now)
    return {name: (frozenset(before), frozenset(now)) for name, (before, now) in found.items() if name}


@cache
def _unmarked() -> dict[str, Homes]:
    return {places.unmarked(name): homes for name, homes in _homes().items() if name.startswith(_DISTRICTS)}
