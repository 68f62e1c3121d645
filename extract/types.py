"""What kind of activity a figure belongs to: the nearest and heaviest word of ``types.toml`` wins.

Many words of one type count less than their sum, lest the subject of a course ("tuyên truyền, phổ biến, thông tin …")
outweigh the course; and what is approved or passed is planning, whatever it is that is approved.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from extract.clauses import Sentence, within
from extract.lexicon import Hit, Lexicon, Word
from extract.text import Span
from extract.words import table


@dataclass(frozen=True, slots=True)
class Sign:
    """A word of ``types.toml``: which type it speaks for, how firmly, and how far it governs what follows."""

    type: str
    weight: int
    governs: int = 0


class Signs:
    """The words of ``types.toml`` in a text, each verb of planning with the end of its object."""

    def __init__(self) -> None:
        self._lexicon = Lexicon(
            (phrase, Sign(row["name"], weight))
            for row in table("types.toml")["type"]
            for weight in range(1, 6)
            for phrase in row.get(str(weight), ())
        )

    def scan(self, text: str, tokens: Sequence[Word]) -> Iterator[Hit[Sign]]:
        """Every word of the table, left to right."""
        for hit in self._lexicon.scan(text, tokens):
            yield self._governing(text, hit) if hit.value.type == "planning" and hit.value.weight >= _VERB else hit

    @staticmethod
    def _governing(text: str, hit: Hit[Sign]) -> Hit[Sign]:
        stop = _OBJECT_ENDS.search(text, hit.end)
        return replace(hit, value=replace(hit.value, governs=stop.start() if stop else len(text)))


@cache
def lexicon() -> Signs:
    """The words of ``types.toml``, ready to be looked for."""
    return Signs()


_OBJECT_ENDS = re.compile(r"[,;()]\s|\s(?:và|cùng|đồng thời)\s")
_VERB = 3
"""The weight from which on a word of planning governs its object: "phê duyệt dự án xây dựng 9 cầu"."""
_GOVERNED = 1.6
"""How much louder it then speaks."""
_REACH = 120.0
"""Characters at which a word speaks half as loud."""
_ELSEWHERE, _BEHIND, _COUNTED = 0.5, 0.8, 1.0
"""How loud a word of another segment, one after the figure, and the counted noun itself speak."""
_PAST_NEXT = 0.4
"""How much is left of a word that stands beyond the next figure."""
_NEXT = 0.6
"""What each further word of one type counts, as a share of the one before."""
_CARRY, _ANEW, _TITLE = 0.35, 0.6, 0.15
"""How much of what the sentence before and the title said still counts; a new paragraph lets go of some of it."""


def read(
    sentence: Sentence,
    figure: Span,
    hits: Sequence[Hit[Sign]],
    carried: Mapping[str, float],
    title: Mapping[str, float],
    until: int | None = None,
) -> dict[str, float]:
    """How much speaks for each type at a figure; ``until`` is where the next figure begins."""
    segment = sentence.segment(figure.start)
    spoken: defaultdict[str, list[float]] = defaultdict(list)
    for hit in within(hits, sentence.start, sentence.end):
        if hit.value.type != "none":
            near = 1.0 if segment.start <= hit.start < segment.end else _ELSEWHERE
            far = _PAST_NEXT if until is not None and hit.start >= until else 1.0
            spoken[hit.value.type].append(hit.value.weight * _loudness(hit, figure) * near * far)
    scores = defaultdict(float, {name: _together(louds) for name, louds in spoken.items()})
    carry = _CARRY * (_ANEW if sentence.opens_paragraph else 1.0)
    for name, score in carried.items():
        scores[name] += carry * score
    for name, score in title.items():
        scores[name] += _TITLE * score
    return dict(scores)


def _together(louds: Iterable[float]) -> float:
    return sum(loud * _NEXT**place for place, loud in enumerate(sorted(louds, reverse=True)))


def _loudness(hit: Hit[Sign], figure: Span) -> float:
    governed = hit.end <= figure.start < hit.value.governs
    return _nearness(hit, figure) * (_GOVERNED if governed else 1.0)


def _nearness(hit: Hit[Sign], figure: Span) -> float:
    if hit.end <= figure.start:
        return 1.0 / (1.0 + (figure.start - hit.end) / _REACH)
    if hit.start >= figure.end:
        return _BEHIND / (1.0 + (hit.start - figure.end) / _REACH)
    return _COUNTED


def best(scores: Mapping[str, float]) -> str:
    """The type that most speaks for, ``other`` where nothing does."""
    return max(scores, key=lambda name: scores[name]) if scores else "other"


def total(hits: Iterable[Hit[Sign]]) -> dict[str, float]:
    """The weights of all hits, by type."""
    scores: defaultdict[str, float] = defaultdict(float)
    for hit in hits:
        if hit.value.type != "none":
            scores[hit.value.type] += hit.value.weight
    return dict(scores)
