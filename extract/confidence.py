"""How sure a figure is, from named features: the additive table ``confidence.toml``, calibrated on labelled text."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from extract.bounds import Qualified
from extract.drafts import Counted
from extract.kinds import homographs
from extract.numbers import Numeral
from extract.quantities import Quantity, is_measure
from extract.rates import Rate
from extract.words import table

_SHARED_KINDS = ("attendees", "media")
"""Kinds whose words of one syllable ("nữ", "em", "tin") also begin or end nouns of other kinds."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of a figure when its confidence is computed."""

    quantity: Quantity
    numeral: Numeral
    noun: str
    """How its noun was found: money, percent, listed-noun, open-noun, elided-noun or implied-money."""
    counted: Counted
    bound: Qualified
    rate: Rate | None
    leading: Rate | None
    nearby: bool
    doubtful: bool


def named_features(seen: Evidence) -> tuple[str, ...]:
    """The names of the features that hold, as ``confidence.toml`` weighs them."""
    quantity, numeral, unit = seen.quantity, seen.numeral, seen.counted.unit
    listed = seen.noun == "listed-noun"
    holds = {
        seen.noun: True,
        "measure": listed and is_measure(unit),
        "short-noun": listed and " " not in unit and not is_measure(unit),
        "short-kind": listed and " " not in unit and seen.counted.kind in _SHARED_KINDS,
        "homograph": listed and unit in homographs(),
        "qualified": seen.bound.said,
        quantity.joined: bool(quantity.joined),
        "rate": seen.rate is not None,
        "rate-before": seen.rate is None and seen.leading is not None,
        "rate-nearby": seen.nearby,
        "repaired": numeral.repaired,
        "two-readings": numeral.alternative is not None,
        "doubtful-context": seen.doubtful,
        "number-word": numeral.worded and numeral.scale == 1,
    }
    return tuple(name for name, holding in holds.items() if holding)


@cache
def weights() -> dict[str, float]:
    """The log-odds that each feature adds; ``base`` is added always."""
    return {name: float(row["weight"]) for name, row in table("confidence.toml").items()}


def confidence(features: Iterable[str]) -> float:
    """The chance, between 0 and 1, that a figure with these features is right in value, bound and rate."""
    total = weights()["base"] + sum(weights()[name] for name in features)
    return round(1 / (1 + math.exp(-total)), 3)
