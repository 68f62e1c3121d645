"""Whether what a figure counts took place, is under way, is meant to, did not, or merely is so.

Vietnamese has no tense: aspect and modal words ("đã", "đang", "sẽ", "chưa") tell it, else the verb, else the noun that
heads the number ("tỷ lệ …"), else what stands before it in the sentence, else the sentences before. The words are in
``status.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from extract import tails
from extract.clauses import Sentence, bracket, within
from extract.cues import FAR, Cue, Sort, is_modal, speaking
from extract.lexicon import Hit
from extract.text import Span
from extract.told import Told, shaped

_HEADS = frozenset(("state", "trait", "size", "damage"))
_REACHED = re.compile(
    r"[,(]\s*(?:và\s)?(?:đạt|bằng|tương đương|tương ứng|đạt khoảng)\s*(?:với\s)?(?:tỷ lệ|tỉ lệ)?\s*(?:là\s)?$"
)
"""A percentage that only says how much of what stands before was reached."""
_CHANGED = re.compile(r"(?:tăng|giảm|hạ|thêm|bớt|thấp hơn|cao hơn)\s(?:thêm\s)?$")
_ATTENDED = re.compile(
    r"(?:tham gia|tham dự|đến dự|góp mặt|hội thi|cuộc thi|đại hội|liên hoan|hội nghị|hội thảo|hội chợ|lễ hội)"
    r"\s(?:[^,;.:]{0,60}\s)?có\s(?:[^,;.:]{0,20}\s)?$"
)
"""Words that open the roll of an event: "Tham gia lớp học có hơn 300 học viên"."""
_CLAUSE, _SUBJECT = 60, 200
"""Characters that a word of aim reaches, and reaches where it is the subject of a copula."""
_COPULAS = ("là ", "gồm ")
_PART = re.compile(r"[,(]\s*chiếm\s(?:tỷ lệ |tỉ lệ )?(?:là )?$")
_PLACE_HAS = re.compile(
    r"(?:toàn (?:tỉnh|huyện|xã|thành phố|quốc|ngành|phường|thị xã)|cả nước|trên địa bàn[^,;.]{0,25})"
    r" (?:hiện |hiện nay |hiện đang )?có (?:khoảng )?$"
)
"""Where a place that has something is a clause of its own: "… khen thưởng, cho biết toàn huyện có 48 trường"."""
_OF_AIM = re.compile(r"\s(?:kế hoạch|chỉ tiêu|dự toán|mục tiêu)\b")
_BUT = re.compile(r"[^,;.]{0,60}\smà\s")
_LIMIT = re.compile(r"(?:không vượt|không quá|tối đa|vượt mức)\b")


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known around a sentence: ``ahead`` its time lies after publication, ``now`` it speaks of the present,
    ``planned`` the sentences before told a plan that this one goes on with, ``before`` the last figure's status where
    this sentence tells details of it."""

    ahead: bool
    now: bool
    planned: bool
    before: Told | None = None


def read(
    low: str,
    sentence: Sentence,
    figures: Sequence[Span],
    sorts: Sequence[Sort],
    hits: Sequence[Hit[Cue]],
    settings: Sequence[Setting],
) -> tuple[Told, ...]:
    """The status of each figure of a sentence; ``sorts`` says which are percentages or prices."""
    cues = [hit for hit in speaking(low, sentence, figures, sorts, hits) if not _instead(low, sentence, hit)]
    found: list[Told] = []
    passed: list[Told] = []
    for index, figure in enumerate(figures):
        last = figures[index - 1].end if index else sentence.start
        own = [hit for hit in cues if not hit.value.only or sorts[index] in hit.value.only]
        near, earlier = _before(low, sentence, figure, last, own)
        outer = _outer(low, sentence, figures[:index], figure, found)
        if outer is None and index and sorts[index] == "share" and _REACHED.search(low[last : figure.start]):
            fulfilled = found[-1].status == "planned" and _OF_AIM.match(low, figure.end)
            outer = Told("done") if fulfilled else found[-1]
        tail = tails.after(low, sentence, figures, index, own, sorts[index])
        told = _told(near, earlier, tail, outer, passed, settings[index], sorts[index])
        told = told or _later(low, sentence, figure, own)
        told = told or _bare(near, sorts[index], settings[index], _with(low, sentence, figure))
        firm = tail is not None or any(hit.value.strength >= 3 for hit in (*earlier, *near))
        aside = passed and sorts[index] == "share" and _PART.search(low, last, figure.start)
        found.append(replace(_measured(low, figure, sorts[index], [*earlier, *near], told), firm=firm))
        passed.append(passed[-1] if aside else found[-1])
    pairs = zip(figures, found, strict=True)
    return tuple(shaped(low, sentence, figure, told) for figure, told in pairs)


