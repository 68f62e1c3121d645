"""What stands before a time and makes it say something else: a comparison, a document's date, or a part of a name."""

from __future__ import annotations

import re
from functools import cache

from extract.words import either, table

_SIGHT = 120
"""Characters before a time that are looked at."""
_QUOTED = re.compile(r"[“\"«][^”\"»]*[”\"»]")
_FUNDS = re.compile(r"\b(?:vốn|dự toán|kinh phí|ngân sách)\b")
"""Money of a programme is for the year that follows: "vốn Chương trình năm 2024"."""


@cache
def _pattern(name: str) -> re.Pattern[str]:
    gap = r"[^.;:()\n]" if name == "named" else r"[^.,;:()\n]"
    rows = [row for row in table("times.toml")["mask"] if row["name"] == name]
    options = "|".join(rf"(?:{either(row['words'])})(?!\w){gap}{{0,{row['reach']}}}" for row in rows)
    return re.compile(rf"(?<!\w)(?:{options})\(?\s?$")


_AMOUNT = re.compile(r"\d\s?(?:%|tỷ|tỉ|triệu|nghìn)")
_PUBLISHED = re.compile(r"\b(?:theo|số liệu|báo cáo|thống kê)\s[^.,;:]{0,80}\b(?:công bố|phát đi|đưa ra)\s(?:vào\s)?$")
_SHARE_OF = re.compile(r"%\s(?:so\s)?(?:với\s)?(?:kế hoạch|chỉ tiêu|dự toán)(?:\s(?:vốn|giao))?\s$")

_NUMBERED = re.compile(r"\blần thứ [\w]{1,9}(?: [\w]{1,9})?, $")
"""Before the year in the name of an event that returns: "giải Bóng chuyền lần thứ 3, năm 2022"."""


def told(low: str, start: int, at: int) -> bool:
    """Whether the time at ``at`` is when a number was published."""
    return bool(_PUBLISHED.search(low[max(start, at - _SIGHT) : at]))


def compared(low: str, start: int, at: int) -> bool:
    """Whether the time at ``at`` is one that something is compared with, carried over from, or counted by habit."""
    return bool(_pattern("compared").search(low[max(start, at - _SIGHT) : at]))


def document(low: str, start: int, at: int) -> bool:
    """Whether the time at ``at`` is a document's date; not behind an amount: "Nghị quyết cấp 5 tỷ đồng vốn 2025"."""
    found = _pattern("document").search(low[max(start, at - _SIGHT) : at])
    return bool(found and not _AMOUNT.search(found[0]))


def named(low: str, start: int, at: int) -> bool:
    """Whether the time at ``at`` belongs to the name of a programme or meeting, or to the plan that a share is of.

    A comma ends a name.
    """
    if low.endswith("trong ", start, at):
        return False
    before = _QUOTED.sub("", low[max(start, at - _SIGHT) : at])
    if _NUMBERED.search(before):
        return True
    name = before[before.rfind(",") + 1 :]
    return bool(_SHARE_OF.search(name) or (_pattern("named").search(name) and not _FUNDS.search(name)))


_EVENT = re.compile(
    r"\b(?:hội chợ|chợ|lễ hội|ngày hội|hội báo|hội xuân|liên hoan|festival|kỳ thi|hội thi|cuộc thi|triển lãm|tuần lễ"
    r"|ngày văn hóa|hội thao|hội trại|giải)\b[^.;:()]{0,90}$"
)


def event(low: str, start: int, at: int) -> bool:
    """Whether the time at ``at`` tells which of an event that returns every year is meant: "Hội chợ năm nay"."""
    return bool(_EVENT.search(low[max(start, at - _SIGHT) : at]))


_ATTRIBUTE = re.compile(r"[^\W\d_]\s$")
_ADVERB = re.compile(r"(?:^|[,;:(]|\b(?:đến|và|nhưng|mà|thì|vì))\s*$")
_VERB = re.compile(r"\s(?:có|đang|đã|còn|là|chưa|vẫn|đạt|được|chiếm|khoảng)\b")
_PHASE = re.compile(r"giai đoạn (?:i{1,3}|[12])\s?[:(]\s?$")


def attribute(low: str, start: int, at: int, end: int) -> bool:
    """Whether "hiện nay" only describes the noun before it ("nhiệm vụ chủ yếu hiện nay"), or a span a phase's name."""
    before = low[max(start, at - _SIGHT) : at]
    if _PHASE.search(before):
        return True
    bare = low[at:end] in ("hiện nay", "hiện tại") and not _VERB.match(low, end)
    return bare and bool(_ATTRIBUTE.search(before)) and not _ADVERB.search(before)
