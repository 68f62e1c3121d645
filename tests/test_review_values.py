"""What officers type is read as the articles write it, and what is shown is read back as the same."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.datastructures import QueryParams

from load import fields
from review import values
from review.searching import search
from review.values import OddValueError


@pytest.mark.parametrize(
    ("typed", "value"),
    [("2.500", "2500"), ("2500", "2500"), ("95,5", "95.5"), ("2 tỷ 350 triệu", "2350000000"), ("1,5 tỷ", "1500000000")],
)
def test_numbers(typed: str, value: str) -> None:
    assert Decimal(values.number(typed)) == Decimal(value)


@pytest.mark.parametrize("typed", ["", "nhiều", "2.500 cuốn", "-5", "10e9", "1" * 100, "2..5", "NaN"])
def test_what_is_no_number(typed: str) -> None:
    with pytest.raises(OddValueError):
        values.number(typed)


@given(st.integers(0, 10**15))
def test_a_shown_number_is_read_as_itself(number: int) -> None:
    assert Decimal(values.number(values.shown_number(Decimal(number)))) == number


@pytest.mark.parametrize(
    ("start", "end", "value"),
    [
        ("1/3/2024", "31/12/2025", "2024-03-01/2025-12-31"), ("2024", "2024", "2024-01-01/2024-12-31"),
        ("2/2024", "2/2024", "2024-02-01/2024-02-29"), ("", "2030", "/2030-12-31"), ("2024-05-06", "", "2024-05-06/"),
        ("", "", None),
    ],
)  # fmt: skip
def test_periods(start: str, end: str, value: str | None) -> None:
    assert values.period(start, end) == value


@pytest.mark.parametrize(("start", "end"), [("31/2/2024", ""), ("hôm nay", ""), ("2025", "2024"), ("13/2024", "")])
def test_what_are_no_periods(start: str, end: str) -> None:
    with pytest.raises(OddValueError):
        values.period(start, end)


@given(st.dates(), st.dates())
def test_a_shown_period_is_read_as_itself(one: date, other: date) -> None:
    start, end = sorted((one, other))
    assert fields.period(values.period(values.shown_day(start), values.shown_day(end)) or "/") == (start, end)


NAMES = st.sampled_from(["year", "page", "text", "province", "conflicts", "decision"])


@given(st.dictionaries(NAMES, st.text(max_size=30)))
def test_any_query_string_is_a_search(given: dict[str, str]) -> None:
    asked = search(QueryParams(given))
    assert asked.page >= 1
    again = search(QueryParams(asked.query()))
    assert (again.wanted, again.page) == (asked.wanted, asked.page)
