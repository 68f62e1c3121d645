"""The status and the period of figures: one case for each construction, and no text may break the reader."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract import context, figures
from extract.context import Context
from extract.model import Document
from extract.text import Source

CASES = Path(__file__).with_name("cases") / "context"
DAY = date(2025, 6, 20)


def _cases() -> list[Any]:
    files = [CASES / "status.toml", CASES / "periods.toml"]
    read = [(file.stem, tomllib.loads(file.read_text(encoding="utf-8"))["case"]) for file in files]
    return [pytest.param(case, id=f"{name}: {case['says']}") for name, cases in read for case in cases]


def _context(document: Document, phrase: str) -> Context:
    source = Source(document.text)
    found, _ = figures.read(source)
    told = context.read(document, source, found)
    matching = [one for figure, one in zip(found, told, strict=True) if phrase in figure.text or figure.text in phrase]
    assert matching, f"no figure {phrase!r} among {[figure.text for figure in found]}"
    return matching[0]


def _days(told: Context) -> list[str]:
    if told.period is None:
        return []
    return [day.isoformat() if day else "" for day in (told.period.start, told.period.end)]


@pytest.mark.parametrize("case", _cases())
def test_context(case: dict[str, Any]) -> None:
    document = Document(case["text"], case.get("title", ""), case.get("published", DAY))
    told = _context(document, case["figure"])
    assert told.status == case.get("status", told.status)
    assert _days(told) == case.get("period", _days(told))


PIECES = [
    "năm 2025", "tháng 13", "ngày 31/2", "ngày 5-6", "từ", "đến", "nay", "tính", "hết", "quý I/2026", "(", ")", ":",
    ";", ". ", ",", "-", "“", "sẽ", "đã", "chưa", "5 lớp", "20%", "3 tỷ đồng/hộ", "tỷ lệ", "mục tiêu", "kế hoạch", "\n",
    "sáng 13-1", "nhiệm kỳ 2021 - 2026", "trong tuần tới", "6 tháng đầu năm", "diễn ra", "vào", "chiều 10-1",
    "theo luật",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join)


@settings(max_examples=150, deadline=None)
@given(TEXTS, st.none() | st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_no_text_breaks_the_reader(text: str, published: date | None) -> None:
    source = Source(text)
    found, _ = figures.read(source)
    told = context.read(Document(text, text[:9], published), source, found)
    assert len(told) == len(found)
    for one in told:
        if one.period and one.period.start and one.period.end:
            assert one.period.start <= one.period.end


def test_without_a_publication_day_only_written_dates_count() -> None:
    told = _context(Document("Năm 2024, tỉnh mở 5 lớp. Hôm nay, tỉnh in 300 tờ rơi.", "", None), "5 lớp")
    assert _days(told) == ["2024-01-01", "2024-12-31"]
