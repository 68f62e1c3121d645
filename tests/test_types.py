"""The table of type words: each row tried, no word in two rows, and how neighbouring words compete."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract import types
from extract.clauses import sentences
from extract.lexicon import words
from extract.text import Source, Span, fold
from extract.words import table

ROWS = [row for row in table("types.toml")["type"] if row["name"] != "none"]
WORDS = [(word, row["name"]) for row in table("types.toml")["type"] for k in "12345" for word in row.get(k, ())]


def _types(text: str) -> list[str]:
    """The type at each number of a text."""
    source = Source(text)
    hits = tuple(types.lexicon().scan(source.low, words(source.low)))
    found = []
    for sentence in sentences(source):
        numbers = [Span(*m.span()) for m in re.finditer(r"\d[\d.]*", source.low) if m.start() >= sentence.start]
        numbers = [number for number in numbers if number.end <= sentence.end]
        untils = [*(number.start for number in numbers[1:]), sentence.end]
        for number, until in zip(numbers, untils, strict=False):
            found.append(types.best(types.read(sentence, number, hits, {}, {}, until)))
    return found


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["name"])
def test_a_rows_example_is_of_its_type(row: dict[str, str]) -> None:
    assert _types(row["example"]) == [row["name"]] * len(_types(row["example"]))


def test_no_word_stands_for_two_types() -> None:
    folded = [fold(word) for word, _ in WORDS]
    assert sorted({word for word in folded if folded.count(word) > 1}) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Huyện tổ chức 15 lớp tập huấn và in 20.000 tờ rơi.", ["training", "printing"]),
        ("Ngân sách nhà nước tặng 300 suất quà.", ["support"]),
        ("Hội nghị tập huấn thông tin đối ngoại có 150 cán bộ.", ["training"]),
        ("Tỉnh phê duyệt 9 dự án; khởi công 3 công trình.", ["planning", "construction"]),
        ("Mưa lũ làm 42 người chết.", ["other"]),
        ("Có 7 việc.", ["other"]),
    ],
)
def test_the_nearest_and_heaviest_word_wins(text: str, expected: list[str]) -> None:
    assert _types(text) == expected


def test_the_title_and_the_sentence_before_speak_where_a_sentence_is_silent() -> None:
    source = Source("Tổng cộng 500 triệu đồng.")
    (sentence,) = sentences(source)
    scores = types.read(sentence, Span(10, 13), (), {"training": 4.0}, {"printing": 3.0})
    assert types.best(scores) == "training"


@given(st.text(max_size=200))
def test_any_text_has_types_of_the_table(text: str) -> None:
    assert set(_types(text)) <= {row["name"] for row in ROWS}
