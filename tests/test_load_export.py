"""Exports: whole files, typed cells, nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from openpyxl import load_workbook
from sqlalchemy import Engine

from load import records
from load.errors import ExportError
from load.export import export
from load.export_tables import COLUMNS
from tests import stories

HOSTILE = "=cmd|' /C calc'!A0"


@pytest.fixture
def filled(engine: Engine) -> Engine:
    stories.saved(engine, stories.article(title=HOSTILE, author="+84 123"), stories.reading())
    records.rebuild(engine)
    return engine


@pytest.mark.parametrize("form", ["csv", "xlsx", "jsonl"])
@pytest.mark.parametrize("table", list(COLUMNS))
def test_every_table_in_every_form(filled: Engine, tmp_path: Path, table: str, form: str) -> None:
    out = tmp_path / f"out.{form}"
    assert export(filled, out, table) == len(rows(out))  # type: ignore[arg-type]
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == [out.name]


def test_formulas_are_inert_in_spreadsheets_and_unchanged_in_json(filled: Engine, tmp_path: Path) -> None:
    for form, title in (("csv", f"'{HOSTILE}"), ("xlsx", HOSTILE), ("jsonl", HOSTILE)):
        export(filled, tmp_path / f"a.{form}", "articles")
        assert rows(tmp_path / f"a.{form}")[0]["title"] == title
    cell = load_workbook(tmp_path / "a.xlsx").active["D2"]
    assert cell.data_type == "s"


def test_numbers_and_days_are_typed(filled: Engine, tmp_path: Path) -> None:
    export(filled, tmp_path / "f.xlsx", "figures")
    export(filled, tmp_path / "f.jsonl", "figures")
    sheet, line = rows(tmp_path / "f.xlsx")[0], rows(tmp_path / "f.jsonl")[0]
    assert (sheet["low"], sheet["bound"], sheet["period_start"].year) == (2500, "over", 2022)
    assert (line["low"], line["period_start"], line["derived"]) == (2500, "2022-01-01", False)


def test_a_workbook_explains_its_words(filled: Engine, tmp_path: Path) -> None:
    export(filled, tmp_path / "f.xlsx", "figures")
    told = list(load_workbook(tmp_path / "f.xlsx")["Chú giải"].values)
    assert ("status", "planned", "Kế hoạch", "Planned") in told
    assert {row[0] for row in told[1:]} == {"type", "status", "bound", "decision", "role", "kind"}
    export(filled, tmp_path / "a.xlsx", "articles")
    assert len(load_workbook(tmp_path / "a.xlsx").sheetnames) == 1


def test_a_failed_export_leaves_the_old_file(filled: Engine, tmp_path: Path) -> None:
    (tmp_path / "out.csv").write_text("old")
    with pytest.raises(ExportError, match="no form"):
        export(filled, tmp_path / "out.pdf", "records")
    with pytest.raises(ExportError, match="cannot be written"):
        export(filled, tmp_path / "nowhere" / "out.csv", "records")
    assert (tmp_path / "out.csv").read_text() == "old"


def rows(path: Path) -> list[dict[str, object]]:
    if path.suffix == ".jsonl":
        return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    if path.suffix == ".csv":
        with path.open(encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))
    head, *lines = load_workbook(path).active.iter_rows(values_only=True)
    return [dict(zip(map(str, head), line, strict=True)) for line in lines]
