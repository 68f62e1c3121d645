"""Confidence is computed from named features by a table, each feature with a meaning."""

from __future__ import annotations

import pytest

from extract.confidence import confidence, weights
from extract.words import table


@pytest.mark.parametrize("name", weights())
def test_every_feature_has_a_meaning(name: str) -> None:
    assert table("confidence.toml")[name]["meaning"]


def test_every_set_of_features_gives_a_chance() -> None:
    assert all(0 < confidence([name]) < 1 for name in weights() if name != "base")
    assert 0 < confidence(list(weights())) < 1


DOUBTFUL = ("open-noun", "elided-noun", "implied-money", "rate-before", "rate-nearby", "repaired")


@pytest.mark.parametrize("feature", DOUBTFUL)
def test_what_is_doubtful_stays_below_nine_tenths(feature: str) -> None:
    assert confidence([feature]) < 0.9 < confidence(["listed-noun", "qualified"])
