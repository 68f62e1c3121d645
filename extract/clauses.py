"""Sentences and clauses in the reading form, and what stands in each: the frame in which context is read.

Portals run titles and captions into the text without a full stop ("… gấp 3,6 lần dự toán Chiều 25-12, Đảng ủy xã …");
a word that only opens sentences cuts there too.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from extract.lexicon import Hit
from extract.text import Source, Span

T = TypeVar("T")

_RUN_IN = re.compile(
    r"(?<=\w)\s(?=(?:(?:Sáng|Chiều|Tối|Ngày|Năm|Tháng)\s\d|Quý\s[IVX\d]|"
    r"(?:Theo|Tại|Phát biểu|Báo cáo|Trong|Dịp này|Nhân dịp|"
    r"Hiện nay|Bên cạnh|Ngoài ra|Đồng thời|Trước đó|Đối với|Tính đến|Từ đầu|Đến nay|Cùng với|Kết luận|"
    r"Về công tác)[\s,]))"
)
_LONGEST = 1_500
"""Characters after which a sentence is cut."""
_STOP = re.compile(r"[;:]\s")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the reading form and where its segments (cut at semicolons and colons) begin."""

    start: int
    end: int
    segments: tuple[int, ...]
    opens_paragraph: bool

    def segment(self, at: int) -> Span:
        """The segment that holds an offset."""
        index = bisect_right(self.segments, max(at, self.start))
        return Span(self.segments[index - 1], self.segments[index] if index < len(self.segments) else self.end)

    def heading(self, text: str, at: int) -> Span | None:
        """The segment before the last colon before an offset: "Cơ cấu giải thưởng gồm: 01 giải …; 03 giải …"."""
        colon = next((s for s in reversed(self.segments) if s <= at and text[:s].rstrip().endswith(":")), None)
        return Span(self.segment(colon - 1).start, colon) if colon else None


def sentences(source: Source, title: str = "") -> tuple[Sentence, ...]:
    """The sentences of a text, the run-in title and captions cut off, in offsets of the reading form."""
    found: list[Sentence] = []
    start = 0
    headed = len(title) + 1 if title and source.norm.startswith(f"{title} ") else 0
    for end in source.breaks:
        run_in = {
            m.end() for m in _RUN_IN.finditer(source.norm, start, end) if not source.norm[m.start() - 1].isupper()
        }
        cuts = sorted(run_in | ({headed} if start < headed < end else set()) | _overlong(source.norm, start, end))
        for begin, until in zip((start, *cuts), (*cuts, end), strict=True):
            if source.norm[begin:until].strip():
                opens = begin == 0 or "\n" in source.norm[max(0, begin - 3) : begin]
                found.append(Sentence(begin, until, _segments(source.norm, begin, until), opens))
        start = end
    return tuple(found)


def _overlong(norm: str, start: int, end: int) -> set[int]:
    """Where a sentence that never ends is cut, so that reading it takes no longer than its length."""
    found = (norm.find(" ", at, end) for at in range(start + _LONGEST, end, _LONGEST))
    return {at + 1 for at in found if 0 < at < end - 1}


def _segments(norm: str, start: int, end: int) -> tuple[int, ...]:
    stops = [m.end() for m in _STOP.finditer(norm, start, end) if m.end() < end]
    return (start, *(stop for stop in stops if not bracket(norm, start, stop)))


def bracket(text: str, start: int, at: int) -> int:
    """Where the bracket that is still open at ``at`` was opened, or 0: a list of details of what stands before it."""
    opened = text.rfind("(", start, at)
    return opened if opened >= 0 and text.find(")", opened, at) < 0 else 0


def within(hits: Sequence[Hit[T]], start: int, end: int) -> Sequence[Hit[T]]:
    """The hits (in order) that begin inside a span."""
    first = bisect_left(hits, start, key=lambda hit: hit.start)
    return hits[first : bisect_left(hits, end, key=lambda hit: hit.start)]
