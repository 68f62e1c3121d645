"""How sure a figure is, from named features: the additive table ``confidence.toml``, calibrated on labelled text."""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import cache

from extract.words import table


@cache
def weights() -> dict[str, float]:
    """The log-odds that each feature adds; ``base`` is added always."""
    return {name: float(row["weight"]) for name, row in table("confidence.toml").items()}


def confidence(features: Iterable[str]) -> float:
    """The chance, between 0 and 1, that a figure with these features is right in value, bound and rate."""
    total = weights()["base"] + sum(weights()[name] for name in features)
    return round(1 / (1 + math.exp(-total)), 3)
