"""What stands before a time and makes it say something else: a comparison, a document's date, or a part of a name."""

from __future__ import annotations

import re
from functools import cache

from extract.words import either, table

_SIGHT = 120
"""Characters before a time that are looked at."""
_QUOTED = re.compile(r"[“\"«][^”\"»]*[”\"»]")


@cache
def _pattern(name: str) -> re.Pattern[str]:
    gap = r"[^.;:()\n]" if name == "named" else r"[^.,;:()\n]"
    rows = [row for row in table("times.toml")["mask"] if row["name"] == name]
    options = "|".join(rf"(?:{either(row['words'])})(?!\w){gap}{{0,{row['reach']}}}" for row in rows)
    return re.compile(rf"(?<!\w)(?:{options})\(?\s?$")


def compared(low: str, start: int, at: int) -> bool:
    """Whether the time at ``at`` is one that something is compared with, carried over from, or counted by habit."""
    return bool(_pattern("compared").search(low[max(start, at - _SIGHT) : at]))


def document(low: str, start: int, at: int) -> bool:
    """Whether the time at ``at`` is a document's date."""
    return bool(_pattern("document").search(low[max(start, at - _SIGHT) : at]))


def named(low: str, start: int, at: int) -> bool:
    """Whether the time at ``at`` belongs to the name of a programme, meeting or plan; a comma ends a name."""
    before = _QUOTED.sub("", low[max(start, at - _SIGHT) : at])
    return bool(_pattern("named").search(before[before.rfind(",") + 1 :]))
