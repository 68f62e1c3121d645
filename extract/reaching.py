"""Which words before a figure reach it: those of its own clause, and those before that still govern."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.clauses import Sentence, bracket, within
from extract.cues import FAR, Cue
from extract.lexicon import Hit
from extract.text import Span

HEADS = frozenset(("state", "trait", "size", "damage"))
"""The sorts of nouns whose number is no deed."""
_CLAUSE, _SUBJECT = 60, 200
"""Characters that a word of aim reaches, and reaches where it is the subject of a copula."""
_COPULAS = ("là ", "gồm ")
_HAS = ("có ", "có khoảng ")
_PLACE_HAS = re.compile(
    r"(?:toàn (?:tỉnh|huyện|xã|thành phố|quốc|ngành|phường|thị xã)|cả nước|trên địa bàn[^,;.]{0,25})"
    r" (?:hiện |hiện nay |hiện đang )?có (?:khoảng )?$"
)
"""Where a place that has something is a clause of its own: "… khen thưởng, cho biết toàn huyện có 48 trường"."""
_FOR = re.compile(r"(?<!làm) cho [^,;.]*$")
_BUT = re.compile(r"[^,;.]{0,60}\smà\s")


def before(
    low: str, sentence: Sentence, figure: Span, last: int, cues: Sequence[Hit[Cue]]
) -> tuple[list[Hit[Cue]], list[Hit[Cue]]]:
    """The cues between the figure before and this one, and those before that still reach here."""
    segment = sentence.segment(figure.start)
    begin = max(_closed(low, last, figure.start), segment.start, bracket(low, sentence.start, figure.start))
    place = low.endswith(_HAS, begin, figure.start) and _PLACE_HAS.search(low, begin, figure.start)
    begin = place.start() if place else begin
    ahead = [h for h in cues if begin <= h.start and h.end <= figure.start and not _left(low, h, cues, figure)]
    near = [h for h in ahead if figure.start - h.end <= _reach(low, h, figure) and not _of_others(low, begin, h)]
    earlier = [h for h in cues if h.end <= begin and h.value.reach == FAR]
    if not any(hit.value.strength >= 2 for hit in near):
        near = [*_heads(low, sentence, figure, cues), *near]
    return near, [h for h in earlier if h.start >= segment.start or h.value.status in ("planned", "done")]


def _left(low: str, hit: Hit[Cue], cues: Sequence[Hit[Cue]], figure: Span) -> bool:
    """Whether a word of aim ends with its clause, before a verb: "Với mục tiêu giảm nghèo, huyện mở 5 lớp"."""
    if hit.value.status != "planned" or hit.value.reach != _CLAUSE:
        return False
    comma = low.find(",", hit.end, figure.start)
    return comma >= 0 and any(comma < other.start < figure.start and other.value.strength == 2 for other in cues)


def _of_others(low: str, begin: int, hit: Hit[Cue]) -> bool:
    """Whether a harm or a lack is told of those for whom something was done: "tặng quà cho các hộ bị lũ cuốn trôi"."""
    return hit.value.status in ("damage", "not_done") and bool(_FOR.search(low, begin, hit.start))


def _reach(low: str, hit: Hit[Cue], figure: Span) -> int:
    """How far before a figure a word counts: an aim whose copula stands right before the figure is its subject."""
    aim = hit.value.status == "planned" and hit.value.reach == _CLAUSE
    return _SUBJECT if aim and low.endswith(_COPULAS, hit.end, figure.start) else hit.value.reach


def _heads(low: str, sentence: Sentence, figure: Span, cues: Sequence[Hit[Cue]]) -> list[Hit[Cue]]:
    """The noun before a colon whose level, rule or size the list after it tells."""
    heading = sentence.heading(low, figure.start)
    said = [h for h in within(cues, *heading) if h.value.strength >= 2] if heading else []
    return said[-1:] if said and said[-1].value.status in HEADS else []


def _closed(low: str, last: int, at: int) -> int:
    """Where the bracket ends that held the figure before: its words are not this figure's."""
    close = low.find(")", last, at)
    return close + 1 if close >= 0 and "(" not in low[last:close] else last


def instead(low: str, sentence: Sentence, hit: Hit[Cue]) -> bool:
    """Whether what was not done is only said to tell what was: "không tổ chức lễ mà trực tiếp giúp dân"."""
    return hit.value.status == "not_done" and bool(_BUT.match(low, hit.end, sentence.end))
