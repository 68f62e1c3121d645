"""One grammar for digits and words: a table of readings, and every integer and decimal in every notation."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.numbers import normal, scan
from extract.text import Source
from tests.spelling import spelled

READINGS = [
    ("18.000", "18000"),
    ("1.285.400.000", "1285400000"),
    ("12.345,67", "12345.67"),
    ("3,500", "3500"),
    ("12,400,000", "12400000"),
    ("1,285.5", "1285.5"),
    ("1.8", "1.8"),
    ("0,125", "0.125"),
    ("007", "7"),
    ("1.8 triệu", "1800000"),
    ("137.664,959 tỷ", "137664959000000"),
    ("13,260 tỷ", "13260000000"),
    ("2 500", "2500"),
    ("1 285 400", "1285400"),
    ("97 , 5", "97.5"),
    ("12 ,5", "12.5"),
    ("6 nghìn tỷ", "6000000000000"),
    ("10 triệu tỷ", "10000000000000000"),
    ("hai ngàn tỷ", "2000000000000"),
    ("4 tỷ 720 triệu", "4720000000"),
    ("3 tỷ 45 triệu 600 nghìn", "3045600000"),
    ("12 triệu 5 trăm ngàn", "12500000"),
    ("một triệu hai", "1200000"),
    ("một tỷ tám", "1800000000"),
    ("1 nghìn 200", "1200"),
    ("nghìn tư", "1400"),
    ("500k", "500000"),
    ("1tr2", "1200000"),
    ("2,5 tr", "2500000"),
    ("20triệu", "20000000"),
    ("2 tỷ rưỡi", "2500000000"),
    ("hai nghìn rưởi", "2500"),
    ("trăm rưỡi", "150"),
    ("nửa triệu", "500000"),
    ("2 vạn 5 nghìn", "25000"),
    ("5 tá", "60"),
    ("bốn chục triệu", "40000000"),
    ("3 trăm", "300"),
    ("hai mươi tư", "24"),
    ("hai mốt", "21"),
    ("hăm lăm", "25"),
    ("mười nhăm", "15"),
    ("bẩy mươi bảy", "77"),
    ("hai trăm lẻ năm", "205"),
    ("một nghìn linh năm", "1005"),
    ("một nghìn lẻ 5", "1005"),
    ("một triệu không trăm linh năm nghìn", "1005000"),
    ("BA NGHÌN BẢY TRĂM", "3700"),
    ("chín tỉ", "9000000000"),
]


@pytest.mark.parametrize(("text", "value"), READINGS, ids=[text for text, _ in READINGS])
def test_a_number_is_read_whole(text: str, value: str) -> None:
    suffix = " đồng" if text.endswith("tr") else " hộ"
    source = Source(text + suffix)
    assert [(source.norm[n.start : n.end], n.value) for n in scan(source)] == [(text, Decimal(value))]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("2. 500 cuốn", ["2500"]),
        ("năm 2022. 500 cán bộ", ["5", "2022", "500"]),
        ("20.000tờ rơi và 150cuốn", ["20000", "150"]),
        ("hai trăm một trăm", ["200", "100"]),
        ("từ 2 đến 3 tỷ", ["2", "3000000000"]),
        ("300–500 triệu", ["300", "500000000"]),
        ("128/141 xã", ["128", "141"]),
        ("không có gì", []),
        ("đầu tư, riêng lẻ, rưỡi", []),
        ("2 triệu năm 2023", ["2000000", "5", "2023"]),
    ],
)
def test_the_numbers_of_a_text(text: str, values: list[str]) -> None:
    assert [str(numeral.value) for numeral in scan(Source(text))] == values


def dotted(value: int) -> str:
    return f"{value:,}".replace(",", ".")


WRITERS: dict[str, Callable[[int], str]] = {
    "plain": str,
    "dots": dotted,
    "spaces": lambda value: f"{value:,}".replace(",", " "),
    "thin spaces": lambda value: f"{value:,}".replace(",", "\u2009"),
    "no-break spaces": lambda value: f"{value:,}".replace(",", "\u00a0"),
    "full width": lambda value: dotted(value).translate({ord(str(d)): chr(0xFF10 + d) for d in range(10)}),
    "zero width": lambda value: "\u200b".join(dotted(value)),
    "words": spelled,
    "upper case": lambda value: spelled(value).upper(),
}


@pytest.mark.parametrize("writer", WRITERS)
@given(value=st.one_of(st.integers(1, 10**15), st.integers(1, 10_000), st.integers(0, 15).map(lambda n: 10**n)))
def test_every_integer_reads_back(writer: str, value: int) -> None:
    source = Source(f"có {WRITERS[writer](value)} hộ")
    assert [numeral.value for numeral in scan(source)] == [value]


@given(whole=st.integers(0, 10**12), fraction=st.text("0123456789", min_size=1, max_size=4))
def test_every_decimal_reads_back(whole: int, fraction: str) -> None:
    value = Decimal(f"{whole}.{fraction}")
    for text in (f"{dotted(whole)},{fraction}", *([f"{whole}.{fraction}"] if len(fraction) != 3 or whole == 0 else [])):
        readings = scan(Source(f"có {text} tấn"))
        assert len(readings) == 1, text
        assert value in (readings[0].value, readings[0].alternative), text


@given(st.decimals(0, 10**15, places=3))
def test_values_have_no_exponent_and_no_trailing_zeros(value: Decimal) -> None:
    shown = str(normal(value))
    assert Decimal(shown) == value
    assert "E" not in shown
    assert not ("." in shown and shown.endswith("0"))
