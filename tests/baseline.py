"""The extractor of an afternoon: one regular expression. It is what ``docs/accuracy.md`` compares with."""

from __future__ import annotations

import re
from typing import Any

_KINDS = {
    "budget": r"(?:nghìn|ngàn|triệu|tỷ|tỉ)(?: đồng)?|đồng|USD",
    "share": r"%",
    "copies": r"cuốn|quyển|tờ rơi|tờ gấp|ấn phẩm|bản tin|sổ tay|tài liệu",
    "attendees": r"người|cán bộ|đại biểu|học viên|học sinh|lượt người|lượt khách|hội viên|lao động|đảng viên",
    "households": r"hộ nghèo|hộ dân|hộ|gia đình",
    "sessions": r"lớp|hội nghị|hội thảo|buổi|cuộc|đợt",
    "media": r"tin, bài|tin bài|tin|bài|chương trình|phóng sự|chuyên mục|kỳ",
    "places": r"xã|huyện|tỉnh|thôn|điểm|trạm|trường|cơ sở|dự án|công trình|mô hình",
    "equipment": r"máy tính|bộ loa|thiết bị|camera|xe",
    "other": r"ha|tấn|km|văn bản|hồ sơ|sản phẩm|giải|doanh nghiệp|vụ",
}
_BOUNDS = {"hơn": "over", "trên": "over", "gần": "under", "dưới": "under", "khoảng": "about"}
_MAGNITUDE = {"nghìn": 10**3, "ngàn": 10**3, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9}
_NOUN = "|".join(f"(?P<{kind}>{nouns})" for kind, nouns in _KINDS.items())
_FIGURE = re.compile(
    rf"(?:(?P<bound>{'|'.join(_BOUNDS)}) )?(?<![\w/.,-])(?P<number>\d+(?:\.\d{{3}})*(?:,\d+)?) ?(?:{_NOUN})"
    r"(?!\w)(?: ?/ ?(?P<per>\w+))?"
)


def figures(text: str) -> list[dict[str, Any]]:
    """The figures one pattern finds, without context."""
    return [_figure(match) for match in _FIGURE.finditer(text)]


def _figure(match: re.Match[str]) -> dict[str, Any]:
    kind = next(kind for kind in _KINDS if match[kind])
    value = float(match["number"].replace(".", "").replace(",", "."))
    if kind == "budget":
        value *= _MAGNITUDE.get(match[kind].split()[0], 1)
    currency = ("USD" if match[kind] == "USD" else "VND") if kind == "budget" else None
    return {
        "start": match.start(),
        "end": match.end(),
        "text": match[0],
        "kind": kind,
        "low": value,
        "high": value,
        "bound": _BOUNDS.get(match["bound"] or "", "exact"),
        "per": match["per"],
        "currency": currency,
    }
