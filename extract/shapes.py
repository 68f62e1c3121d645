"""Numbers that are no figures by their own shape: dates, document numbers, clock times, phone numbers, codes, lists."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from extract.ignore import before
from extract.text import Source


class Shape(NamedTuple):
    """A span of the reading form whose numbers all have one role."""

    start: int
    end: int
    role: str


_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_MONTH = r"(?:0?[1-9]|1[0-2])"
_YEAR = r"(?:19|20)\d\d"
_DATE_WORD = r"(?:ngày|sáng|chiều|tối|trưa|đêm|hôm|hôm nay|mùng|mồng|rạng sáng|hạn|chủ nhật|tính đến|cập nhật)"

# Each pattern is tried where a number starts; groups are not used. Order matters: the first that fits decides.
_PATTERNS: tuple[tuple[str, str], ...] = (
    ("date", rf"{_DAY} ?(?P<MARK>[/.\-–]) ?{_MONTH} ?(?P=MARK) ?(?:{_YEAR}|\d\d)(?![\d/])"),
    ("date", rf"{_DAY} (?:tháng|thg) {_MONTH}(?:(?:,? năm |/|-|\.){_YEAR})?(?!\d)"),
    ("date", rf"{_MONTH} ?[/\-–.] ?{_YEAR}(?![\d/.]\d|\d)"),
    ("period", rf"{_YEAR} ?(?:[-–—/]|đến|tới) ?(?:năm )?{_YEAR}(?![\d.,]\d|\d)"),
    ("period", r"[1-9]\d? (?:tháng|tuần|ngày|quý) (?:đầu|cuối|gần|qua|đã qua|còn lại|tiếp theo|năm)(?!\w)"),
    ("clock", r"(?:[01]?\d|2[0-4]) ?(?:h|g|:) ?[0-5]\d(?::[0-5]\d)?(?:['’]|ph(?:út)?)?(?!\d)"),
    ("clock", r"(?:[01]?\d|2[0-4])(?: giờ| ?h)(?! (?:học|phát|bay|công|làm|dạy|thực))(?: ?[0-5]?\d)?(?: phút)?(?!\w)"),
    ("date", rf"{_DAY} (?:đến|tới) (?:ngày )?{_DAY} ?[/.] ?{_MONTH}(?![\d%/]|[.,]\d)"),
    ("duration", r"24/(?:24|7)(?: giờ)?(?!\d)"),
    ("multiplier", r"1 ?(?:/ ?[1-9]\d{0,2}(?:\.\d{3})+|: ?[1-9]\d{0,2}(?:\.\d{3})*00)(?![\d.,]\d|\d)"),
    ("multiplier", r"(?:một|hai|ba|bốn|năm|\d) phần (?:hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười|\d)(?!\w)"),
    ("phone", r"0\d{2,4}[ .\-]?\d{3,4}(?:[ .\-]?\d{2,4}){1,2}(?!\d)"),
    ("date", rf"{_DAY} ?[-–] ?{_DAY} ?[/.] ?{_MONTH}(?=[,;)\n]| (?:tại|đã|năm|vừa)|$)"),
    ("phone", r"0\d{1,3}\)? ?[\d.]{7,11}(?!\d)"),
    ("phone", r"(?:1800|1900)[ .\-]?\d{3,4}(?:[ .\-]?\d{2,4})?(?!\d)"),
    ("phone", r"\d{4}(?: \d{4}){2,}(?!\d)"),
    ("address", r"\d+ ?\+ ?\d{1,3}(?:[.,]\d+)?(?!\d)"),
    ("list", r"(?!\d{1,3}(?:\.\d{3})+(?!\d))\d+\.\d+\.\d+(?:\.\d+)*\.?(?![\d,])"),
)
_SHAPES = re.compile(
    "|".join(f"(?P<s{at}>{pattern.replace('MARK', f'mark{at}')})" for at, (_, pattern) in enumerate(_PATTERNS))
)
# Document numbers and model names, in the letters' own case: 1719/QĐ-TTg, 18-NQ/TW, 43/2025/TT-BYT, 30a, 4G, 14B.
_DOCUMENT = re.compile(
    r"\d+(?:[/-](?:19|20)\d\d)?(?:[/-][A-ZĐƯ][A-ZĐƯa-zđ]*\d*(?=[-/.]|(?<=[A-ZĐƯ]{2})))"
    r"(?:[-/.&][A-ZĐƯa-z]+\d*)*"
)
_SUFFIX = re.compile(r"\d+(?:\.\d+)?(?:[A-Z](?![^\W\d_])|[a-e](?![^\W_])|[A-ZĐ]{1,3}\d)")
_GLUED = re.compile(r"[^\W\d_](?:[-–.]?)$")
# Roads by the letters of their class: ĐT.601, CT.07.
_ROAD_CODE = re.compile(r"(?<!\w)[A-ZĐ]{2}\.$")
_DAY_MONTH = re.compile(rf"{_DAY} ?([/.\-]) ?{_MONTH}(?![\d%]|[.,/]\d| ?%)")
_AFTER_DATE_WORD = re.compile(rf"(?<!\w){_DATE_WORD}(?: ngày)? $")
_DATE_END = re.compile(r"[);,.:…]|\s*(?:$|\n|tại|diễn|đến|tới|–|-|vừa|đã|và \d|của|năm)")
_LIST_START = re.compile(r"(?:^|[\n.;:!?…”\")])\s*(?:\(|[IVX]+\.)?$")
_LIST_MARK = re.compile(r"\d{1,2}(?:\.\d{1,2})*(?:\.|\)|/|-|–)\s+(?=[“\"]?([^\W\d_]))")
_PARENTHESISED = re.compile(r"[1-9]\d?\)")
# Slogans that count their own words: “3 cứng”, "6 rõ".
_SLOGAN = re.compile(r"[“\"‘'](\d{1,2}) (?:[^\W\d_]+ ?){1,2}[”\"’']")
_VERSION_UNIT = re.compile(r" ?(?:%|triệu|tỷ|tỉ|km|m|ha|kg|độ|tấn|tạ|nghìn|điểm)")
_VERSION = re.compile(r"(?:\d\.0)(?![\d,])")


def shape_at(source: Source, start: int) -> Shape | None:
    """The shape that begins with the number at ``start``."""
    for test in _DIGIT_TESTS if source.low[start].isdigit() else _WORD_TESTS:
        found = test(source, start)
        if found:
            return found
    return None


def _named(source: Source, start: int) -> Shape | None:
    glued = source.norm[max(0, start - 2) : start]
    if _ROAD_CODE.search(source.norm, max(0, start - 4), start):
        return Shape(start, start + 1, "road")
    if not (source.norm[start].isdigit() and _GLUED.search(glued)) or re.search(r"[^\W\d_][.–]$", glued):
        return None
    end = re.compile(r"[\w.+,/-]*\w").match(source.norm, start)
    road = source.low[max(0, start - 2) : start] == "km"
    return Shape(start, end.end() if end else start + 1, "address" if road else "name")


def _document(source: Source, start: int) -> Shape | None:
    match = _DOCUMENT.match(source.norm, start)
    return Shape(start, match.end(), "decree") if match else None


def _patterned(source: Source, start: int) -> Shape | None:
    match = _SHAPES.match(source.low, start)
    if match is None:
        return None
    at = next(at for at in range(len(_PATTERNS)) if match[f"s{at}"] is not None)
    return Shape(start, match.end(), _PATTERNS[at][0])


def _suffixed(source: Source, start: int) -> Shape | None:
    match = _SUFFIX.match(source.norm, start)
    if match is None or re.match(r"\d+(?:K|M|W|V|G[BW]|T[B])(?!\w)", source.norm[start : match.end() + 2]):
        thumb = re.match(r"[1-9][KG](?!\w)", source.norm[start : start + 3])
        return Shape(start, start + 2, "name") if thumb else None
    return Shape(start, match.end(), "name")


def _day_month(source: Source, start: int) -> Shape | None:
    match = _DAY_MONTH.match(source.low, start)
    if match is None:
        return None
    said = before(source.low, start)
    if said and said.role in ("score", "furniture", "list", "rank"):
        return Shape(start, match.end(), said.role)
    dated = _AFTER_DATE_WORD.search(source.low[max(0, start - 16) : start])
    closed = _DATE_END.match(source.low[match.end() : match.end() + 6])
    return Shape(start, match.end(), "date") if dated or (closed and match[1] != ".") else None


def _list_mark(source: Source, start: int) -> Shape | None:
    lead = source.norm[max(0, start - 6) : start]
    if not _LIST_START.search(lead):
        return None
    match = _LIST_MARK.match(source.norm, start)
    if match and not match[1].isupper():
        match = None
    if match is None and lead.endswith("("):
        match = _PARENTHESISED.match(source.norm, start)
    return Shape(start, match.end(), "list") if match else None


def _marker(source: Source, start: int) -> Shape | None:
    """Footnote marks and time zones: "[1]", "GMT+7"."""
    if source.low[start - 1 : start] not in ("[", "+", " "):
        return None
    lead, rest = source.low[max(0, start - 5) : start], source.low[start : start + 4]
    if lead.endswith("[") and re.match(r"\d{1,3}\]", rest):
        return Shape(start, start + rest.index("]"), "list")
    return Shape(start, start + 1, "clock") if re.search(r"(?:gmt|utc) ?\+ ?$", lead) else None


def _slogan(source: Source, start: int) -> Shape | None:
    match = _SLOGAN.match(source.low, start - 1) if start else None
    return Shape(start, match.end(1), "idiom") if match else None


def _version(source: Source, start: int) -> Shape | None:
    match = _VERSION.match(source.low, start)
    unit = _VERSION_UNIT.match(source.low, match.end()) if match else None
    return Shape(start, match.end(), "name") if match and not unit else None


def _capital_name(source: Source, start: int) -> Shape | None:
    """A number word written with a capital inside a sentence belongs to a name: Năm Căn, tháng Ba, giải Nhì."""
    norm = source.norm
    if not norm[start].isupper() or norm[start : start + 2].isupper():
        return None
    opening = not re.search(r"[^\W_],? $", norm[max(0, start - 3) : start])
    following = re.compile(r"\w+ ([^\W\d_])").match(norm, start)
    joined = bool(following and following[1].isupper())
    if opening and not joined:
        return None
    end = re.compile(r"\w+").match(norm, start)
    return Shape(start, end.end() if end else start + 1, "name")


_DIGIT_TESTS: tuple[Callable[[Source, int], Shape | None], ...] = (
    _named,
    _list_mark,
    _document,
    _patterned,
    _suffixed,
    _marker,
    _day_month,
    _slogan,
    _version,
)
_WORD_TESTS: tuple[Callable[[Source, int], Shape | None], ...] = (_patterned, _capital_name)
