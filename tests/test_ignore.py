"""Every row of the table of look-alikes reads back: its example has no figure and the number's role is the row's."""

from __future__ import annotations

import pytest

from extract.figures import read
from extract.ignore import Rule, rules, words_before
from extract.text import Source


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: f"{rule.role}: {rule.example}")
def test_the_example_of_a_row_has_no_figure_and_its_role(rule: Rule) -> None:
    figures, numbers = read(Source(rule.example))
    assert [figure.text for figure in figures] == []
    assert rule.role in [number.role for number in numbers]


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: f"{rule.role}: {rule.example}")
def test_a_row_has_words(rule: Rule) -> None:
    assert rule.before or rule.after or rule.phrases


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("theo nghị quyết số 5", ["theo", "nghị", "quyết"]),
        ("tổng: 5", ["tổng"]),
        ("xong. 5", []),
        ("5", []),
    ],
)
def test_words_before_stop_at_punctuation_and_skip_the_link(text: str, expected: list[str]) -> None:
    assert [*words_before(text, len(text) - 1)] == expected
