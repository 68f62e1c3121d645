"""Legal documents that a text cites: number, type, issuer and date, the key that joins articles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.model import LegalDocument
from extract.text import Source
from extract.times_grammar import point, span

_TYPES = {
    "nghị quyết": "Nghị quyết", "quyết định": "Quyết định", "nghị định": "Nghị định", "thông tư": "Thông tư",
    "chỉ thị": "Chỉ thị", "công văn": "Công văn", "kế hoạch": "Kế hoạch", "luật": "Luật", "kết luận": "Kết luận",
    "công điện": "Công điện", "tờ trình": "Tờ trình", "hướng dẫn": "Hướng dẫn", "thông báo": "Thông báo",
}  # fmt: skip
_ISSUERS = (
    ("qđ-ttg", "Thủ tướng Chính phủ"), ("ct-ttg", "Thủ tướng Chính phủ"), ("cđ-ttg", "Thủ tướng Chính phủ"),
    ("nq-cp", "Chính phủ"), ("nđ-cp", "Chính phủ"), ("/qh", "Quốc hội"), ("nq-tw", "Ban Chấp hành Trung ương"),
    ("ct-tw", "Ban Bí thư"), ("kl-tw", "Bộ Chính trị"), ("btttt", "Bộ Thông tin và Truyền thông"),
    ("bkhcn", "Bộ Khoa học và Công nghệ"), ("btc", "Bộ Tài chính"), ("ubnd", "Ủy ban nhân dân"),
    ("nq-hđnd", "Hội đồng nhân dân"), ("ubdt", "Ủy ban Dân tộc"),
)  # fmt: skip
_CITED = re.compile(
    rf"(?:(?P<type>{'|'.join(_TYPES)})\s+(?:số\s*:?\s*)?)"
    r"(?P<number>\d{1,5}(?:/\d{4})?\s?[/-]\s?[a-zđ][a-zđ0-9]*(?:[-–/][a-zđ0-9]+){0,3})"
)
_DATED = re.compile(r"\s*,?\s*(?=ngày\s)")


@dataclass(frozen=True, slots=True)
class Citation:
    """A legal document at its place in the reading form."""

    start: int
    end: int
    document: LegalDocument


def read(source: Source) -> tuple[Citation, ...]:
    """The legal documents that a text cites by number, in order."""
    return tuple(_citations(source))


def _citations(source: Source) -> Iterator[Citation]:
    for match in _CITED.finditer(source.low):
        number = re.sub(r"\s", "", source.norm[match.start("number") : match.end("number")]).replace("–", "-")
        end = match.end()
        dated = _DATED.match(source.low, end)
        day = point(source.low, dated.end()) if dated else None
        days = span(day, None, None) if day and day.year else None
        issuer = next((name for mark, name in _ISSUERS if mark in number.lower()), None)
        document = LegalDocument(number, _TYPES[match["type"]], issuer, days.start if days else None)
        yield Citation(match.start(), day.end if day and days else end, document)
