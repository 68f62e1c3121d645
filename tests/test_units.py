"""Money and percent: every row's example reads back, every name is a unit of its currency."""

from __future__ import annotations

from typing import Any

import pytest

from extract.figures import read
from extract.text import Source
from extract.units import money_at, percent_at
from extract.words import table

CURRENCIES: dict[str, dict[str, Any]] = table("units.toml")["currency"]


@pytest.mark.parametrize("code", CURRENCIES)
def test_the_example_of_a_currency_is_money_of_it(code: str) -> None:
    figures, _ = read(Source(CURRENCIES[code]["example"]))
    assert [(figure.kind, figure.currency) for figure in figures] == [("budget", code)]


@pytest.mark.parametrize(("code", "name"), [(code, name) for code, row in CURRENCIES.items() for name in row["names"]])
def test_every_name_is_read(code: str, name: str) -> None:
    unit = money_at(f"5 {name} và", 1)
    assert unit is not None
    assert unit.currency == code


def test_percent_is_a_share() -> None:
    figures, _ = read(Source(table("units.toml")["percent"]["example"]))
    assert [(figure.kind, figure.unit, figure.low) for figure in figures] == [("share", "%", 80)]
    assert percent_at("5 phần quà", 1) is None
    assert money_at("25 đồng hồ nước", 2) is not None
