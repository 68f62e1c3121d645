"""Districts and communes: named in a text, and where units of that name lie."""

from __future__ import annotations

from datetime import date

import pytest

from extract import communes, extract
from extract.model import Document, Place
from tests import gazetteer


def _named(text: str) -> list[str]:
    return [unit.name for unit in communes.named(text)]


def _place(text: str, **known: object) -> Place | None:
    return extract(Document(text, **known)).activities[0].place  # type: ignore[arg-type]


def test_the_table_is_what_underthesea_knows() -> None:
    assert gazetteer.TABLE.read_text(encoding="utf-8") == gazetteer.content()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Lớp mở tại xã Mường Lạn, huyện Sốp Cộp cho cán bộ.", ["xã Mường Lạn, huyện Sốp Cộp"]),
        ("Lớp mở tại xã Mường Lạn thuộc huyện Sốp Cộp.", ["xã Mường Lạn, huyện Sốp Cộp"]),
        ("Huyện Sông Lô và huyện Lập Thạch cùng làm.", ["huyện Sông Lô", "huyện Lập Thạch"]),
        ("Đoàn tới TP. Pleiku và TX An Khê.", ["thành phố Pleiku", "thị xã An Khê"]),
        ("TP Phan Rang – Tháp Chàm mở lớp.", ["thành phố Phan Rang – Tháp Chàm"]),
        ("Phường 3 họp; xã Krông Á nghe báo cáo.", ["phường 3", "xã Krông Á"]),
        ("Sạt lở ở huyện Mù Cang Chải.", ["huyện Mù Cang Chải"]),
        ("Các xã Mường Lạn, Mường Và đã báo cáo.", []),
        ("Phường 3.000 người; xã Nông Thôn Mới Nâng Cao; huyện Đảo.", []),
    ],
)
def test_units_named(text: str, names: list[str]) -> None:
    assert _named(text) == names


def test_a_passage_names_its_commune() -> None:
    assert _place("Đảng ủy xã Đại Lộc đã in 300 tờ rơi.", home="48") == Place("48", "Đà Nẵng", "xã Đại Lộc", True)


def test_two_units_are_no_place() -> None:
    place = _place("Huyện Sông Lô và huyện Lập Thạch đã in 300 tờ rơi.", home="25")
    assert place is not None
    assert place.detail is None


def test_a_unit_of_another_province_is_not_the_place() -> None:
    assert _place("Học sinh quê huyện Sốp Cộp đã nhận 300 cuốn vở.", home="48") == Place("48", "Đà Nẵng", None, True)


@pytest.mark.parametrize(
    ("published", "home"), [(date(2022, 5, 1), ("95", "Bạc Liêu")), (date(2026, 5, 1), ("96", "Cà Mau"))]
)
def test_a_unit_that_only_one_province_has_tells_the_province_of_its_time(
    published: date, home: tuple[str, str]
) -> None:
    place = _place("Huyện Phước Long đã cấp 300 tờ rơi.", published=published)
    assert place == Place(*home, "huyện Phước Long", True)


def test_a_name_of_several_provinces_tells_none() -> None:
    assert _place("Xã Đại Lộc đã in 300 tờ rơi.") is None
