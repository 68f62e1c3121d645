"""How alike two clauses are in what they speak of, their numbers left out."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from rapidfuzz.distance import Indel, Levenshtein

EMPTY: frozenset[str] = frozenset(
    word
    for words in tomllib.loads(files("load").joinpath("empty.toml").read_text(encoding="utf-8")).values()
    for word in words
)
"""Syllables that say little about what a clause speaks of (table: empty.toml)."""

_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause's telling syllables in order, and the proper names in it."""

    words: tuple[str, ...]
    names: frozenset[str]
    different: frozenset[str]
    """The syllables without their order and repetitions."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """Numbers from 0 to 1: ``shared`` of the shorter clause's syllables, ``common`` of all of both."""

    shared: float
    common: float
    order: float
    """How much of both stands in the same order."""
    substituted: bool
    """One pattern with another thing put in: "lớp dạy nghề may", "lớp dạy nghề chăn nuôi"."""
    strangers: bool
    """Both name names, and no name is the same."""


def likeness(a: str, b: str) -> Likeness:
    """Compare two clauses."""
    one, other = clause(a), clause(b)
    left, right = one.different, other.different
    both = len(left & right)
    order = Indel.normalized_similarity(one.words, other.words)
    return Likeness(
        shared=both / max(min(len(left), len(right)), 1),
        common=both / max(len(left) + len(right) - both, 1),
        order=order,
        substituted=order >= _PATTERN and _substituted(one.words, other.words),
        strangers=bool(one.names and other.names and not _share_a_name(one.names, other.names)),
    )


def unlike(a: str, b: str) -> bool:
    """Whether two clauses share less than a quarter of their syllables and follow no common order: a quick answer, and
    that for most pairs."""
    one, other = clause(a), clause(b)
    both = len(one.different & other.different)
    if both >= _QUARTER * min(len(one.different), len(other.different)):
        return False
    repeated = min(len(one.words) - len(one.different), len(other.words) - len(other.different))
    return 2 * (both + repeated) < _PATTERN * (len(one.words) + len(other.words))


_QUARTER = 0.25
_PATTERN = 0.7
"""From this share of common order on, two clauses follow one pattern."""


@lru_cache(maxsize=100_000)
def clause(text: str) -> Clause:
    """The telling syllables and names of a text."""
    words = tuple(word for word in _WORD.findall(text.casefold()) if word not in EMPTY)
    return Clause(words, frozenset(_names(text)), frozenset(words))


def _share_a_name(some: Iterable[str], others: Collection[str]) -> bool:
    """ "Huyện Mường La" is "Mường La"."""
    return any(one.endswith(other) or other.endswith(one) for one in some for other in others)


def _names(text: str) -> list[str]:
    """Runs of capitalised words; the first word of the text is capitalised anyway and counts only in a run."""
    runs = re.finditer(r"(?:[^\W\d_]+[ ]?)+", text)
    names: list[str] = []
    for run in runs:
        names += _capitalised(run.group().split(), at_start=run.start() == 0)
    return names


def _capitalised(words: Sequence[str], *, at_start: bool) -> list[str]:
    names: list[str] = []
    current: list[str] = []
    for n, word in enumerate([*words, ""]):
        if word[:1].isupper():
            current.append(word.casefold())
            continue
        if len(current) > 1 or (current and not (at_start and n == 1)):
            names.append(" ".join(current))
        current = []
    return names


def _substituted(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether some words of ``a`` are replaced by others in ``b``, in the midst of the same words.

    One syllable is rather another verb for the same ("làm", "khiến"), two or more another thing.
    """
    for step in Levenshtein.opcodes(a, b):
        gone, come = set(a[step.src_start : step.src_end]), set(b[step.dest_start : step.dest_end])
        if min(len(gone), len(come)) > 1 and not gone & set(b) and not come & set(a):
            return True
    return False
