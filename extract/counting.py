"""What a number counts: money, percent, a listed noun, an open noun, or money that is only implied."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extract.drafts import Counted, Draft
from extract.elided import number_of
from extract.kinds import Noun, kind_near
from extract.nouns import is_function, open_noun
from extract.quantities import Quantity
from extract.text import Source
from extract.units import Unit
from extract.words import words

# 250k, 6,8 tr, 1tr2: abbreviations that only money has.
_SHORT = re.compile(r"\d ?(?:k|tr)\d?$")
_REACH = 300
_MILLION = 1_000_000
_THOUSAND = 1_000


@dataclass(frozen=True, slots=True)
class Around:
    """Where a number stands: the start of its sentence, where its own words begin, and the figure before it."""

    sentence: int
    clause: int
    previous: Draft | None


def counted(source: Source, quantity: Quantity, around: Around) -> tuple[Counted, str] | None:
    """What a quantity counts, and the feature that says how that was found."""
    unit = quantity.unit
    if isinstance(unit, Unit):
        name = "money" if unit.kind == "budget" else "percent"
        return Counted(quantity.start, unit.end, unit.kind, unit.unit, unit.currency), name
    if isinstance(unit, Noun):
        kind = kind_near(unit, source.low[max(around.sentence, quantity.start - _REACH) : quantity.start])
        return Counted(quantity.start, quantity.unit_end, kind, unit.unit), "listed-noun"
    return _unlisted(source, quantity, around)


def _unlisted(source: Source, quantity: Quantity, around: Around) -> tuple[Counted, str] | None:
    low, nounless = source.low, is_function(source.low, quantity.end)
    said = _said(low, quantity, around) if nounless else None
    if said:
        return said, "elided-noun"
    written = low[quantity.start : quantity.end]
    short, large = bool(_SHORT.search(written)), quantity.scale >= _MILLION
    priced = quantity.scale >= _THOUSAND and low.endswith(_money_heads(), around.clause, quantity.start)
    money = Counted(quantity.start, quantity.end, "budget", "đồng", "VND"), "implied-money"
    followed = nounless or low.startswith(words("money_words", "words"), quantity.end + 1)
    if short or ((large or priced) and followed):
        return money
    noun = open_noun(source, quantity.start, quantity.end)
    if noun:
        return Counted(quantity.start, noun.end, noun.kind, noun.unit), "open-noun"
    return money if large else None


def _said(low: str, quantity: Quantity, around: Around) -> Counted | None:
    """The noun that a magnitude without one has from its clause, or from the millions counted before it."""
    if quantity.scale == 1:
        return None
    previous = around.previous
    if (
        previous
        and quantity.scale >= _MILLION
        and previous.quantity.start >= around.sentence
        and (previous.quantity.scale >= _MILLION and previous.counted.kind not in ("budget", "share"))
    ):
        return previous.counted
    return number_of(low, around.clause, quantity.start)


@cache
def _money_heads() -> tuple[str, ...]:
    return tuple(f"{head} " for head in words("money_heads", "words"))
