"""Rows into files: text that a spreadsheet would run as a formula is made inert, numbers and dates keep their type."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

from load import legend

Row = Mapping[str, Any]

_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")
_SAFE_DIGITS = 15
"""Digits that a spreadsheet's binary number keeps; longer values are written as text."""
_CELL = 32_767
_SHEET = 1_048_575
_WIDTHS = {"text": 60, "title": 50, "lead": 50, "figures": 60, "url": 40}


def write_csv(path: Path, columns: list[str], rows: Iterable[Row]) -> int:
    """UTF-8 with the signature that spreadsheets look for; text that starts like a formula gets a leading ``'``."""
    count = 0
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        for row in rows:
            writer.writerow([_inert(row[name]) for name in columns])
            count += 1
    return count


def write_jsonl(path: Path, columns: list[str], rows: Iterable[Row]) -> int:
    """One JSON object a line, text as it is, numbers as JSON numbers to their last digit, dates in ISO form."""
    count = 0
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for row in rows:
            cells = (f"{json.dumps(name)}: {_json(row[name])}" for name in columns)
            file.write("{" + ", ".join(cells) + "}\n")
            count += 1
    return count


def write_xlsx(path: Path, columns: list[str], rows: Iterable[Row]) -> int:
    """Typed cells: no text is ever read as a formula or an address. Rows beyond what a sheet holds go to the next; the
    last sheet says what the words of the columns mean."""
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "remove_timezone": True}
    count = 0
    with xlsxwriter.Workbook(str(path), options) as book:
        formats = {"day": book.add_format({"num_format": "dd/mm/yyyy"}),
                   "time": book.add_format({"num_format": "dd/mm/yyyy hh:mm"}),
                   "head": book.add_format({"bold": True})}  # fmt: skip
        sheet = _sheet(book, columns, formats["head"])
        for count, row in enumerate(rows, start=1):
            line = (count - 1) % _SHEET + 1
            if line == 1 and count > 1:
                sheet = _sheet(book, columns, formats["head"])
            for n, name in enumerate(columns):
                _cell(sheet, line, n, row[name], formats)
        _legend(book, columns, formats["head"])
    return count


def _legend(book: Any, columns: list[str], head: Any) -> None:
    """What the words of the table mean, on a sheet of its own; none where the table has no such words."""
    told = [legend.HEAD, *legend.rows(columns)]
    if len(told) == 1:
        return
    sheet: Worksheet = book.add_worksheet(legend.SHEET)
    sheet.set_column(0, 3, 24)
    for line, row in enumerate(told):
        for n, text in enumerate(row):
            sheet.write_string(line, n, text, None if line else head)


def _inert(value: Any) -> Any:
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    text = value if isinstance(value, str) else None
    return f"'{text}" if text and _FORMULA.match(text) else value


def _json(value: Any) -> str:
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, datetime):
        return json.dumps(value.isoformat(timespec="seconds"))
    return json.dumps(value.isoformat() if isinstance(value, date) else value, ensure_ascii=False)


def _sheet(book: Any, columns: list[str], head: Any) -> Worksheet:
    sheet: Worksheet = book.add_worksheet()
    sheet.freeze_panes(1, 0)
    for n, name in enumerate(columns):
        sheet.set_column(n, n, _WIDTHS.get(name, 14))
        sheet.write_string(0, n, name, head)
    sheet.autofilter(0, 0, 0, len(columns) - 1)
    return sheet


def _cell(sheet: Worksheet, line: int, column: int, value: Any, formats: Mapping[str, Any]) -> None:
    if value is None:
        return
    if isinstance(value, datetime):
        sheet.write_datetime(line, column, value.replace(tzinfo=None), formats["time"])
    elif isinstance(value, date):
        sheet.write_datetime(line, column, datetime(value.year, value.month, value.day), formats["day"])
    elif isinstance(value, bool):
        sheet.write_boolean(line, column, value)
    elif isinstance(value, int | float) or (isinstance(value, Decimal) and _short(value)):
        sheet.write_number(line, column, float(value))
    else:
        sheet.write_string(line, column, _text(value))


def _text(value: Any) -> str:
    text = format(value, "f") if isinstance(value, Decimal) else str(value)
    return text if len(text) <= _CELL else text[: _CELL - 1] + "…"


def _short(value: Decimal) -> bool:
    return len(value.as_tuple().digits) <= _SAFE_DIGITS and value.adjusted() < _SAFE_DIGITS
