"""Figures: sentences with everything they hold, and what holds for every text."""

from __future__ import annotations

import tomllib
import unicodedata
from decimal import Decimal
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.figures import read
from extract.kinds import kinds
from extract.model import Bound, Figure
from extract.text import Source

CASES: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "cases" / "figures.toml").read_text("utf-8"))[
    "case"
]
PIECES = [
    "12",
    "2.500",
    "3,5",
    "1.1.1",
    "năm",
    "một",
    "hai",
    "trăm",
    "mươi",
    "triệu",
    "tỷ đồng",
    "%",
    "/",
    "-",
    "–",
    "(",
    ")",
    "từ",
    "đến",
    "hơn",
    "khoảng",
    "mỗi",
    "hộ",
    "xã",
    "cán bộ",
    "đồng",
    "lên",
    "trở lên",
    "rưỡi",
    ",",
    ".",
    "\n",
    " ",
    "“",
    "”",
    "ngày",
    "tháng 5",
    "QĐ-TTg",
    "Điều",
    "\u200b",
    "\u0301",
    "１",
    "km",
    "ước",
    "số",
    ":",
    ";",
    "[",
    "]",
    "kg/người",
]
TEXTS = st.one_of(
    st.text(max_size=80),
    st.lists(st.sampled_from(PIECES), max_size=24).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=24).map("".join),
)


def as_row(figure: Figure) -> dict[str, Any]:
    row: dict[str, Any] = {"text": figure.text, "kind": figure.kind, "unit": figure.unit, "low": str(figure.low)}
    optional = {
        "high": str(figure.high) if figure.high != figure.low else None,
        "bound": figure.bound if figure.bound != "exact" else None,
        "per": figure.per,
        "total": str(figure.total) if figure.total is not None else None,
        "currency": figure.currency,
    }
    return row | {name: value for name, value in optional.items() if value is not None}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_the_figures_of_a_sentence(case: dict[str, Any]) -> None:
    figures, numbers = read(Source(case["text"]))
    assert [as_row(figure) for figure in figures] == case["figures"]
    assert [number.role for number in numbers if number.role != "figure"] == case.get("roles", [])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_decomposed_text_has_the_same_figures(case: dict[str, Any]) -> None:
    raw = unicodedata.normalize("NFD", case["text"])
    figures, _ = read(Source(raw))
    assert [str(figure.low) for figure in figures] == [row["low"] for row in case["figures"]]
    assert all(raw[figure.start : figure.end] == figure.text for figure in figures)


@settings(deadline=None)  # the first word that no table knows loads the tagger
@given(TEXTS)
def test_reading_never_raises_and_offsets_slice(raw: str) -> None:
    figures, numbers = read(Source(raw))
    assert all(raw[found.start : found.end] == found.text for found in (*figures, *numbers))
    assert [figure.start for figure in figures] == sorted(figure.start for figure in figures)


@settings(deadline=None)  # the first word that no table knows loads the tagger
@given(TEXTS)
def test_every_figure_is_well_formed(raw: str) -> None:
    for figure in read(Source(raw))[0]:
        assert figure.kind in kinds()
        assert figure.bound in get_args(Bound)
        assert figure.low <= figure.high
        assert (figure.kind == "budget") == (figure.currency is not None)
        assert 0 < figure.confidence < 1
        assert figure.features


@settings(deadline=None)  # the first word that no table knows loads the tagger
@given(TEXTS)
def test_every_number_has_a_role_and_figures_own_theirs(raw: str) -> None:
    figures, numbers = read(Source(raw))
    assert all(number.role for number in numbers)
    for figure in figures:
        assert any(figure.start <= n.start < figure.end and n.role == "figure" for n in numbers)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
@pytest.mark.parametrize("before", ["Sở vừa thông tin về kết quả.\n", "Hội nghị đã họp.\n\n"])
def test_a_sentence_before_shifts_offsets_only(case: dict[str, Any], before: str) -> None:
    alone, _ = read(Source(case["text"]))
    shifted, _ = read(Source(before + case["text"]))
    assert [(f.start - len(before), f.end - len(before), as_row(f)) for f in shifted] == [
        (f.start, f.end, as_row(f)) for f in alone
    ]


def test_a_figure_says_what_its_confidence_is_made_of() -> None:
    sure, doubted = read(Source("Xã trao 2.500 cuốn; mỗi thôn được hỗ trợ 5 triệu đồng."))[0]
    assert sure.confidence > 0.9 > doubted.confidence
    assert "rate-before" in doubted.features


def test_an_open_noun_is_named_as_such() -> None:
    (figure,) = read(Source("Bảo tàng trưng bày 45 sắc phong cổ."))[0]
    assert (figure.kind, figure.low) == ("other", Decimal(45))
    assert "open-noun" in figure.features


OTHER_TEXTS = ("", " \n ", "No figures here.", "<p>12</p>", "\x00\xff", "1" * 5000, "数字 12 万", "12 apples")


@pytest.mark.parametrize("text", OTHER_TEXTS)
def test_other_text_gets_what_it_has_and_no_error(text: str) -> None:
    figures, numbers = read(Source(text))
    assert len(figures) <= len(numbers)
