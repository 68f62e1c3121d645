"""Phrases of a table found in a text in one pass: a dictionary on the first word instead of a long alternation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from extract.text import fold

T = TypeVar("T")

_WORD = re.compile(r"[^\W_]+(?:&[^\W_]+)*")
_GAP = re.compile(r"\s{1,3}|\s?[-–./]\s?")


class Word(NamedTuple):
    """One syllable or number of the text, in reading form and lower case."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Hit(Generic[T]):
    """A phrase of the table at its place in the text."""

    start: int
    end: int
    value: T


def words(low: str) -> tuple[Word, ...]:
    """The words of a text in reading form; "tt&tt" is one, "miền núi" two."""
    return tuple(Word(m.start(), m.end(), m.group()) for m in _WORD.finditer(low))


class Lexicon(Generic[T]):
    """A table of phrases; of overlapping phrases that start together the longest is found."""

    def __init__(self, rows: Iterable[tuple[str, T]]) -> None:
        self._rows: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        for phrase, value in rows:
            parts = tuple(word.text for word in words(fold(phrase)))
            self._rows.setdefault(parts[0], []).append((parts, value))
        for entries in self._rows.values():
            entries.sort(key=lambda entry: -len(entry[0]))

    def scan(self, text: str, tokens: Sequence[Word]) -> Iterator[Hit[T]]:
        """Every phrase in ``tokens`` (the words of ``text``), left to right, none overlapping another."""
        index = 0
        while index < len(tokens):
            found = self._at(text, tokens, index)
            if found:
                length, value = found
                yield Hit(tokens[index].start, tokens[index + length - 1].end, value)
                index += length
            else:
                index += 1

    def _at(self, text: str, tokens: Sequence[Word], index: int) -> tuple[int, T] | None:
        for parts, value in self._rows.get(tokens[index].text, ()):
            if _matches(text, tokens, index, parts):
                return len(parts), value
        return None


def _matches(text: str, tokens: Sequence[Word], index: int, parts: tuple[str, ...]) -> bool:
    if index + len(parts) > len(tokens):
        return False
    for offset, part in enumerate(parts):
        if tokens[index + offset].text != part:
            return False
        if offset and not _GAP.fullmatch(text, tokens[index + offset - 1].end, tokens[index + offset].start):
            return False
    return True
