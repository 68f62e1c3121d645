"""Time expressions and the days they mean: the corpus tests/cases/context/times.toml, traps, and any text at all."""

from __future__ import annotations

import itertools
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract import times_calendar as calendar
from extract.lexicon import words
from extract.text import fold
from extract.times import read
from extract.times_expression import Time
from extract.words import table

PUBLISHED = date(2026, 1, 10)
CASES = tomllib.loads((Path(__file__).parent / "cases/context/times.toml").read_text("utf-8"))["case"]
ROWS = [row for row in table("times.toml")["time"] if row["rule"] != "none"]


def _read(text: str, published: date | None = PUBLISHED) -> tuple[Time, ...]:
    low = fold(text)
    return read(low, words(low), published)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_the_days_that_words_mean(case: dict[str, Any]) -> None:
    (time,) = _read(case["text"], case.get("published", PUBLISHED))
    days = [] if time.period is None else [str(day or "") for day in (time.period.start, time.period.end)]
    assert (days, time.role) == (case["period"], case["role"])


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["rule"])
def test_a_rows_example_has_its_time(row: dict[str, str]) -> None:
    assert row["rule"] in [time.rule for time in _read(row["example"])]


@pytest.mark.parametrize(
    "text",
    [
        "128/141 xã",
        "đạt 24,5%",
        "Nghị định 36",
        "xã khu vực III",
        "trong 3 ngày",
        "lớp 5",
        "thực hiện 5 lớp",
        "31/2 xã",
    ],
)
def test_what_looks_like_a_time_and_is_none(text: str) -> None:
    assert [time for time in _read(text) if time.period] == []


@pytest.mark.parametrize(
    ("month", "day", "published", "year"),
    [
        (12, 25, date(2026, 1, 10), 2025),
        (1, 13, date(2026, 1, 10), 2026),
        (3, 5, date(2025, 12, 15), 2025),
        (2, 29, date(2025, 1, 1), 2024),
    ],
)
def test_a_date_without_a_year_means_the_nearest(month: int, day: int, published: date, year: int) -> None:
    assert calendar.nearest_year(month, day, published) == year


@given(st.text(max_size=150), st.none() | st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_any_text_can_be_read(text: str, published: date | None) -> None:
    low = fold(text)
    for time in _read(text, published):
        assert low[time.start : time.end]
        days = time.period
        assert days is None or days.start is None or days.end is None or days.start <= days.end


@given(
    st.lists(
        st.sampled_from(
            ["từ", "đến", "ngày", "tháng", "năm", "2025", "12", "31", "/", "-", "quý", "iii", "nay", "9", "đầu"]
        ),
        max_size=12,
    ).map(" ".join)
)
def test_times_never_overlap(text: str) -> None:
    times = _read(text)
    assert all(one.end <= other.start for one, other in itertools.pairwise(times))
