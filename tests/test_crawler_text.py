"""Charsets, furniture, prose: from bytes to the paragraphs of an article."""

import re
import time
import unicodedata
from collections.abc import Callable

import pytest
from lxml.html import fromstring

from crawler import charset, furniture, prose

LINE = "Sở Thông tin và Truyền thông tỉnh Điện Biên đã tổ chức 12 lớp tập huấn cho hơn 540 lượt người."


@pytest.mark.parametrize(
    ("body", "declared"),
    [
        (LINE.encode(), ""),
        (LINE.encode(), "text/html; charset=iso-8859-1"),
        (LINE.encode(), "text/html; charset=nonsense"),
        (b"\xef\xbb\xbf" + LINE.encode(), ""),
        (LINE.encode("utf-16"), ""),
        (f"<html>{LINE}</html>".encode("utf-16-le"), ""),
        (unicodedata.normalize("NFD", LINE).encode(), ""),
        (LINE.replace(" đã", " \0đã\x08").encode(), ""),
    ],
)
def test_the_text_is_right_whatever_is_declared(body: bytes, declared: str) -> None:
    assert LINE in charset.text(body, {"Content-Type": declared})


@pytest.mark.parametrize("declared", ["text/html; charset=windows-1258", "text/html", "text/html; charset=utf-8"])
def test_the_vietnamese_code_page_is_read_declared_or_not(declared: str) -> None:
    text = "Tỉnh Bạc Liêu tổ chức hội nghị về thông tin đối ngoại ở vùng biển đảo. " * 3
    raw = "".join(map(_old, text)).encode("cp1258")
    assert charset.text(raw, {"Content-Type": declared}) == text


def _old(letter: str) -> str:
    """Windows-1258 writes a letter with its circumflex, breve or horn, and the tone as a mark behind it."""
    parts = unicodedata.normalize("NFD", letter)
    tones = "".join(part for part in parts if part in "\u0300\u0301\u0303\u0309\u0323")
    return unicodedata.normalize("NFC", "".join(part for part in parts if part not in tones)) + tones


@pytest.mark.parametrize("kind", ["line", "end", "byline", "caption", "dateline", "foot", "standing"])
def test_every_row_of_the_table_matches_its_example(kind: str) -> None:
    flags = 0 if kind == "dateline" else re.IGNORECASE
    for row in furniture.table()[kind]:
        assert re.compile(row["pattern"], flags).match(row["example"]), row
        tested = {"line": furniture.is_line, "end": furniture.is_end}.get(kind)
        assert tested is None or tested(row["example"]), row


@pytest.mark.parametrize(
    ("kind", "tested"),
    [
        ("stamp", furniture.is_stamp),
        ("clock", furniture.is_clock),
        ("more", furniture.is_more),
        ("telling", furniture.tells),
        ("lasting", furniture.is_lasting),
        ("name", furniture.is_name),
        ("label", lambda text: not furniture.without_labels(text).strip(" :")),
    ],
)
def test_words_in_the_midst_of_a_line_are_found_in_their_examples(kind: str, tested: Callable[[str], bool]) -> None:
    for row in furniture.table()[kind]:
        assert tested(row["example"]), row


@pytest.mark.parametrize(
    "text",
    [
        LINE,
        "Theo Sở Thông tin và Truyền thông, tỉnh có 120 xã.",
        "Tin vui đến với 30 hộ dân bản Nậm Cúm.",
        "Ảnh hưởng của bão số 3 làm 200 nhà bị tốc mái.",
        "Xem thêm 12 lớp tập huấn đã mở ở huyện.",
        "Chia sẻ tại hội nghị, ông Lò Văn A cho biết đã in 500 cuốn.",
        "Nguồn vốn: 500 triệu đồng từ ngân sách trung ương.",
    ],
)
def test_ordinary_text_is_no_furniture(text: str) -> None:
    assert not furniture.is_line(text)
    assert not furniture.is_end(text)
    assert not furniture.is_caption(text, beside_picture=False)
    assert furniture.byline(text) is None


@pytest.mark.parametrize(
    ("text", "author", "credit"),
    [
        ("Doãn Mạnh", "Doãn Mạnh", None),
        ("THỦY THANH - MAI QUANG - KHÁNH NHI", "THỦY THANH - MAI QUANG - KHÁNH NHI", None),
        (
            "Dương Thị Hường Thái - Phòng Tuyên truyền và Địa bàn",
            "Dương Thị Hường Thái - Phòng Tuyên truyền và Địa bàn",
            None,
        ),
        ("Tác giả: Hoàng Lan", "Hoàng Lan", None),
        ("Nguồn: Báo Dân tộc", None, "Báo Dân tộc"),
        ("BGP", "BGP", None),
    ],
)
def test_bylines(text: str, author: str | None, credit: str | None) -> None:
    assert furniture.byline(text) == furniture.Byline(author, credit)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(Mic.gov.vn) - Sở TT&TT Bạc Liêu", "Sở TT&TT Bạc Liêu"),
        ("(Chinhphu.vn) – Thủ tướng", "Thủ tướng"),
        ("(CTO) - Sáng 8-1", "Sáng 8-1"),
        ("BHG - Chiều 5/6", "Chiều 5/6"),
        ("VOV4.VN - Huyện", "Huyện"),
        ("TP - Trong năm", "Trong năm"),
        ("(LĐXH)- Năm 2021", "Năm 2021"),
        ("Tỉnh (Sơn La) - nơi có 12 dân tộc", "Tỉnh (Sơn La) - nơi có 12 dân tộc"),
        ("Kinhtedothi - Thành phố", "Thành phố"),
    ],
)
def test_datelines_are_cut_from_the_start_only(text: str, expected: str) -> None:
    assert furniture.without_dateline(text) == expected


def read(html: str) -> list[str]:
    root = fromstring(f"<div>{html}</div>")
    prose.strip(root)
    return [paragraph.text for paragraph in prose.paragraphs(root)]


def test_blocks_are_paragraphs_and_inline_markup_is_not() -> None:
    assert read("<p>Một <b>hai</b>&nbsp;ba</p><div>bốn<br>năm</div>sáu") == ["Một hai ba", "bốn", "năm", "sáu"]


def test_captions_scripts_and_hidden_text_are_out() -> None:
    html = (
        "<script>x()</script><p><img alt='Quang cảnh'></p><p style='text-align:center'><em>Đại biểu dự họp</em></p>"
        f"<p>{LINE}</p><table><tr><td><img></td></tr><tr><td>Chú thích ảnh</td></tr></table>"
        "<p style='display:none'>ẩn</p><figure><img><figcaption>Ảnh: PV</figcaption></figure><p>Quang cảnh</p>"
    )
    assert read(html) == [LINE]


def test_tables_of_data_are_rows() -> None:
    html = "<table><tr><th>Xã</th><th>Số lớp</th></tr><tr><td>Mường Ẳng</td><td>12</td></tr></table>"
    assert read(html) == ["Xã | Số lớp", "Mường Ẳng | 12"]


def test_a_long_text_takes_linear_time() -> None:
    def seconds(times: int) -> float:
        started = time.perf_counter()
        read(f"<p>{LINE}</p>" * times + "<p>" + "một trăm " * 50 * times + "</p>")
        return time.perf_counter() - started

    seconds(50)
    assert seconds(800) < 4 * seconds(400) + 0.1
