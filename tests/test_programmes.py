"""Programmes, their projects, the legal documents cited, and the bodies that act and speak."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract import extract, legal, organisations, programmes
from extract.agents import Agents
from extract.lexicon import words
from extract.model import Document
from extract.programme_scopes import Scopes
from extract.text import Source, Span, fold
from extract.words import table

ROWS = table("programmes.toml")["programme"]


def _named(text: str, year: int = 2024) -> list[str]:
    low = fold(text)
    return [named.programme.key for named in programmes.read(low, words(low), date(year, 3, 15))]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["key"])
def test_a_rows_example_names_it(row: dict[str, str]) -> None:
    assert row["key"] in _named(row["example"], row["years"][0])  # type: ignore[arg-type]


def test_no_name_stands_for_two_programmes() -> None:
    names = [fold(name) for row in ROWS for name in (*row["names"], *row["documents"])]
    assert sorted({name for name in names if names.count(name) > 1}) == []


@pytest.mark.parametrize(
    ("text", "year", "keys"),
    [
        ("theo Quyết định số 1719/QĐ-TTg", 2022, ["ctmtqg-1719"]),
        ("Chương trình MTQG giảm nghèo bền vững", 2018, ["giam-ngheo-2016-2020"]),
        ("Chương trình MTQG giảm nghèo bền vững", 2023, ["giam-ngheo-2021-2025"]),
        ("Nghị quyết số 257/2025/QH15", 2026, ["ctmtqg-2026-2035"]),
        ("bảy trăm hộ", 2024, []),
    ],
)
def test_programmes_by_number_and_name(text: str, year: int, keys: list[str]) -> None:
    assert _named(text, year) == keys


@pytest.mark.parametrize(
    ("text", "number", "type_", "issued"),
    [
        ("Quyết định số 1719/QĐ-TTg ngày 14/10/2021", "1719/QĐ-TTg", "Quyết định", date(2021, 10, 14)),
        ("Nghị quyết số 88/2019/QH14", "88/2019/QH14", "Nghị quyết", None),
        ("Kế hoạch số 207/KH-UBND", "207/KH-UBND", "Kế hoạch", None),
        ("Thông tư 06/2022/TT-BTTTT", "06/2022/TT-BTTTT", "Thông tư", None),
        ("Nghị quyết số 57-NQ/TW", "57-NQ/TW", "Nghị quyết", None),
    ],
)
def test_documents_are_read_with_number_type_and_date(text: str, number: str, type_: str, issued: date | None) -> None:
    (citation,) = legal.read(Source(f"Theo {text}, tỉnh mở 2 lớp."))
    assert (citation.document.number, citation.document.type, citation.document.date) == (number, type_, issued)


@pytest.mark.parametrize("text", ["Quyết định hỗ trợ 35 hộ", "Nghị quyết 12", "kế hoạch năm 2024", "128/141 xã"])
def test_other_numbers_are_no_documents(text: str) -> None:
    assert legal.read(Source(text)) == ()


@pytest.mark.parametrize(
    ("text", "acts", "says"),
    [
        (
            "Sở Thông tin và Truyền thông tỉnh Bạc Liêu đã in 20 tờ rơi.",
            "Sở Thông tin và Truyền thông tỉnh Bạc Liêu",
            None,
        ),
        ("Theo Sở Tài chính, UBND huyện Sốp Cộp đã mở 3 lớp.", "UBND huyện Sốp Cộp", "Sở Tài chính"),
        ("Sở TT&TT cho biết, tỉnh có 12 đài.", None, "Sở TT&TT"),
        ("Toàn tỉnh có 12 đài.", None, None),
    ],
)
def test_who_acts_and_who_speaks(text: str, acts: str | None, says: str | None) -> None:
    source = Source(text)
    whole = Span(0, len(source.norm))
    found = organisations.bodies(source)
    assert organisations.actor(found, whole, len(source.norm)) == acts
    assert organisations.speaker(found, whole) == says


@pytest.mark.parametrize(
    ("text", "project"),
    [
        ("theo Tiểu dự án 1, Dự án 6 của Chương trình", "Tiểu dự án 1, Dự án 6"),
        ("Dự án 6: Truyền thông về đời sống - Tiểu dự án 1: Thông tin ở xã", "Dự án 6 - Tiểu dự án 1"),
        ("Trong khuôn khổ Dự án 10", "Dự án 10"),
        ("toàn tỉnh có 10 dự án", None),
    ],
)
def test_projects_as_the_text_writes_them(text: str, project: str | None) -> None:
    assert programmes.project(Source(text), Span(0, len(text))) == project


@pytest.mark.parametrize(
    ("title", "text", "keys"),
    [
        # named in the sentence, then carried within the paragraph
        ("", "Chương trình 1719 mở 2 lớp. Xã in 300 tờ rơi.", ["ctmtqg-1719", "ctmtqg-1719"]),
        # the title's programme is the text's, but for how things stand
        ("Nguồn lực từ Chương trình 1719", "Huyện có 8 xã.\nHuyện đã mở 3 lớp.", [None, "ctmtqg-1719"]),
        # a passing mention in another paragraph is no theme
        ("", "Mở đầu.\nXã mở 2 lớp.\nNội dung bám sát Quyết định 1719/QĐ-TTg.", [None]),
        # the sentence after says who paid
        ("", "Mở đầu.\nXã in 900 cuốn. Kinh phí lấy từ Chương trình 1719.", ["ctmtqg-1719"]),
        # a bare topic is the programme's of its paragraph, or its own where it is the matter
        ("", "Mở đầu.\nChương trình 1719 mở lớp. Xã mở 2 lớp về thông tin đối ngoại.", ["ctmtqg-1719"]),
        ("", "Mở đầu.\nXã mở 2 lớp về thông tin đối ngoại.", ["thong-tin-doi-ngoai"]),
        ("", "Mở đầu.\nXã hỗ trợ 3 cơ sở chuyển đổi số.", [None]),
        # the merged programme by its law, beside the one that it follows
        (
            "Xây dựng nông thôn mới: thêm vốn",
            "Tỉnh đã làm 9 km đường.\nTỉnh sẽ có 45 xã đạt chuẩn theo Nghị quyết số 257/2025/QH15.",
            ["nong-thon-moi-2021-2025", "ctmtqg-2026-2035"],
        ),
    ],
)
def test_what_a_programme_holds_for(title: str, text: str, keys: list[str | None]) -> None:
    result = extract(Document(text, title, date(2025, 12, 15)))
    assert [activity.programme for activity in result.activities if activity.figures] == keys


def test_a_body_named_in_part_is_the_one_named_before() -> None:
    text = "Sở Y tế Sơn La họp sáng nay. Sở đã khám cho 460 người."
    source = Source(text)
    passage = Span(text.index("Sở đã"), len(text))
    assert organisations.actor(organisations.bodies(source), passage, len(text)) == "Sở Y tế Sơn La"


@pytest.mark.parametrize(
    ("name", "on", "now"),
    [
        ("Sở TT&TT Bạc Liêu", date(2025, 4, 1), "Sở Khoa học và Công nghệ Bạc Liêu"),
        ("Sở TT&TT Bạc Liêu", date(2024, 4, 1), "Sở Thông tin và Truyền thông Bạc Liêu"),
        ("Ban Dân tộc tỉnh Sơn La", date(2025, 3, 1), "Sở Dân tộc và Tôn giáo tỉnh Sơn La"),
        ("Bộ TT&TT", date(2025, 3, 1), "Bộ Khoa học và Công nghệ"),
        ("UBND tỉnh Lào Cai", date(2026, 1, 1), "UBND tỉnh Lào Cai"),
    ],
)
def test_whose_work_a_body_has_today(name: str, on: date, now: str) -> None:
    assert organisations.successor(name, on) == now


@given(st.text(max_size=150))
def test_any_text_can_be_read(text: str) -> None:
    source = Source(text)
    whole = Span(0, len(source.norm))
    programmes.read(source.low, words(source.low), None)
    programmes.project(source, whole)
    found = organisations.bodies(source)
    assert all(source.norm[body.start : body.end] and body.name for body in found)
    Agents(source).organisation(whole, whole.end)
    Scopes(source, text, None).programme(whole, False)
    assert all(source.low[c.start : c.end] for c in legal.read(source))