def _instead(low: str, sentence: Sentence, hit: Hit[Cue]) -> bool:
    """Whether what was not done is only said to tell what was: "không tổ chức lễ mà trực tiếp giúp dân"."""
    return hit.value.status == "not_done" and bool(_BUT.match(low, hit.end, sentence.end))


def _before(
    low: str, sentence: Sentence, figure: Span, last: int, cues: Sequence[Hit[Cue]]
) -> tuple[list[Hit[Cue]], list[Hit[Cue]]]:
    """The cues between the figure before and this one, and those before that still reach here."""
    segment = sentence.segment(figure.start)
    begin = max(_closed(low, last, figure.start), segment.start, bracket(low, sentence.start, figure.start))
    place = _PLACE_HAS.search(low, begin, figure.start)
    begin = place.start() if place else begin
    ahead = [h for h in cues if begin <= h.start and h.end <= figure.start]
    near = [h for h in ahead if figure.start - h.end <= _reach(low, h, figure)]
    earlier = [h for h in cues if h.end <= begin and h.value.reach == FAR]
    if not any(hit.value.strength >= 2 for hit in near):
        near = [*_heads(low, sentence, figure, cues), *near]
    return near, [h for h in earlier if h.start >= segment.start or h.value.status in ("planned", "done")]


def _reach(low: str, hit: Hit[Cue], figure: Span) -> int:
    """How far before a figure a word counts: an aim whose copula stands right before the figure is its subject."""
    aim = hit.value.status == "planned" and hit.value.reach == _CLAUSE
    return _SUBJECT if aim and low.endswith(_COPULAS, hit.end, figure.start) else hit.value.reach


def _heads(low: str, sentence: Sentence, figure: Span, cues: Sequence[Hit[Cue]]) -> list[Hit[Cue]]:
    """The noun before a colon whose level, rule or size the list after it tells."""
    heading = sentence.heading(low, figure.start)
    said = [h for h in within(cues, *heading) if h.value.strength >= 2] if heading else []
    return said[-1:] if said and said[-1].value.status in _HEADS else []


def _closed(low: str, last: int, at: int) -> int:
    """Where the bracket ends that held the figure before: its words are not this figure's."""
    close = low.find(")", last, at)
    return close + 1 if close >= 0 and "(" not in low[last:close] else last


def _measured(low: str, figure: Span, sort: Sort, hits: Sequence[Hit[Cue]], told: Told) -> Told:
    """A price, a limit and what a rule sets are levels, whatever the verb; a price's rise or fall is not."""
    aside = (
        sort in ("norm", "price") and low[figure.start - 1 : figure.start] + low[figure.end : figure.end + 1] == "()"
    )
    if told.status == "planned" and not aside and not any(hit.value.strength == 4 for hit in hits):
        return told
    if sort == "price":
        changed = _CHANGED.search(low[max(0, figure.start - 14) : figure.start])
        return told if changed else Told("state", happened=True)
    decreed = any(hit.value.strength == 4 for hit in hits) or _LIMIT.match(low, figure.start)
    acted = not aside and any(is_modal(hit.value) or hit.value.status == "done" for hit in hits)
    return Told("state", trait=True) if decreed or (sort == "norm" and not acted) else told


