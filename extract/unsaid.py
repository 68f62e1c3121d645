"""What a figure is of which no word before it tells: the verb after it says so, else what it counts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.clauses import Sentence, bracket
from extract.cues import FAR, Cue, Sort, is_modal
from extract.lexicon import Hit
from extract.text import Span
from extract.told import Told

_ATTENDED = re.compile(
    r"(?:tham gia|tham dự|đến dự|góp mặt|hội thi|cuộc thi|đại hội|liên hoan|hội nghị|hội thảo|hội chợ|lễ hội)"
    r"\s(?:[^,;.:]{0,60}\s)?có\s(?:[^,;.:]{0,20}\s)?$"
)
"""Words that open the roll of an event: "Tham gia lớp học có hơn 300 học viên"."""
_WHOLE = re.compile(r"\b(?:hệ thống|đội ngũ|mạng lưới|bộ máy)\s[^,;.:]{0,80}\b(?:gồm|bao gồm|gồm có|có)\s$")
"""Something that stands, of which a sentence tells the parts: "Hệ thống truyền thanh gồm 25 cụm loa"."""
_EARMARKED = re.compile(r"\s(?:để )?(?:thực hiện|triển khai)\s")
"""Money that is there for something: "7 tỷ đồng thực hiện chương trình"."""


def later(low: str, sentence: Sentence, figure: Span, cues: Sequence[Hit[Cue]]) -> Told | None:
    """A subject's figure takes the word of its verb: "Gần 400 cán bộ ở 23 xã đang được tập huấn"."""
    end = sentence.segment(figure.start).end
    if _ATTENDED.search(low, sentence.segment(figure.start).start, figure.start):
        return Told("done")
    closed = low.find(")", figure.end, end) if bracket(low, sentence.start, figure.start) else -1
    end = closed if closed >= 0 else end
    after = [hit for hit in cues if figure.end <= hit.start < end and _is_verb_after(hit.value)]
    outside = (hit.value for hit in after if not _is_apart(low, figure.end, hit.start))
    verb = next(outside, None)
    return Told(verb.status) if verb else None  # type: ignore[arg-type]


def _is_apart(low: str, start: int, at: int) -> bool:
    """Whether a word stands in a bracket, or tells of those for whom the figure is."""
    return bool(bracket(low, start, at)) or " cho " in low[start:at]


def _is_verb_after(cue: Cue) -> bool:
    return cue.after and (is_modal(cue) or (cue.strength == 2 and cue.reach == FAR))


def default(
    low: str, sentence: Sentence, figure: Span, near: Sequence[Hit[Cue]], sort: Sort, last: Told | None, now: bool
) -> Told:
    """Without a verb: as the figure before, else a percentage or what there is ``now`` is a level; money is spent."""
    copula = any(hit.value.strength == 1 and hit.value.status == "state" for hit in near)
    if last and not now and not (sort == "money" and last.trait):
        return last
    if sort == "money" and not near and _EARMARKED.match(low, figure.end):
        return Told("planned")
    if _WHOLE.search(low, sentence.start, figure.start):
        return Told("state", trait=True)
    standing = (copula and sort != "money") or (sort == "share" and not near)
    return Told("state" if now or standing or _with(low, sentence, figure) else "done")


def _with(low: str, sentence: Sentence, figure: Span) -> bool:
    """Whether a sentence opens with what somebody has: "Với 36 phóng viên, tòa báo …"."""
    return low[sentence.start : figure.start].strip() == "với"
