"""Whether what a figure counts took place, is under way, is meant to, did not, or merely is so.

Vietnamese has no tense: aspect and modal words ("đã", "đang", "sẽ", "chưa") tell it, else the verb, else the noun that
heads the number ("tỷ lệ …"), else what stands before it in the sentence, else the sentences before. The words are in
``status.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from extract.clauses import Sentence, bracket, within
from extract.cues import FAR, Cue, Sort, is_modal, speaking
from extract.lexicon import Hit
from extract.text import Span
from extract.told import Told, shaped

_TAIL_END = re.compile(r"[,;.()\n]|\s(?:và|với|trong đó|nhưng|do|vì|để|nhằm)\s")
_HEADS = frozenset(("state", "trait", "size", "damage"))
_REACHED = re.compile(
    r"[,(]\s*(?:và\s)?(?:đạt|chiếm|bằng|tương đương|tương ứng|đạt khoảng)\s*(?:với\s)?(?:tỷ lệ|tỉ lệ)?\s*(?:là\s)?$"
)
"""A percentage that only says how much of what stands before was reached."""
_LIST = 8
"""Figures of a list that share the words after it."""
_LISTED = re.compile(r"[\w\s/,-]{0,30}?(?:,|\svà)\s")
_CHANGED = re.compile(r"(?:tăng|giảm|hạ|thêm|bớt|thấp hơn|cao hơn)\s(?:thêm\s)?$")
_ATTENDED = re.compile(
    r"(?:tham gia|tham dự|đến dự|góp mặt|hội thi|cuộc thi|đại hội|liên hoan|hội nghị|hội thảo|hội chợ|lễ hội)"
    r"\s(?:[^,;.:]{0,60}\s)?có\s(?:[^,;.:]{0,20}\s)?$"
)
"""Words that open the roll of an event: "Tham gia lớp học có hơn 300 học viên"."""
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
    cues = speaking(low, sentence, figures, sorts, hits)
    found: list[Told] = []
    for index, figure in enumerate(figures):
        last = figures[index - 1].end if index else sentence.start
        own = [hit for hit in cues if not hit.value.only or sorts[index] in hit.value.only]
        near, earlier = _before(low, sentence, figure, last, own)
        outer = _outer(low, sentence, figures[:index], figure, found)
        if outer is None and index and sorts[index] == "share" and _REACHED.search(low[last : figure.start]):
            outer = found[-1]
        tail = _tail(low, sentence, figures, index, own, sorts[index])
        told = _told(near, earlier, tail, outer, found, settings[index])
        told = told or _later(low, sentence, figure, own) or _bare(near, sorts[index], settings[index])
        firm = tail is not None or any(hit.value.strength >= 3 for hit in (*earlier, *near))
        found.append(replace(_measured(low, figure, sorts[index], [*earlier, *near], told), firm=firm))
    pairs = zip(figures, found, strict=True)
    return tuple(shaped(low, sentence, figure, told) for figure, told in pairs)


def _before(
    low: str, sentence: Sentence, figure: Span, last: int, cues: Sequence[Hit[Cue]]
) -> tuple[list[Hit[Cue]], list[Hit[Cue]]]:
    """The cues between the figure before and this one, and those before that still reach here."""
    segment = sentence.segment(figure.start)
    begin = max(_closed(low, last, figure.start), segment.start, bracket(low, sentence.start, figure.start))
    near = [h for h in cues if begin <= h.start and h.end <= figure.start and figure.start - h.end <= h.value.reach]
    earlier = [h for h in cues if h.end <= begin and h.value.reach == FAR]
    if not any(hit.value.strength >= 2 for hit in near):
        near = [*_heads(low, sentence, figure, cues), *near]
    return near, [h for h in earlier if h.start >= segment.start or h.value.status in ("planned", "done")]


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
    if told.status == "planned" and not any(hit.value.strength == 4 for hit in hits):
        return told
    if sort == "price":
        changed = _CHANGED.search(low[max(0, figure.start - 14) : figure.start])
        return told if changed else Told("state", happened=True)
    decreed = any(hit.value.strength == 4 for hit in hits) or _LIMIT.match(low, figure.start)
    acted = any(is_modal(hit.value) or hit.value.status == "done" for hit in hits)
    return Told("state", trait=True) if decreed or (sort == "norm" and not acted) else told


def _later(low: str, sentence: Sentence, figure: Span, cues: Sequence[Hit[Cue]]) -> Told | None:
    """A subject's figure takes the word of its verb: "Gần 400 cán bộ ở 23 xã đang được tập huấn"."""
    end = sentence.segment(figure.start).end
    if _ATTENDED.search(low, sentence.segment(figure.start).start, figure.start):
        return Told("done")
    closed = low.find(")", figure.end, end) if bracket(low, sentence.start, figure.start) else -1
    end = closed if closed >= 0 else end
    after = [hit for hit in cues if figure.end <= hit.start < end and _is_verb_after(hit.value)]
    outside = (hit.value for hit in after if not bracket(low, figure.end, hit.start))
    verb = next(outside, None)
    return Told(verb.status) if verb else None  # type: ignore[arg-type]


