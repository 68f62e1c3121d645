"""What kind of activity a figure belongs to: the nearest and heaviest word of ``types.toml`` wins.

Many words of one type count less than their sum, lest the subject of a course ("tuyên truyền, phổ biến, thông tin …")
outweigh the course; what is approved or passed is planning, whatever it is that is approved, as what is given is
support; and what a thing is for ("hỗ trợ 17 tỷ đồng để mua sắm, lắp đặt …") counts less than the thing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial

from extract.clauses import Sentence, within
from extract.lexicon import Hit, Lexicon, Word
from extract.text import Span, fold
from extract.words import table


@dataclass(frozen=True, slots=True)
class Sign:
    """A word of ``types.toml``: which type it speaks for, how firmly, and how far it governs what follows."""

    type: str
    weight: int
    governs: int = 0
    subject: bool = False
    """Whether what it governs is only its subject: "hội nghị tập huấn, với nội dung tuyên truyền … cho 150 cán bộ"."""
    purpose: int = -1
    """Where the purpose that it is part of begins: "để", "nhằm", "phục vụ"; -1 outside of one."""


class Signs:
    """The words of ``types.toml`` in a text, each with what it governs: a verb of planning or giving its object, a
    course its subject, of which no word counts.
    """

    def __init__(self) -> None:
        self._lexicon = Lexicon(
            (phrase, Sign(row["name"], weight))
            for row in table("types.toml")["type"]
            for weight in range(1, 6)
            for phrase in row.get(str(weight), ())
        )
        self._verbs = {fold(verb) for row in table("types.toml")["type"] for verb in row.get("verbs", ())}

    def scan(self, text: str, tokens: Sequence[Word]) -> Iterator[Hit[Sign]]:
        """Every word of the table, left to right."""
        opened = closed = 0
        for hit in map(partial(_for, text), self._lexicon.scan(text, tokens)):
            if opened <= hit.start < closed:
                continue
            sign = hit.value
            if sign.type in _EVENTS and sign.weight >= _EVENT:
                opened, closed = _subject(text, hit.end)
                yield replace(hit, value=replace(sign, governs=closed, subject=True)) if closed else hit
            elif (sign.type == "planning" and sign.weight >= _VERB) or text[hit.start : hit.end] in self._verbs:
                yield replace(hit, value=replace(sign, governs=_end(_OBJECT_ENDS, text, hit.end)))
            else:
                yield hit


def _for(text: str, hit: Hit[Sign]) -> Hit[Sign]:
    """The hit with the beginning of the purpose that it is part of."""
    purpose = _PURPOSE.search(text, max(0, hit.start - _LONGEST_PURPOSE), hit.start)
    return replace(hit, value=replace(hit.value, purpose=purpose.start())) if purpose else hit


def _subject(text: str, at: int) -> tuple[int, int]:
    """From where to where a course or contest named before ``at`` tells its subject; (0, 0) where it tells none."""
    end = _end(_SUBJECT_ENDS, text, at)
    content = _SUBJECT.search(text, at, end) or _NAMED.match(text, at, end)
    return (content.start(), end) if content else (0, 0)


def _end(stop: re.Pattern[str], text: str, at: int) -> int:
    found = stop.search(text, at)
    return found.start() if found else len(text)


@cache
def lexicon() -> Signs:
    """The words of ``types.toml``, ready to be looked for."""
    return Signs()


_OBJECT_ENDS = re.compile(r"[,;()]\s|\s(?:và|cùng|đồng thời)\s")
_SUBJECT = re.compile(r"(?<!\w)(?:với|về|gồm)\s(?:các\s)?(?:nội dung|chủ đề)\s")
_NAMED = re.compile(r"\s(?:về|[\"“])")
"""What begins the subject right behind a course's word: "tập huấn về chuyển đổi số cho 150 cán bộ"."""
_SUBJECT_ENDS = re.compile(r"[.!?]\s|\n|;\s(?:in|tổ chức|cấp|phát|đã|xây|trao|mở|sửa|hỗ trợ)\s")
_EVENTS, _EVENT = ("training", "contest"), 4
_VERB = 3
"""The weight from which on a word of planning governs its object: "phê duyệt dự án xây dựng 9 cầu"."""
_PURPOSE = re.compile(r"(?<!\w)(?:để|nhằm|phục vụ)\s[^.;]*$")
_LONGEST_PURPOSE = 90
_AIM = 0.4
"""How much is left of a word of a purpose that is told behind the figure."""
_GOVERNED = 2.0
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
            near = 1.0 if hit.value.subject or segment.start <= hit.start < segment.end else _ELSEWHERE
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
    if figure.end <= hit.value.purpose:
        return _nearness(hit, figure) * _AIM
    if not hit.end <= figure.start < hit.value.governs:
        return _nearness(hit, figure)
    return _COUNTED if hit.value.subject else _nearness(hit, figure) * _GOVERNED


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
