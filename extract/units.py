"""Units that are no counted nouns: money with its currency, and percent."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extract.model import Kind
from extract.words import either, table


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of money or percent right behind a number, with its end in the reading form."""

    kind: Kind
    unit: str
    end: int
    currency: str | None = None


@cache
def _currencies() -> tuple[re.Pattern[str], dict[str, tuple[str, str]]]:
    rows = table("units.toml")["currency"]
    names = {name.lower(): (code, row["unit"]) for code, row in rows.items() for name in row["names"]}
    return re.compile(rf"(?: |(?<=tr)\.)?({either(names)})(?![^\W_])"), names


@cache
def _percent() -> re.Pattern[str]:
    return re.compile(rf" ?(?:{either(table('units.toml')['percent']['names'])})(?![^\W_])")


def percent_at(low: str, at: int) -> Unit | None:
    """A percent sign or word right behind ``at``."""
    match = _percent().match(low, at)
    return Unit("share", "%", match.end()) if match else None


def money_at(low: str, at: int) -> Unit | None:
    """A currency right behind ``at``."""
    pattern, names = _currencies()
    match = pattern.match(low, at)
    if match is None:
        return None
    code, unit = names[" ".join(match[1].split())]
    return Unit("budget", unit, match.end(), code)
