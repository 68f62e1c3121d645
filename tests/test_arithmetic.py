"""Derived yearly values, totals with their parts, and what may be summed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.arithmetic import additive, covered, derived, totals
from extract.model import Activity, Figure, Period, Status
from extract.text import Source

TWO_YEARS = Period(date(2024, 1, 1), date(2025, 12, 31))


def _figure(text: str, within: str, value: int, kind: str = "copies", **more: str) -> Figure:
    start = within.index(text)
    per, bound, unit = more.get("per"), more.get("bound", "exact"), more.get("unit", "tờ rơi")
    number = Decimal(value)
    return Figure(start, start + len(text), text, kind, unit, number, number, bound, per)  # type: ignore[arg-type]


def test_a_yearly_rate_gives_a_value_for_each_year() -> None:
    text = "in 20.000 tờ rơi/năm"
    values = derived(_figure("20.000 tờ rơi/năm", text, 20_000, per="năm"), TWO_YEARS)
    assert [(value.year, value.low) for value in values] == [(2024, 20_000), (2025, 20_000)]


@pytest.mark.parametrize(("per", "a_year"), [("tháng", 240), ("quý", 80), ("tuần", 1040)])
def test_shorter_rates_are_brought_to_the_year(per: str, a_year: int) -> None:
    values = derived(_figure("20 kỳ", "phát 20 kỳ", 20, per=per), TWO_YEARS)
    assert [value.high for value in values] == [a_year, a_year]


@pytest.mark.parametrize(
    ("per", "period"),
    [
        (None, TWO_YEARS),
        ("người", TWO_YEARS),
        ("người/năm", TWO_YEARS),
        ("năm", None),
        ("năm", Period(None, date(2030, 12, 31))),
        ("năm", Period(date(2024, 1, 1), date(2024, 6, 30))),
        ("năm", Period(date(1900, 1, 1), date(2025, 12, 31))),
    ],
)
def test_nothing_is_derived_without_whole_years_or_a_rate_of_time(per: str | None, period: Period | None) -> None:
    figure = Figure(0, 2, "20", "copies", "cuốn", Decimal(20), Decimal(20), per=per)
    assert derived(figure, period) == ()


@pytest.mark.parametrize(
    ("kind", "per", "status", "may"),
    [
        ("copies", None, "done", True),
        ("copies", None, "planned", True),
        ("copies", "năm", "done", False),
        ("share", None, "done", False),
        ("places", None, "state", False),
        ("places", None, "not_done", False),
    ],
)
def test_what_may_be_summed(kind: str, per: str | None, status: Status, may: bool) -> None:
    figure = Figure(0, 1, "5", kind, "", Decimal(5), Decimal(5), per=per)
    assert additive(figure, Activity("other", status, 0, 1, "5")) is may


@pytest.mark.parametrize(
    ("text", "values", "agrees"),
    [
        ("Tổng vốn 5 tỷ đồng, trong đó trung ương 3 tỷ đồng, địa phương 2 tỷ đồng.", (5, 3, 2), True),
        ("Tổng vốn 5 tỷ đồng, trong đó trung ương 3 tỷ đồng, địa phương 1 tỷ đồng.", (5, 3, 1), None),
        ("Tổng vốn 5 tỷ đồng, trong đó trung ương 4 tỷ đồng, địa phương 3 tỷ đồng.", (5, 4, 3), False),
        ("Tổng vốn 5 tỷ đồng, trong đó trung ương 3 tỷ đồng.", (5, 3), None),
    ],
)
def test_a_total_is_checked_against_its_parts(text: str, values: tuple[int, ...], agrees: bool | None) -> None:
    figures = [_figure(f"{value} tỷ đồng", text, value, "budget", unit="đồng") for value in values]
    (total,) = totals(Source(text), figures)
    assert (total.total, total.parts, total.agrees) == (0, tuple(range(1, len(values))), agrees)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Huyện chi 5 tỷ đồng, xã chi 3 tỷ đồng.", (5, 3)),
        ("Huyện chi 5 tỷ đồng. Trong đó, xã chi 3 tỷ đồng, thôn chi 2 tỷ đồng.", (5, 3, 2)),
    ],
)
def test_neighbours_are_no_parts(text: str, values: tuple[int, ...]) -> None:
    figures = [_figure(f"{value} tỷ đồng", text, value, "budget", unit="đồng") for value in values]
    assert [total.parts for total in totals(Source(text), figures) if 0 in (total.total, *total.parts)] == []


def test_a_total_is_linked_to_what_it_pays_for() -> None:
    text = "Năm nay sẽ in 20 tờ rơi. Mở 01 lớp. Tổng kinh phí thực hiện là 500 triệu đồng."
    figures = [
        _figure("20 tờ rơi", text, 20),
        _figure("01 lớp", text, 1, "sessions", unit="lớp"),
        _figure("500 triệu đồng", text, 500_000_000, "budget", unit="đồng"),
    ]
    activities = [
        Activity("printing", "planned", figure.start, figure.end, figure.text, TWO_YEARS, figures=(index,))
        for index, figure in enumerate(figures)
    ]
    assert covered(activities, figures, Source(text)) == {2: (0, 1)}


@given(st.lists(st.integers(1, 10**12), min_size=1, max_size=6), st.integers(1, 10**12))
def test_totals_never_count_a_part_twice(parts: list[int], whole: int) -> None:
    text = "Tổng vốn " + ", trong đó ".join(f"{value} đồng" for value in (whole, *parts))
    figures, at = [], 0
    for value in (whole, *parts):
        start = text.index(f"{value} đồng", at)
        at = start + len(f"{value} đồng")
        figures.append(Figure(start, at, text[start:at], "budget", "đồng", Decimal(value), Decimal(value)))
    linked = [part for total in totals(Source(text), figures) for part in total.parts]
    assert len(linked) == len(set(linked))
