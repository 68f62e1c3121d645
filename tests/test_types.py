"""The table of type words: each row tried, no word in two rows, and how neighbouring words compete."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract import types
from extract.clauses import Sentence, sentences
from extract.lexicon import Hit, words
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


@pytest.mark.parametrize("verb", [verb for row in ROWS for verb in row.get("verbs", ())])
def test_a_verb_that_governs_is_a_word_of_its_row(verb: str) -> None:
    (name,) = [row["name"] for row in ROWS if verb in row.get("verbs", ())]
    assert (verb, name) in WORDS


def test_many_words_of_a_subject_do_not_outweigh_the_head() -> None:
    few, many = (
        types.read(*_scored("Tập huấn báo chí cho 9 người.")),
        types.read(*_scored("Tập huấn báo chí, bản tin, phóng sự, tuyên truyền, truyền thông cho 9 người.")),
    )
    assert many["communication"] < 2.5 * few["communication"]


def _scored(text: str) -> tuple[Sentence, Span, tuple[Hit[types.Sign], ...], dict[str, float], dict[str, float]]:
    source = Source(text)
    (sentence,) = sentences(source)
    at = source.low.index("9 người")
    return sentence, Span(at, at + 1), tuple(types.lexicon().scan(source.low, words(source.low))), {}, {}


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
        # what is approved is planning, what is given is support, whatever it is
        ("Tỉnh phê duyệt dự án đầu tư xây dựng 9 cầu.", ["planning"]),
        ("Xã được tỉnh hỗ trợ 17 tỷ đồng để mua sắm, lắp đặt trang thiết bị truyền thanh.", ["support"]),
        # the subject of a course, however long it is told, is not the course
        ("Lớp tập huấn với nội dung tuyên truyền, phổ biến pháp luật; báo chí cho 90 người.", ["training"]),
        ("Lớp tập huấn với nội dung báo chí có 90 người; in 300 tờ rơi.", ["training", "printing"]),
        # names of bodies say nothing of what was done
        ("Sở Thông tin và Truyền thông in 300 tờ gấp.", ["printing"]),
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
