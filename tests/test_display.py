"""Figures and periods as officers write them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from extract.display import days, number, value
from extract.model import Figure


def _figure(low: str, unit: str, high: str | None = None, **more: Any) -> Figure:
    return Figure(0, 0, "", "other", unit, Decimal(low), Decimal(high or low), **more)


@pytest.mark.parametrize(
    ("figure", "written"),
    [
        (_figure("2500", "cuốn", bound="over"), "≥ 2.500 cuốn"),
        (_figure("20000", "tờ rơi", per="năm"), "20.000 tờ rơi/năm"),
        (_figure("95.5", "%"), "95,5%"),
        (_figure("145", "xã", total=Decimal(151)), "145/151 xã"),
        (_figure("2000", "bản", "2500"), "2.000–2.500 bản"),
        (_figure("500000000", "đồng", currency="VND"), "500 triệu đồng"),
        (_figure("137664959000000", "đồng", currency="VND"), "137.664,959 tỷ đồng"),
        (_figure("1285400123", "đồng", currency="VND"), "1.285.400.123 đồng"),
        (_figure("800000000", "đồng", "1200000000", currency="VND"), "800–1.200 triệu đồng"),
        (_figure("60000000", "USD", currency="USD", bound="about"), "≈ 60 triệu USD"),
        (_figure("45800000", "đồng", currency="VND", per="người/năm"), "45,8 triệu đồng/người/năm"),
        (_figure("850000", "đồng", currency="VND"), "850.000 đồng"),
    ],
)
def test_a_value_is_written_as_in_the_articles(figure: Figure, written: str) -> None:
    assert value(figure) == written


def test_qualifiers_are_translated() -> None:
    assert value(_figure("2500", "cuốn", bound="over"), "en") == "≥ 2.500 cuốn"


def test_numbers_have_no_needless_zeros() -> None:
    assert [number(Decimal(n)) for n in ("1000", "1E+3", "12.50", "0.5", "0")] == ["1.000", "1.000", "12,5", "0,5", "0"]


def test_periods_are_written_shortly() -> None:
    assert days(date(2022, 1, 1), date(2022, 12, 31)) == "2022"
    assert days(date(2024, 1, 1), date(2025, 12, 31)) == "2024–2025"
    assert days(date(2026, 1, 13), date(2026, 1, 13)) == "13/01/2026"
    assert days(date(2025, 1, 1), date(2025, 6, 30)) == "01/01/2025–30/06/2025"
    assert days(None, date(2030, 12, 31)) == "đến 31/12/2030"
    assert days(date(2021, 3, 1), None) == "từ 01/03/2021"
    assert days(None, None) == ""
    assert days(None, date(2030, 12, 31), "en") == "until 31/12/2030"
