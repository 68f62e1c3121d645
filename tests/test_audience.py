"""For whom an activity was: the people behind "cho" or "đến", without their number."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.audience import audience
from extract.text import Source, Span
from extract.words import table


def _audience(text: str) -> str | None:
    source = Source(text)
    return audience(source, Span(0, len(source.norm)))


@pytest.mark.parametrize("people", table("audience.toml")["people"])
def test_each_word_for_people_is_read(people: str) -> None:
    assert _audience(f"Xã mở 2 lớp cho 30 {people}.") == people


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("mở lớp cho hơn 150 cán bộ phụ trách công tác văn hóa tham dự.", "cán bộ phụ trách công tác văn hóa"),
        ("in 2.500 cuốn, phát đến cán bộ và người dân, nhằm nâng cao nhận thức", "cán bộ và người dân"),
        ("khám cho 725 lượt người ở xã Mường Và", None),
        ("tặng quà cho 30 hộ nghèo có hoàn cảnh khó khăn", "hộ nghèo có hoàn cảnh khó khăn"),
        ("trao 200 suất quà cho hộ nghèo với tổng kinh phí 40 triệu đồng", "hộ nghèo"),
        ("hỗ trợ 20 xã", None),
        ("cho biết tỉnh có 12 đài", None),
    ],
)
def test_the_phrase_ends_where_the_people_end(text: str, people: str | None) -> None:
    assert _audience(text) == people


def test_a_phrase_too_long_is_cut_to_its_head() -> None:
    assert _audience("mở lớp cho cán bộ " + "của các đơn vị " * 12) == "cán bộ"


@given(st.text(max_size=120))
def test_any_text_can_be_read(text: str) -> None:
    found = _audience(f"cho cán bộ {text}")
    assert found is None or found == found.strip()
