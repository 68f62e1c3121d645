"""Phrases of a table found in a text in one pass."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.lexicon import Lexicon, words
from extract.text import fold

TABLE = Lexicon(
    [("tờ rơi", "a"), ("tờ", "b"), ("TT&TT", "c"), ("an toàn giao thông", "d"), ("an toàn", "e"), ("QĐ-TTg", "f")]
)


def _found(text: str) -> list[tuple[str, str]]:
    low = fold(text)
    return [(low[hit.start : hit.end], hit.value) for hit in TABLE.scan(low, words(low))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in 5 tờ rơi", [("tờ rơi", "a")]),
        ("in 5 tờ, rơi 2", [("tờ", "b")]),
        ("Sở TT&TT", [("tt&tt", "c")]),
        ("an toàn giao thông", [("an toàn giao thông", "d")]),
        ("an toàn giao hàng", [("an toàn", "e")]),
        ("1719/QĐ-TTg", [("qđ-ttg", "f")]),
        ("tờ rơi tờ rơi", [("tờ rơi", "a"), ("tờ rơi", "a")]),
        ("AN TOÀN", [("an toàn", "e")]),
        ("", []),
    ],
)
def test_the_longest_phrase_is_found(text: str, expected: list[tuple[str, str]]) -> None:
    assert _found(text) == expected


def test_of_two_rows_with_one_phrase_the_first_counts() -> None:
    twice = Lexicon([("xã", 1), ("xã", 2)])
    assert [hit.value for hit in twice.scan("xã", words("xã"))] == [1]


@given(st.text(max_size=100))
def test_words_cover_the_text_in_order(text: str) -> None:
    low = fold(text)
    found = words(low)
    assert all(low[word.start : word.end] == word.text for word in found)
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))


@given(st.lists(st.sampled_from(["tờ", "rơi", "an", "toàn", "giao", "thông", ",", "-"]), max_size=20).map(" ".join))
def test_hits_never_overlap(text: str) -> None:
    low = fold(text)
    hits = list(TABLE.scan(low, words(low)))
    assert all(one.end <= other.start for one, other in itertools.pairwise(hits))
