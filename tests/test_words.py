"""The word lists: examples that read back, and slips of those who edit them named by file and line."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pytest

from extract.figures import read
from extract.text import Source
from extract.words import TableError, either, entry, longest_first, parsed, table, values, words

NO_FIGURE = ("function_words", "durations", "not_counted", "quoted", "rate_heads", "comparatives")
TABLES = ("words.toml", "kinds.toml", "units.toml", "ignore.toml", "confidence.toml")


def _examples(row: dict[str, Any], path: str = "") -> Iterator[tuple[str, str]]:
    for name, value in row.items():
        if isinstance(value, dict) and "example" in value:
            yield f"{path}{name}", value["example"]
        elif isinstance(value, dict) and name != "words":
            yield from _examples(value, f"{path}{name}.")


@pytest.mark.parametrize(("name", "example"), [*_examples(table("words.toml"))])
def test_the_example_of_every_list_has_a_number_that_is_accounted_for(name: str, example: str) -> None:
    figures, numbers = read(Source(example))
    assert numbers
    assert all(number.role != "unassigned" for number in numbers)
    assert figures or name in NO_FIGURE


def test_every_list_has_an_example() -> None:
    lists = [name for name, row in table("words.toml").items() if name != "bounds" and "example" not in row]
    assert lists == []


@pytest.mark.parametrize("name", TABLES)
def test_a_lost_quotation_mark_is_named_with_file_and_line(name: str) -> None:
    lines = files("extract").joinpath(name).read_text("utf-8").splitlines()
    at = next(n for n, line in enumerate(lines) if line.endswith('"'))
    lines[at] = lines[at][:-1]
    with pytest.raises(TableError, match=rf"extract/{name}, line {at + 1}: .*quotation mark"):
        parsed(name, "\n".join(lines).encode())


def test_an_open_bracket_at_the_end_and_another_encoding_are_named() -> None:
    with pytest.raises(TableError, match=r"extract/kinds\.toml, line 2: "):
        parsed("kinds.toml", b'[copies]\nnouns = ["a",')
    with pytest.raises(TableError, match=r"extract/kinds\.toml, line 2: not UTF-8"):
        parsed("kinds.toml", '[copies]\nlabel = "Ấn phẩm"'.encode("cp1258", "replace") + b"\xff")


def test_a_missing_list_is_named() -> None:
    with pytest.raises(TableError, match=r"\[bounds\] has no `between`"):
        words("bounds", "between", "before")
    with pytest.raises(TableError, match=r"\[copies\] has no `label`"):
        entry("kinds.toml", {"nouns": []}, "copies", "label")


def test_longer_phrases_come_first_whatever_their_order() -> None:
    assert longest_first(["ha", "héc ta", "hoà"]) == ("héc ta", "hòa", "ha")
    assert either(["từ", "kể từ"]) == r"kể\s+từ|từ"
    assert values("magnitudes")["tỷ"] == 10**9
