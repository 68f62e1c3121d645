"""The tables of this package, the word lists of ``words.toml``, and patterns made of words."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

from extract.errors import SotinError
from extract.text import fold

_PLACE = re.compile(r"(?P<what>.*) \(at (?:line (?P<line>\d+), column \d+|end of document)\)$", re.S)
_ADVICE = "look there and in the line above for a missing quotation mark, comma or bracket, or undo the last change"


class TableError(SotinError):
    """A table that cannot be used, because of a slip in writing: names the file and, where it is known, the line."""


@cache
def table(name: str) -> dict[str, Any]:
    """A TOML table of this package, such as ``words.toml``. Raises TableError where it is no TOML in UTF-8."""
    return parsed(name, files("extract").joinpath(name).read_bytes())


def parsed(name: str, content: bytes) -> dict[str, Any]:
    """The table that a file holds. Raises TableError."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise TableError(f"extract/{name}, line {line}: not UTF-8; save the file with the encoding UTF-8") from None
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise TableError(_described(name, text, str(error))) from None


def _described(name: str, text: str, said: str) -> str:
    place = _PLACE.match(said)
    what = place["what"] if place else said
    line = place["line"] if place and place["line"] else len(text.splitlines())
    return f"extract/{name}, line {line}: {what}; {_ADVICE}"


def entry(name: str, row: dict[str, Any], title: str, key: str) -> Any:
    """What a row of a table gives for a key. Raises TableError, naming the row by its title, where it is missing."""
    if key not in row:
        raise TableError(f"extract/{name}: [{title}] has no `{key}`; give it one as the other rows have it")
    return row[key]


@cache
def words(*path: str) -> tuple[str, ...]:
    """A word list of ``words.toml`` in reading form, longest first. Raises TableError where there is none."""
    return longest_first(_found(*path))


@cache
def values(name: str) -> dict[str, int]:
    """A list of ``words.toml`` that gives each word a value. Raises TableError where there is none."""
    return {fold(word): value for word, value in _found(name, "words").items()}


def _found(*path: str) -> Any:
    found: Any = table("words.toml")
    for at, key in enumerate(path):
        found = entry("words.toml", found, ".".join(path[:at]) or "table", key)
    return found


def longest_first(phrases: Iterable[str]) -> tuple[str, ...]:
    """Phrases in reading form, the longest first, so that an alternation of them takes the longest."""
    return tuple(sorted({fold(phrase) for phrase in phrases}, key=lambda p: (-len(p), p)))


def either(phrases: Iterable[str]) -> str:
    """A pattern for any of the phrases, the longest first, with any white space between their words."""
    return "|".join(r"\s+".join(map(re.escape, phrase.split())) for phrase in longest_first(phrases))
