"""What a number counts: money, percent, a listed noun, an open noun, or money that is only implied."""

from __future__ import annotations

from functools import cache

from extract.drafts import Counted
from extract.elided import number_of
from extract.kinds import Noun, kind_near
from extract.nouns import is_function, open_noun
from extract.quantities import Quantity
from extract.text import Source
from extract.units import Unit
from extract.words import words

_REACH = 300
_MILLION = 1_000_000
_THOUSAND = 1_000


def counted(source: Source, quantity: Quantity, sentence: int, clause: int) -> tuple[Counted, str] | None:
    """What a quantity counts and the feature that says how that was found.

    ``sentence`` is where its sentence begins, ``clause`` where the words behind the figure before it begin.
    """
    unit = quantity.unit
    if isinstance(unit, Unit):
        name = "money" if unit.kind == "budget" else "percent"
        return Counted(quantity.start, unit.end, unit.kind, unit.unit, unit.currency), name
    if isinstance(unit, Noun):
        kind = kind_near(unit, source.low[max(sentence, quantity.start - _REACH):quantity.start])
        return Counted(quantity.start, quantity.unit_end, kind, unit.unit), "listed-noun"
    return _unlisted(source, quantity, clause)


def _unlisted(source: Source, quantity: Quantity, clause: int) -> tuple[Counted, str] | None:
    low, nounless = source.low, is_function(source.low, quantity.end)
    said = number_of(low, clause, quantity.start) if quantity.scale > 1 and nounless else None
    if said:
        return said, "elided-noun"
    money = Counted(quantity.start, quantity.end, "budget", "đồng", "VND"), "implied-money"
    large = quantity.scale >= _MILLION
    implied = large or (quantity.scale >= _THOUSAND and low.endswith(_money_heads(), clause, quantity.start))
    if implied and (nounless or low.startswith(words("money_words", "words"), quantity.end + 1)):
        return money
    noun = open_noun(source, quantity.end)
    if noun:
        return Counted(quantity.start, noun.end, noun.kind, noun.unit), "open-noun"
    return money if large else None


@cache
def _money_heads() -> tuple[str, ...]:
    return tuple(f"{head} " for head in words("money_heads", "words"))