def _later(low: str, sentence: Sentence, figure: Span, cues: Sequence[Hit[Cue]]) -> Told | None:
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


def _told(
    near: Sequence[Hit[Cue]],
    earlier: Sequence[Hit[Cue]],
    tail: Cue | None,
    outer: Told | None,
    found: Sequence[Told],
    setting: Setting,
    sort: Sort,
) -> Told | None:
    own = _last(near, lambda cue: cue.strength >= 2)
    modal = _last(near, is_modal)
    governing = modal or _last(earlier, is_modal)
    open_plan = setting.planned and not any(told.status != "planned" for told in found)
    planned = (governing.status == "planned") if governing else setting.ahead or (open_plan and not setting.now)
    after = _after(None if setting.now and tail and tail.strength == 2 else tail, own, modal, planned)
    if after:
        return after
    if outer and modal is None and (own is None or own.status in ("state", "damage")):
        return outer
    if own and own.status in _HEADS:
        return _headed(near, own, planned, governing is not None, found)
    if modal and modal.status != "planned":
        return Told(modal.status)  # type: ignore[arg-type]
    if planned:
        return Told("planned")
    if modal is None and any(h.value.status == "habit" for h in (*earlier, *near)):
        return Told("ongoing")
    if own and own.status == "done":
        under_way = governing and governing.status == "ongoing" and not any(told.status == "done" for told in found)
        return Told("ongoing" if under_way else "done")
    if found and not (sort == "money" and found[-1].trait):
        return found[-1]
    return None


def _after(tail: Cue | None, own: Cue | None, modal: Cue | None, planned: bool) -> Told | None:
    """What the words after a figure make of it, where those before do not say otherwise."""
    if tail is None:
        return None
    if tail.status == "damage":
        return None if own and own.status == "done" and own.strength == 2 else Told("state", happened=True)
    if tail.strength == 2:
        return Told("done") if own is None and not planned else None
    if tail.status == "state" and (planned or (own and own.status == "done")):
        return None
    firm = tail.status in ("not_done", "ongoing")
    return Told(tail.status) if firm or modal is None or modal.status == "done" else None  # type: ignore[arg-type]


def _headed(near: Sequence[Hit[Cue]], own: Cue, planned: bool, spoken: bool, found: Sequence[Told]) -> Told:
    """A figure whose noun is a level, a rule, a size or a damage; ``spoken``: a word says that it is planned."""
    if planned and (spoken or own.status != "damage"):
        return Told("planned")
    acted = any(hit.value.status == "done" for hit in near)
    if own.status == "damage" and acted:
        return Told("done")
    if own.status != "size":
        return Told("state", own.status == "trait", own.status == "damage")
    if found:
        return found[-1]
    return Told("done") if acted else Told("state", trait=True)


def _bare(near: Sequence[Hit[Cue]], sort: Sort, setting: Setting, opens: bool) -> Told:
    """Without a verb: as the figure before, else a percentage or what there is at the time is a level; not money."""
    copula = _last(near, lambda cue: cue.strength == 1 and cue.status == "state")
    if setting.before and not setting.now:
        return setting.before
    standing = (copula and sort != "money") or (sort == "share" and not near)
    return Told("state" if setting.now or opens or standing else "done")


def _with(low: str, sentence: Sentence, figure: Span) -> bool:
    """Whether a sentence opens with what somebody has: "Với 36 phóng viên, tòa báo …"."""
    return low[sentence.start : figure.start].strip() == "với"


def _last(hits: Sequence[Hit[Cue]], wanted: Callable[[Cue], bool]) -> Cue | None:
    return next((hit.value for hit in reversed(hits) if wanted(hit.value)), None)


def _outer(low: str, sentence: Sentence, figures: Sequence[Span], figure: Span, found: Sequence[Told]) -> Told | None:
    """The status of the figure before the bracket that a figure stands in."""
    opened = bracket(low, sentence.start, figure.start)
    outside = [told for told, span in zip(found, figures, strict=True) if span.end <= opened] if opened else []
    return outside[-1] if outside else None
