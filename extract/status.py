"""Whether what a figure counts took place, is under way, is meant to, did not, or merely is so.

Vietnamese has no tense: aspect and modal words ("đã", "đang", "sẽ", "chưa") tell it, else the verb, else the noun that
heads the number ("tỷ lệ …"), else what stands before it in the sentence, else the sentences before. The words are in
``status.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from extract import reaching, tails, unsaid
from extract.clauses import Sentence, bracket
from extract.cues import Cue, Sort, is_modal, speaking
from extract.lexicon import Hit
from extract.reaching import HEADS
from extract.text import Span
from extract.told import Told, shaped

_REACHED = re.compile(
    r"[,(]\s*(?:và\s)?(?:đạt|bằng|tương đương|tương ứng|đạt khoảng)\s*(?:với\s)?(?:tỷ lệ|tỉ lệ)?\s*(?:là\s)?$"
)
"""A percentage that only says how much of what stands before was reached."""
_CHANGED = re.compile(r"(?:tăng|giảm|hạ|thêm|bớt|thấp hơn|cao hơn)\s(?:thêm\s)?$")
_PART = re.compile(r"[,(]\s*chiếm\s(?:tỷ lệ |tỉ lệ )?(?:là )?$")
_OF_AIM = re.compile(r"\s(?:kế hoạch|chỉ tiêu|dự toán|mục tiêu)\b")
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
    if not figures:
        return ()
    cues = [hit for hit in speaking(low, sentence, figures, sorts, hits) if not reaching.instead(low, sentence, hit)]
    found: list[Told] = []
    passed: list[Told] = []
    for index, figure in enumerate(figures):
        last = figures[index - 1].end if index else sentence.start
        own = [hit for hit in cues if not hit.value.only or sorts[index] in hit.value.only]
        near, earlier = reaching.before(low, sentence, figure, last, own)
        outer = _outer(low, sentence, figures[:index], figure, found)
        if outer is None and index and sorts[index] == "share" and _REACHED.search(low[last : figure.start]):
            fulfilled = found[-1].status == "planned" and _OF_AIM.match(low, figure.end)
            outer = Told("done") if fulfilled else found[-1]
        tail = tails.after(low, sentence, figures, index, own, sorts[index])
        told = _told(near, earlier, tail, outer, passed, settings[index], sorts[index])
        told = told or unsaid.later(low, sentence, figure, own)
        told = told or unsaid.default(
            low, sentence, figure, near, sorts[index], settings[index].before, settings[index].now
        )
        firm = tail is not None or any(hit.value.strength >= 3 for hit in (*earlier, *near))
        aside = passed and sorts[index] == "share" and _PART.search(low, last, figure.start)
        found.append(replace(_measured(low, figure, sorts[index], [*earlier, *near], told), firm=firm))
        passed.append(passed[-1] if aside else found[-1])
    pairs = zip(figures, found, strict=True)
    return tuple(shaped(low, sentence, figure, told) for figure, told in pairs)


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
    modal = _last(_acted(near), is_modal)
    governing = modal or _last(earlier, is_modal)
    open_plan = setting.planned and not any(told.status != "planned" for told in found)
    planned = (governing.status == "planned") if governing else setting.ahead or (open_plan and not setting.now)
    after = _after(None if setting.now and tail and tail.strength == 2 else tail, own, modal, planned)
    if after:
        return after
    if outer and modal is None and (own is None or own.status in ("state", "damage")):
        return outer
    if own and own.status in HEADS:
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


def _acted(near: Sequence[Hit[Cue]]) -> Sequence[Hit[Cue]]:
    """Without a word of plan that stands between "đã" and a verb: "đã phân bổ, giải ngân 5 tỷ đồng"."""
    for index in range(1, len(near) - 1):
        before, hit, verb = near[index - 1 : index + 2]
        said = before.value.status == "done" and is_modal(before.value) and hit.start - before.end <= 1
        if said and hit.value.status == "planned" and verb.value.strength == 2:
            return [*near[:index], *near[index + 1 :]]
    return near


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


def _last(hits: Sequence[Hit[Cue]], wanted: Callable[[Cue], bool]) -> Cue | None:
    return next((hit.value for hit in reversed(hits) if wanted(hit.value)), None)


def _outer(low: str, sentence: Sentence, figures: Sequence[Span], figure: Span, found: Sequence[Told]) -> Told | None:
    """The status of the figure before the bracket that a figure stands in."""
    opened = bracket(low, sentence.start, figure.start)
    outside = [told for told, span in zip(found, figures, strict=True) if span.end <= opened] if opened else []
    return outside[-1] if outside else None
