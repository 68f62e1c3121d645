"""Which province a passage speaks of, and where a name is part of another name."""

from __future__ import annotations

from datetime import date

import pytest

from crawler.sites import SITES
from extract import extract
from extract.mentions import mentions
from extract.model import Document
from extract.text import Source
from extract.words import table
from portal import truth

TABLE = table("places.toml")


def _named(text: str) -> list[str]:
    return [mention.name for mention in mentions(Source(text))]


def _places(text: str, **known: object) -> list[str | None]:
    found = extract(Document(text, **known)).activities  # type: ignore[arg-type]
    return [activity.place and activity.place.name for activity in found]


@pytest.mark.parametrize("group", ["inside", "before"])
def test_names_inside_other_names_are_no_provinces(group: str) -> None:
    assert _named(TABLE[group]["example"]) == []


@pytest.mark.parametrize("group", ["unit", "detail", "nation"])
def test_provinces_named_as_such_are_found(group: str) -> None:
    assert len(_named(TABLE[group]["example"])) == 1


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Lớp học mở tại Bạc Liêu và Sóc Trăng.", ["Bạc Liêu", "Sóc Trăng"]),
        ("SỞ Y TẾ TỈNH HÒA BÌNH họp.", ["Hòa Bình"]),
        ("Vì hòa bình và an ninh.", []),
        ("Bạc Liêu đã in sổ tay; năm sau, Bạc Liệu sẽ in tờ rơi.", ["Bạc Liêu", "Bạc Liêu"]),
        ("UBND tỉnh Ninh Thuân đã họp.", ["Ninh Thuận"]),
        ("Bà Rịa – Vũng Tàu đón khách.", ["Bà Rịa - Vũng Tàu"]),
    ],
)
def test_mentions(text: str, names: list[str]) -> None:
    assert _named(text) == names


def test_the_province_of_a_sentence_its_neighbour_its_title_its_source() -> None:
    assert _places("Tỉnh Sơn La đã in 500 cuốn sổ tay.") == ["Sơn La"]
    assert _places("Lớp mở cho 40 cán bộ.", title="Sơn La tập huấn cán bộ") == ["Sơn La"]
    assert _places("Lớp mở cho 40 cán bộ.", home="14") == ["Sơn La"]
    assert _places("Lớp mở cho 40 cán bộ.") == [None]
    assert _places("Cả nước đã in 500 cuốn sổ tay.", title="") == [None]


def test_the_day_decides_which_unit_a_name_is() -> None:
    text = "Năm 2024, tỉnh Lào Cai đã in 500 cuốn sổ tay. Tháng 9/2025, Lào Cai in 300 cuốn sổ tay."
    found = extract(Document(text, published=date(2025, 12, 1)))
    assert [activity.place and activity.place.code for activity in found.activities] == ["10", "15"]


def test_a_former_province_is_told_of_by_its_successor() -> None:
    text = "Tháng 9/2025, tỉnh tặng vùng Bắc Kạn cũ 73 máy tính."
    found = extract(Document(text, published=date(2025, 12, 1)))
    assert [activity.place and activity.place.name for activity in found.activities] == ["Thái Nguyên"]


def test_the_district_stands_beside_the_province() -> None:
    place = extract(Document("Lớp mở tại huyện Sốp Cộp, tỉnh Sơn La cho 40 cán bộ.")).activities[0].place
    assert place is not None
    assert (place.name, place.detail) == ("Sơn La", "huyện Sốp Cộp")


def test_provinces_of_the_portals_articles() -> None:
    """At least 98 % of the figures that are found have the province of their truth."""
    right = asked = 0
    for article in truth.load():
        home = SITES[article.site].home if article.site in SITES else None
        day = article.published.date() if article.published else None
        found = extract(Document(article.text, article.title, day, home))
        owner = {found.figures[n].start: activity for activity in found.activities for n in activity.figures}
        for figure in article.figures:
            if figure.start in owner:
                place = owner[figure.start].place
                asked += 1
                right += (place and place.code) == article.activities[figure.activity].province
    assert asked > 700
    assert right / asked >= 0.98
