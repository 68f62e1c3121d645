"""What the words after a figure say of it: "15 căn chưa khởi công", "80% hộ dân được dùng nước sạch"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.clauses import Sentence
from extract.cues import FAR, Cue, Sort
from extract.lexicon import Hit
from extract.text import Span

_TAIL_END = re.compile(r"[,;.()\n]|\s(?:và|với|trong đó|nhưng|do|vì|để|nhằm|cho)\s")
_LIST = 8
"""Figures of a list that share the words after it."""
_LISTED = re.compile(r"[\w\s/,-]{0,30}?(?:,|\svà)\s")
_COVERED = re.compile(
    r"\s(?:số |các |tổng số )?(?:thôn|bản|xã|phường|huyện|hộ|người|dân|trẻ|phụ nữ|học sinh|trạm|trường|cơ sở|địa bàn"
    r"|gia đình|khu dân cư|ấp|buôn|làng|lao động|đồng bào|bệnh viện)\b"
)
"""Whom or what a share covers: "80% hộ dân được dùng nước sạch" is a level."""
_FOR = re.compile(r"(?<!làm )\bcho $")
"""Those for whom something is done: "xây 5 nhà cho 7 hộ bị lũ cuốn trôi"."""
_LEVEL = Cue("state", 3, True, FAR)


def after(
    low: str, sentence: Sentence, figures: Sequence[Span], index: int, cues: Sequence[Hit[Cue]], sort: Sort
) -> Cue | None:
    """The word that speaks of a figure from behind: "7 bộ và 13 địa phương chưa phân bổ"."""
    index = _last_joined(low, figures, index, cues)
    figure = figures[index]
    until = figures[index + 1].start if index + 1 < len(figures) else sentence.end
    stop = _TAIL_END.search(low, figure.end, until)
    end = stop.start() if stop else until
    hurt = (h.value for h in cues if figure.start < h.start < until and h.value.status == "damage")
    damage = None if sort != "count" or _FOR.search(low, figure.start - 8, figure.start) else next(hurt, None)
    near = [
        h.value
        for h in cues
        if figure.start < h.start < end and figure.end < h.end and h.value.after and h.value.status != "damage"
    ]
    if sort == "share" and near and near[0].strength == 2 and _COVERED.match(low, figure.end):
        return _LEVEL
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
