"""For whom an activity was, as its clause says: "cho 150 cán bộ phụ trách …", "phát đến cán bộ và người dân"."""

from __future__ import annotations

import re
from functools import cache

from extract.lexicon import words
from extract.text import Source, Span
from extract.words import either, table

_TO = r"(?<!\w)(?:cho|(?:phát|gửi|trao|chuyển|cấp phát|cấp|đưa|truyền thông|tuyên truyền)\s(?:đến|tới|về))\s"
_AMOUNT = (
    r"(?:(?:các|những|toàn bộ|hơn|gần|trên|khoảng|ít nhất|từ|đến|hàng)\s)*(?:\d[\d.,/]*\s|(?:trăm|nghìn|chục|triệu)\s)*"
    r"(?:lượt\s)?"
)
_ENDS = re.compile(
    r"[.;:()…]|,\s(?=(?:nhằm|với|kinh phí|tổng|trị giá|mỗi|đồng thời|hơn|gần|khoảng|trên|in|đặc biệt|trong đó|đạt|"
    r"chiếm|khám|hỗ trợ|cấp|tặng|xây|tổ chức|\d))|\s(?=\d)|"
    r"\s(?=(?:tham dự|tham gia|nhằm|để|về|với|trong|tại|đạt|được|là|chưa|đã|sẽ|"
    r"có(?!\s(?:hoàn cảnh|công|uy tín))|bằng)(?!\w))|$"
)
_LONGEST = 24
"""Words after which a phrase is no audience any more but the rest of the clause."""


@cache
def _phrase() -> re.Pattern[str]:
    people = either(table("audience.toml")["people"])
    return re.compile(rf"{_TO}(?P<amount>{_AMOUNT})(?P<who>(?:{people})(?!\w))")


def audience(source: Source, clause: Span) -> str | None:
    """The people that a clause names behind "cho" or "đến", without their number; None where it names none."""
    match = _phrase().search(source.low, clause.start, clause.end)
    if match is None:
        return None
    end = _ENDS.search(source.low, match.end("who"), clause.end)
    whole = source.norm[match.start("who") : end.start() if end else clause.end].strip(" ,")
    return " ".join(_short(whole, match["who"]).split())


def _short(whole: str, head: str) -> str:
    """A phrase too long to its last comma within reach, or to the people alone: the list of their offices is cut."""
    spoken = words(whole)
    if len(spoken) <= _LONGEST:
        return whole
    cut = whole.rfind(",", 0, spoken[_LONGEST].start)
    return whole[:cut] if cut > 0 else whole[: len(head)]
