"""The word lists of ``words.toml``, and patterns made of words."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

from extract.text import fold


@cache
def table(name: str) -> dict[str, Any]:
    """A TOML table of this package, such as ``words.toml``."""
    parsed: dict[str, Any] = tomllib.loads(files("extract").joinpath(name).read_text("utf-8"))
    return parsed


def words(*path: str) -> tuple[str, ...]:
    """A word list of ``words.toml`` in reading form, longest first."""
    found: Any = table("words.toml")
    for key in path:
        found = found[key]
    return longest_first(found)


def values(name: str) -> dict[str, int]:
    """A list of ``words.toml`` that gives each word a value."""
    return {fold(word): value for word, value in table("words.toml")[name]["words"].items()}


def longest_first(phrases: Iterable[str]) -> tuple[str, ...]:
    """Phrases in reading form, the longest first, so that an alternation of them takes the longest."""
    return tuple(sorted({fold(phrase) for phrase in phrases}, key=lambda p: (-len(p), p)))


def either(phrases: Iterable[str]) -> str:
    """A pattern for any of the phrases, the longest first, with any white space between their words."""
    return "|".join(r"\s+".join(map(re.escape, phrase.split())) for phrase in longest_first(phrases))