def _is_verb_after(cue: Cue) -> bool:
    return cue.after and (is_modal(cue) or (cue.strength == 2 and cue.reach == FAR))


def _told(
    near: Sequence[Hit[Cue]],
    earlier: Sequence[Hit[Cue]],
    tail: Cue | None,
    outer: Told | None,
    found: Sequence[Told],
    setting: Setting,
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
    if own and own.status == "done":
        under_way = governing and governing.status == "ongoing" and not any(told.status == "done" for told in found)
        return Told("ongoing" if under_way else "done")
    if found:
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
    if tail.status == "state" and own and own.status == "done":
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


def _bare(near: Sequence[Hit[Cue]], sort: Sort, setting: Setting) -> Told:
    """Without a verb: as the figure before, else a percentage or what there is at the time is a level."""
    copula = _last(near, lambda cue: cue.strength == 1)
    if setting.before and not setting.now:
        return setting.before
    return Told("state") if setting.now or copula or (sort == "share" and not near) else Told("done")


def _last(hits: Sequence[Hit[Cue]], wanted: Callable[[Cue], bool]) -> Cue | None:
    return next((hit.value for hit in reversed(hits) if wanted(hit.value)), None)


def _outer(low: str, sentence: Sentence, figures: Sequence[Span], figure: Span, found: Sequence[Told]) -> Told | None:
    """The status of the figure before the bracket that a figure stands in."""
    opened = bracket(low, sentence.start, figure.start)
    outside = [told for told, span in zip(found, figures, strict=True) if span.end <= opened] if opened else []
    return outside[-1] if outside else None


def _tail(
    low: str, sentence: Sentence, figures: Sequence[Span], index: int, cues: Sequence[Hit[Cue]], sort: Sort
) -> Cue | None:
    """What the words after a figure say of it: "15 căn chưa khởi công", "7 bộ và 13 địa phương chưa phân bổ"."""
    index = _last_joined(low, figures, index, cues)
    figure = figures[index]
    until = figures[index + 1].start if index + 1 < len(figures) else sentence.end
    stop = _TAIL_END.search(low, figure.end, until)
    end = stop.start() if stop else until
    hurt = (h.value for h in cues if figure.start < h.start < until and h.value.status == "damage")
    damage = next(hurt, None) if sort == "count" else None
    near = [h.value for h in cues if figure.end <= h.start < end and h.value.after and h.value.status != "damage"]
    undone = next((cue for cue in near if cue.status in ("not_done", "ongoing")), None)
    return undone or damage or next((cue for cue in near if cue.strength == 3), None) or (near[0] if near else None)


def _last_joined(low: str, figures: Sequence[Span], index: int, cues: Sequence[Hit[Cue]]) -> int:
    """The last figure of a list without verbs, whose words after it speak of the whole list."""
    for _ in range(_LIST):
        if index + 1 >= len(figures):
            break
        gap = Span(figures[index].end, figures[index + 1].start)
        if not _LISTED.fullmatch(low, *gap) or any(gap.start <= hit.start < gap.end for hit in cues):
            break
        index += 1
    return index
