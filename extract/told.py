"""What is told of a figure, and the phrases right around it that say so whatever the verb."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.clauses import Sentence
from extract.model import Status
from extract.text import Span

_SIGHT = 80
"""Characters before a figure that are looked at."""
_PLAN_BRACKET = re.compile(
    r"(?:chỉ tiêu kế hoạch|kế hoạch|dự toán|chỉ tiêu|nghị quyết|mục tiêu)"
    r"(?:\s(?:vốn|giao|năm|cả năm|được giao|đề ra|đặt ra|\d{4}))*\s?\((?:là\s)?$"
)
"""A bracket that tells the plan itself: "đạt 98% kế hoạch năm 2024 (187.000 ha)"."""
_MEMBERS = re.compile(
    r"(?:tổ|nhóm|mô hình|câu lạc bộ|clb|hợp tác xã|htx)\s(?:(?!thành lập)[^.;]){0,60}(?:có|với|gồm)"
    r"\s(?:hơn |trên |gần )?$"
)
_FOUNDED = re.compile(r"thành lập|ra mắt|kiện toàn|xây dựng")
_REACHED = re.compile(r"(?:đạt|bằng|vượt|được)\s(?:trên\s)?$")
_OF_PLAN = re.compile(r"\s(?:so với |so )?(?:kế hoạch|dự toán|chỉ tiêu|kh)\b")
"""A share of a plan that was reached is a result, be it of a level: "Tổng đàn … đạt 101% kế hoạch"."""
_FLOW = re.compile(r"\d (?:nghìn |ngàn |triệu )?lượt")
"""What is counted each time it happens is never a level: "Tháng này có 3.000 lượt khách"."""
_ROSE = re.compile(r"ước (?:tăng|giảm)\s")
_STANDING = re.compile(
    r"(?:hai|cả hai|2) (?:nước|quốc gia|đảng|nhà nước|bên|dân tộc|chính phủ)$"
    r"|(?:53|54) (?:dân tộc|dtts|thành phần dân tộc)"
)
"""What everybody knows there is: "quan hệ giữa hai nước", "54 dân tộc"."""


@dataclass(frozen=True, slots=True)
class Told:
    """The status of a figure.

    A ``trait`` is a lasting property, to which the times around do not apply; what ``happened`` though it is a state is
    the damage that a disaster did. ``firm``: a word of tense, or a noun of a level, said so.
    ``target``: the year's plan that a result is compared with.
    """

    status: Status
    trait: bool = False
    happened: bool = False
    firm: bool = False
    target: bool = False


def shaped(low: str, sentence: Sentence, figure: Span, told: Told) -> Told:
    """The status of a figure once the words right before it and its own are heard, be its verb what it may."""
    begin = max(sentence.start, figure.start - _SIGHT)
    if _PLAN_BRACKET.search(low, begin, figure.start):
        return Told("planned", firm=True, target=True)
    if told.status == "state" and _OF_PLAN.match(low, figure.end) and _REACHED.search(low, begin, figure.start):
        return Told("done", firm=True)
    if told.status == "state" and not told.firm and _FLOW.search(low, figure.start, figure.end):
        return Told("done")
    if _STANDING.match(low, figure.start, figure.end):
        return Told("state", trait=True, firm=True)
    if told.status == "done" and _has_members(low, begin, figure):
        return Told("state", firm=True)
    return Told("done", firm=True) if told.status == "state" and _ROSE.match(low, figure.start) else told


def _has_members(low: str, begin: int, figure: Span) -> bool:
    """Whether a figure counts the members that a standing group has: "Mô hình có 30 thành viên tham gia"."""
    members = low.endswith(("thành viên", "hội viên", "xã viên"), figure.start, figure.end)
    return members and not _FOUNDED.search(low, begin, figure.start) and bool(_MEMBERS.search(low, begin, figure.start))
