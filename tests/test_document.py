"""Documents from outside: dates, JSON lines, encodings, HTML files."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from extract.document import decode, parse_date, parse_line
from extract.errors import UsageError
from terminal.inputs import parse_lines, read_document


@pytest.mark.parametrize(
    "written",
    [
        "13/01/2026",
        "13/1/2026",
        "13-01-2026",
        "13.01.2026",
        "13/01/2026 19:15",
        "13/01/2026 - 19h15",
        "2026-01-13",
        "2026-01-13T19:15:00+07:00",
    ],
)
def test_a_date_is_read_in_the_forms_people_write(written: str) -> None:
    assert parse_date(written) == date(2026, 1, 13)


@pytest.mark.parametrize("written", ["31/02/2026", "hôm nay", "", "2026", "13/01/26", "1/13/2026"])
def test_what_is_no_date_is_refused_with_an_example(written: str) -> None:
    with pytest.raises(UsageError, match=r"13/01/2026"):
        parse_date(written)


def test_a_line_becomes_a_document() -> None:
    line = parse_line('{"id": 7, "text": "In 500 tờ rơi.", "title": "T", "published": "01/02/2024 07:00"}', "x, line 1")
    assert (line.id, line.document.text, line.document.title) == (7, "In 500 tờ rơi.", "T")
    assert line.document.published == date(2024, 2, 1)


@pytest.mark.parametrize(
    ("bad", "says"),
    [
        ("{", "no valid JSON"),
        ("[1]", '"text"'),
        ('{"id": 1}', '"text"'),
        ('{"id": 1, "text": 5}', '"text"'),
        ('{"id": 1, "text": "a", "published": "mai"}', "published"),
    ],
)
def test_a_bad_line_is_named(bad: str, says: str) -> None:
    with pytest.raises(UsageError, match=says) as caught:
        parse_line(bad, "in.jsonl, line 3")
    assert str(caught.value).startswith("in.jsonl, line 3: ")


def test_bad_lines_leave_the_others_alone() -> None:
    good = json.dumps({"id": "a", "text": "In 500 tờ rơi."}).encode()
    read = list(parse_lines([good, b"\n", b"nonsense\n", good], "in.jsonl"))
    assert [isinstance(line, UsageError) for line in read] == [False, True, False]
    assert "in.jsonl, line 3" in str(read[1])


def test_byte_order_marks_decide_the_encoding() -> None:
    words = "tờ rơi"
    assert [decode(words.encode(name)) for name in ("utf-8", "utf-8-sig", "utf-16")] == [words] * 3
    assert "\ufffd" in decode(b"t\xff r\xc6")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"cannot read .*none\.txt"):
        read_document(str(tmp_path / "none.txt"), None, None)
    with pytest.raises(UsageError, match="cannot read"):
        read_document(str(tmp_path), None, None)
