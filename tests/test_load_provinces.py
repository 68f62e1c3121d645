"""Codes of provinces at a time, and what they are part of today."""

from __future__ import annotations

from datetime import date

import pytest

from load import provinces

OLD, NEW = date(2022, 6, 1), date(2025, 8, 1)


@pytest.mark.parametrize(
    ("code", "day", "today"),
    [("95", OLD, "96"), ("96", OLD, "96"), ("96", NEW, "96"), ("01", OLD, "01"), ("10", OLD, "15"), ("15", OLD, "15")],
)
def test_what_a_province_is_part_of_today(code: str, day: date, today: str) -> None:
    assert provinces.present(code, day) == today


def test_names_are_those_of_the_time() -> None:
    assert provinces.name("95", OLD) == "Bạc Liêu"
    assert provinces.name("46", date(2020, 1, 1)) == "Thừa Thiên Huế"
    assert provinces.name("46", NEW) == "Huế"
    assert provinces.name("000", NEW) == "000"
    assert provinces.name(None, NEW) is None
