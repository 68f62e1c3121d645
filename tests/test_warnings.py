"""What is odd about a text as a whole."""

from __future__ import annotations

import pytest

from extract import extract
from extract.model import Document
from extract.warnings import warnings

PROSE = "Sở Thông tin và Truyền thông tỉnh đã tổ chức tập huấn cho cán bộ xã về truyền thông cơ sở trong năm qua. "


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("", ("empty",)),
        (" \n\t", ("empty",)),
        (PROSE, ()),
        ("PK\x03\x04\x00\x00 tập huấn", ("binary",)),
        (PROSE + "\ufffd", ("broken-utf8",)),
        ("<html><body><p>Sở đã in tờ rơi.</p></body></html>", ("html",)),
        ("The ministry has printed leaflets for the people of every commune in the province this year. " * 2,
         ("not-vietnamese",)),
        (PROSE * 60_000, ("long",)),
    ],
)  # fmt: skip
def test_each_oddity_has_a_name(text: str, named: tuple[str, ...]) -> None:
    assert warnings(text) == named


@pytest.mark.parametrize(
    "text", ["", "\x00" * 1000, "\ud800 5 tờ rơi", "<p>5 tờ rơi</p>" * 50, "日本語 5 冊", "𝟓 tờ rơi"]
)
def test_extraction_survives_any_text(text: str) -> None:
    result = extract(Document(text))
    assert all(text[f.start : f.end] == f.text for f in result.figures)
