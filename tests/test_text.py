"""The reading form and its offsets; sentences and paragraphs."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.text import Source, fold, tag

ODD = "aăâđêôơưáàảãạẮẦ 5.,\u00a0\u2009\u200b\ufeff\u00ad\n\t０１％（é\u0301\u0323İß"


@pytest.mark.parametrize(
    ("raw", "norm"),
    [
        ("hoà giải", "hòa giải"),
        ("THUỶ LỢI", "THỦY LỢI"),
        ("quý I", "quý I"),
        ("hoàn toàn", "hoàn toàn"),
        ("2\u00a0500\u2009cuốn", "2 500 cuốn"),
        ("2\u200b.5\ufeff00", "2.500"),
        ("２５％", "25%"),
        (unicodedata.normalize("NFD", "thiểu số"), "thiểu số"),
    ],
)
def test_the_reading_form(raw: str, norm: str) -> None:
    assert Source(raw).norm == norm


def test_spans_go_back_to_the_raw_text() -> None:
    raw = unicodedata.normalize("NFD", "Xã có 2\u200b.500 hộ nghèo")
    source = Source(raw)
    start = source.norm.index("2.500")
    span = source.raw_span(start, start + 5)
    assert raw[span.start : span.end] == "2\u200b.500"
    assert source.norm_at(span.start) == start


@given(st.text(alphabet=ODD, max_size=60))
def test_lower_case_keeps_every_offset(raw: str) -> None:
    source = Source(raw)
    assert len(source.low) == len(source.norm)
    assert source.raw_span(0, len(source.norm)).end <= len(raw)


@given(st.text(alphabet=ODD, max_size=60))
def test_sentences_and_paragraphs_slice_in_order(raw: str) -> None:
    source = Source(raw)
    for spans in (source.sentences, source.paragraphs):
        assert all(raw[span.start : span.end].strip() for span in spans)
        assert all(left.end <= right.start for left, right in pairwise(spans))


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Sở đã in. Huyện đã phát.", ["Sở đã in.", "Huyện đã phát."]),
        ("(Mic.gov.vn) - Sở cho biết.", ["(Mic.gov.vn) - Sở cho biết."]),
        ("Kinh phí 500 triệu đồng./. Tác giả", ["Kinh phí 500 triệu đồng./.", "Tác giả"]),
        ("Ông A. Dũng, TP. Huế, ThS. Bình dự.", ["Ông A. Dũng, TP. Huế, ThS. Bình dự."]),
        ("1. Kết quả đạt 2.500 cuốn. 2. Tồn tại", ["1. Kết quả đạt 2.500 cuốn.", "2. Tồn tại"]),
        ("Dòng một\nDòng hai", ["Dòng một", "Dòng hai"]),
        ("", []),
    ],
)
def test_sentences(text: str, sentences: list[str]) -> None:
    assert [text[span.start : span.end] for span in Source(text).sentences] == sentences


def test_paragraphs_are_lines() -> None:
    text = "Một.\n\n  Hai.\n"
    assert [text[span.start : span.end] for span in Source(text).paragraphs] == ["Một.", "Hai."]


def test_words_and_tags_of_a_clause() -> None:
    words = tag("5 nghệ nhân ưu tú")
    assert (words[0].tag, words[1].tag[0]) == ("M", "N")


def test_table_words_are_folded_alike() -> None:
    assert fold("Hoà Bình") == fold("HÒA BÌNH") == "hòa bình"
