"""Provinces by name, code and time."""

from __future__ import annotations

from datetime import date

import pytest

from extract import places
from extract.errors import UsageError
from extract.mentions import mentions
from extract.text import Source

BEFORE, AFTER = date(2025, 6, 30), date(2025, 7, 1)


def _code(name: str, on: date | None = None) -> str | None:
    place = places.resolve(name, on)
    return place and place.code


def test_sixty_three_became_thirty_four() -> None:
    counts = {day: sum(unit.valid(day) for unit in places.units()) for day in (BEFORE, AFTER)}
    assert counts == {BEFORE: 63, AFTER: 34}


def test_no_two_units_share_a_code_or_name_on_one_day() -> None:
    for day in (date(2008, 7, 31), date(2008, 8, 1), BEFORE, AFTER):
        living = [unit for unit in places.units() if unit.valid(day)]
        assert len({unit.code for unit in living}) == len({unit.name for unit in living}) == len(living)


@pytest.mark.parametrize("unit", places.units(), ids=lambda unit: f"{unit.code}-{unit.start}")
def test_the_example_of_each_row_names_it(unit: places.Unit) -> None:
    assert [_code(mention.name, unit.end) for mention in mentions(Source(unit.example))] == [unit.code]
    assert _code(unit.name, unit.end) == unit.code
    assert unit.successor is None or any(u.code == unit.successor and u.start > unit.end for u in places.units())


@pytest.mark.parametrize(
    ("name", "on", "code"),
    [
        ("Lào Cai", BEFORE, "10"),
        ("Lào Cai", AFTER, "15"),
        ("Bạc Liêu", AFTER, "95"),
        ("Hà Tây", date(2007, 1, 1), "28"),
        ("TP.HCM", None, "79"),
        ("TPHCM", None, "79"),
        ("thành phố Hồ Chí Minh", None, "79"),
        ("Thừa Thiên - Huế", date(2020, 1, 1), "46"),
        ("Huế", AFTER, "46"),
        ("Đắc Lắc", None, "66"),
        ("BR-VT", None, "77"),
        ("Atlantis", None, None),
    ],
)  # fmt: skip
def test_a_name_means_the_unit_of_its_day(name: str, on: date | None, code: str | None) -> None:
    assert _code(name, on) == code


def test_names_follow_their_time() -> None:
    assert places.name_of("46", date(2020, 1, 1)) == "Thừa Thiên Huế"
    assert places.name_of("46") == "Huế"
    assert places.name_of("99") is None


def test_the_new_basis_of_an_old_unit() -> None:
    assert [places.successor(code, date(2022, 1, 1)) for code in ("95", "96", "10", "15", "01", "27")] == [
        "96", "96", "15", "15", "01", "24"]  # fmt: skip
    assert places.successor("28", date(2007, 1, 1)) == "01"
    assert places.predecessors("96") == ("95", "96")
    assert set(places.predecessors("79")) == {"74", "77", "79"}


@pytest.mark.parametrize("given", ["95", "Bạc Liêu", "tỉnh Bạc Liêu", "bac lieu", "BẠC LIÊU"])
def test_people_may_write_a_province_as_they_like(given: str) -> None:
    assert places.code_of(given) == "95"


def test_an_unknown_province_is_refused_with_those_that_are_close() -> None:
    with pytest.raises(UsageError, match="Bạc Liêu"):
        places.code_of("Bạc Liêu 2")
