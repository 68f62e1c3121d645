"""What kind of activity a figure belongs to: the nearest and heaviest word of ``types.toml`` wins."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from extract.clauses import Sentence, within
from extract.lexicon import Hit, Lexicon
from extract.text import Span
from extract.words import table


@dataclass(frozen=True, slots=True)
class Sign:
    """A word of ``types.toml``: which type it speaks for, and how firmly."""

    type: str
    weight: int


@cache
def lexicon() -> Lexicon[Sign]:
    """The words of ``types.toml``."""
    return Lexicon(
        (phrase, Sign(row["name"], weight))
        for row in table("types.toml")["type"]
        for weight in range(1, 6)
        for phrase in row.get(str(weight), ())
    )


_REACH = 120.0
"""Characters at which a word speaks half as loud."""
_ELSEWHERE, _BEHIND, _COUNTED = 0.35, 0.8, 1.0
"""How loud a word of another segment, one after the figure, and the counted noun itself speak."""
_PAST_NEXT = 0.4
"""How much is left of a word that stands beyond the next figure."""
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
    scores: defaultdict[str, float] = defaultdict(float)
    segment = sentence.segment(figure.start)
    for hit in within(hits, sentence.start, sentence.end):
        if hit.value.type == "none":
            continue
        near = segment.start <= hit.start < segment.end
        loud = _nearness(hit, figure) * (1.0 if near else _ELSEWHERE)
        if until is not None and hit.start >= until:
            loud *= _PAST_NEXT
        scores[hit.value.type] += hit.value.weight * loud
    carry = _CARRY * (_ANEW if sentence.opens_paragraph else 1.0)
    for name, score in carried.items():
        scores[name] += carry * score
    for name, score in title.items():
        scores[name] += _TITLE * score
    return dict(scores)


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
