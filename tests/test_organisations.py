"""Bodies by name: in full where the text has it in full, acting, reporting or merely mentioned."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract import extract, organisations
from extract.agents import Agents
from extract.model import Document
from extract.text import Source, Span
from extract.words import table

ROWS = table("organisations.toml")["organisation"]


def _who(text: str, figure: str) -> str | None:
    result = extract(Document(text))
    index = next(n for n, found in enumerate(result.figures) if figure in found.text)
    return next(a.organisation for a in result.activities if index in a.figures)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["name"])
def test_a_rows_example_has_it_act(row: dict[str, str]) -> None:
    figure = re.search(r"\d[\d.]*", row["example"])
    assert figure
    name = _who(row["example"], figure[0])
    assert name
    assert organisations.full_name(name) == row["name"]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["name"])
def test_a_rows_abbreviations_stand_for_it(row: dict[str, list[str]]) -> None:
    assert [organisations.full_name(f"{short} Sơn La") for short in row["short"]] == [f"{row['name']} Sơn La"] * len(
        row["short"]
    )


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Đài Phát thanh - Truyền hình tỉnh đã phát 24 tin.", ["Đài Phát thanh - Truyền hình"]),
        ("Sở Thông tin và Truyền thông (TT&TT) tỉnh Bạc Liêu", ["Sở Thông tin và Truyền thông tỉnh Bạc Liêu"]),
        ("Quỹ Bảo vệ và Phát triển rừng tỉnh chi trả 5 tỷ đồng", ["Quỹ Bảo vệ và Phát triển rừng"]),
        ("Hội Thầy thuốc trẻ tỉnh khám cho 700 người", ["Hội Thầy thuốc trẻ"]),
        ("UBND tỉnh họp với 9 huyện", ["UBND tỉnh"]),
        ("Báo cáo tại hội nghị, phòng, chống lũ; Hội nghị khai mạc", []),
        ("Chủ tịch UBND tỉnh Trần Văn Năm nói. UBND tỉnh họp.", ["UBND tỉnh", "UBND tỉnh"]),
        ("Ban Chỉ huy Quân sự xã Nông Sơn nhận nuôi 5 em", ["Ban Chỉ huy Quân sự"]),
        (
            "Sở Nội vụ Huế tập huấn; Sở Y tế và Trung tâm Quản lý Di sản họp",
            ["Sở Nội vụ Huế", "Sở Y tế", "Trung tâm Quản lý Di sản"],
        ),
        ("Đường Trường Sơn dài 20 km; Trường THPT Gia Hội có 9 lớp", ["Trường THPT Gia Hội"]),
        ("Công an TX.Phú Mỹ tặng 10 máy", ["Công an TX.Phú Mỹ"]),
        ("Sở Công Thương họp. Từ đầu năm, ngành Công Thương Sơn La hỗ trợ 3 xã.", ["Sở Công Thương"] * 2),
    ],
)
def test_names_end_where_the_body_ends(text: str, names: list[str]) -> None:
    assert [body.name for body in organisations.bodies(Source(text))] == names


@pytest.mark.parametrize(
    ("text", "figure", "who"),
    [
        ("Theo Sở Y tế Sơn La, tỉnh có 12 trạm.", "12 trạm", "Sở Y tế Sơn La"),
        ("Tỉnh trồng 900 ha rừng, theo số liệu của Chi cục Kiểm lâm.", "900 ha", "Chi cục Kiểm lâm"),
        ("Theo Cục Viễn thông (Bộ TT&TT), cả nước có 8 trạm.", "8 trạm", "Cục Viễn thông"),
        ("Sở Y tế Sơn La họp sáng nay. Đồng thời, đã khám cho 460 người.", "460 người", "Sở Y tế Sơn La"),
        ("Sở Y tế Sơn La họp sáng nay. Bản Sam Quảng có 27 hộ.", "27 hộ", None),
        ("Ông là cán bộ của Sở Y tế, năm nay nuôi 40 con lợn.", "40 con", None),
        ("Ngày hội do Sở Nội vụ tổ chức có 48 gian hàng.", "48 gian", "Sở Nội vụ"),
        ("Năm 2025, tỉnh đón 90 đoàn khách.\nTheo Sở Du lịch, khách tăng.", "90 đoàn", "Sở Du lịch"),
    ],
)
def test_who_acts_else_who_reports_else_who_acted_before(text: str, figure: str, who: str | None) -> None:
    assert _who(text, figure) == who


@given(st.lists(st.sampled_from(["Sở Y tế ", "đã ", "Hội ", "khám ", "tỉnh ", "theo ", ". ", ", ", "\n", "(", "và "])))
def test_any_passage_has_at_most_one_agent(parts: list[str]) -> None:
    source = Source("".join(parts))
    agents = Agents(source)
    for end in range(len(source.norm) + 1):
        assert agents.organisation(Span(0, end), end) != ""
