"""Phrases of a table found in a text in one pass: a dictionary on the first word instead of a long alternation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from extract.text import fold

T = TypeVar("T")

_WORD = re.compile(r"[^\W_]+(?:&[^\W_]+)*")
_GAP = re.compile(r"\s{1,3}|\s?[-–./]\s?")


class Word(NamedTuple):
    """One syllable or number of the text, in reading form and lower case.

    ``joined``: only a space, a dash or a slash lies between it and the word before, so that a phrase may go on.
    """

    start: int
    end: int
    text: str
    joined: bool


@dataclass(frozen=True, slots=True)
class Hit(Generic[T]):
    """A phrase of the table at its place in the text."""

    start: int
    end: int
    value: T


@lru_cache(maxsize=8)
def words(low: str) -> tuple[Word, ...]:
    """The words of a text in reading form; "tt&tt" is one, "miền núi" two."""
    return tuple(_words(low))


def _words(low: str) -> Iterator[Word]:
    last = 0
    for match in _WORD.finditer(low):
        start, end = match.span()
        gap = low[last:start]
        yield Word(start, end, match[0], gap == " " or _GAP.fullmatch(gap) is not None)
        last = end


class Lexicon(Generic[T]):
    """A table of phrases; of overlapping phrases that start together the longest is found."""

    def __init__(self, rows: Iterable[tuple[str, T]]) -> None:
        self._single: dict[str, T] = {}
        self._longer: dict[str, dict[str, list[tuple[tuple[str, ...], T]]]] = {}
        for phrase, value in rows:
            first, *rest = (word.text for word in words(fold(phrase)))
            if rest:
                self._longer.setdefault(first, {}).setdefault(rest[0], []).append((tuple(rest), value))
            else:
                self._single.setdefault(first, value)
        for seconds in self._longer.values():
            for entries in seconds.values():
                entries.sort(key=lambda entry: -len(entry[0]))

    def scan(self, text: str, tokens: Sequence[Word]) -> Iterator[Hit[T]]:
        """Every phrase in ``tokens`` (the words of ``text``), left to right, none overlapping another."""
        single, longer, free = self._single, self._longer, 0
        # One pass to drop the words that begin no phrase: nine in ten, and the rest is slow for each word it sees.
        for index in [n for n, token in enumerate(tokens) if token[2] in single or token[2] in longer]:
            if index < free:
                continue
            start, end, word, _ = tokens[index]
            found = self._phrase(tokens, index, longer[word]) if word in longer else None
            if found:
                last, value = found
                yield Hit(start, tokens[last].end, value)
                free = last + 1
            elif word in single:
                yield Hit(start, end, single[word])

    def _phrase(
        self, tokens: Sequence[Word], index: int, seconds: dict[str, list[tuple[tuple[str, ...], T]]]
    ) -> tuple[int, T] | None:
        """The longest phrase that begins at a word, and the index of its last word."""
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        if following is None or not following.joined:
            return None
        for rest, value in seconds.get(following.text, ()):
            if len(rest) == 1 or _goes_on(tokens, index + 1, rest):
                return index + len(rest), value
        return None


def _goes_on(tokens: Sequence[Word], second: int, rest: tuple[str, ...]) -> bool:
    """Whether the words from the second on are those of a phrase; the second is known to be."""
    if second + len(rest) > len(tokens):
        return False
    for offset in range(1, len(rest)):
        word = tokens[second + offset]
        if word.text != rest[offset] or not word.joined:
            return False
    return True
