"""The verbs of unattended work as people type them, in this process: right use, wrong use, exit codes."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from extract.errors import SotinError
from load import database, frontier, store
from load.frontier import Found
from sotin import cli
from tests.stories import article, page


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with one archived article and one that is missing."""
    engine = database.open(None, tmp_path)
    store.save_article(engine, article("1"), store.save_page(engine, page("1")))
    frontier.add(engine, "mic", {"2": Found("https://mic.gov.vn/2.html")})
    frontier.fail(engine, "mic", "2", "timeout", None, None)
    engine.dispose()
    return tmp_path


def sotin(*words: str) -> Result:
    result = CliRunner().invoke(cli, words, env={"SOTIN_LANG": "en", "COLUMNS": "200"}, standalone_mode=False)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        assert isinstance(result.exception, SotinError), result.exception
    return result


def _code(result: Result) -> object:
    return result.exception.code if isinstance(result.exception, SystemExit) else result.exit_code


def test_the_failure_ledger(data: Path) -> None:
    result = sotin("status", "--failures", "--data", str(data))
    assert _code(result) == 1
    assert all(word in result.output for word in ("mic", "timeout", "https://mic.gov.vn/2.html"))
    assert _code(sotin("status", "--failures", "--site", "mst", "--data", str(data))) == 0


def test_an_address_then_and_its_page(data: Path) -> None:
    url = "https://mic.gov.vn/1.html"
    assert "Tin 1" in sotin("archive", url, "--data", str(data)).output
    assert sotin("archive", url, "--body", "--data", str(data)).output == "<p>Tin</p>"
    assert "05/03/2024 12:00:00" in sotin("archive", url, "--at", "2024-03-05", "--data", str(data)).output
    assert _code(sotin("archive", url, "--at", "04/03/2024", "--data", str(data))) == 1
    assert _code(sotin("archive", "https://mic.gov.vn/9.html", "--data", str(data))) == 1


def test_the_archive_exported_packed_and_verified(data: Path) -> None:
    out = data / "all.warc.gz"
    assert f"1 pages written to {out}" in sotin("archive", "--warc", str(out), "--data", str(data)).output
    assert _code(sotin("archive", "--pack", "--data", str(data))) == 0
    verified = sotin("archive", "--verify", "--data", str(data))
    assert (_code(verified), "0 damaged" in verified.output) == (0, True)
    with database.open(None, data).begin() as connection:
        connection.exec_driver_sql("UPDATE bodies SET size = 99")
    assert _code(sotin("archive", "--verify", "--data", str(data))) == 1


def test_schedules_are_shown_and_changed(data: Path) -> None:
    assert _code(sotin("schedule", "danang", "06:00, 18:00", "--data", str(data))) == 0
    assert _code(sotin("schedule", "sonla", "never", "--data", str(data))) == 0
    shown = {line.split()[0]: line for line in sotin("schedule", "--data", str(data)).output.splitlines() if line}
    assert "06:00, 18:00 *" in shown["danang"]
    assert "never *" in shown["sonla"]
    assert _code(sotin("schedule", "danang", "usual", "--data", str(data))) == 0
    assert "06:00, 18:00" not in sotin("schedule", "--data", str(data)).output.split("sonla")[0].split("danang")[1]


@pytest.mark.parametrize("words", [("status",), ("archive", "--verify")])
def test_a_verb_that_reads_makes_no_database(words: tuple[str, ...], tmp_path: Path) -> None:
    result = sotin(*words, "--data", str(tmp_path / "mistyped"))
    assert isinstance(result.exception, SotinError)
    assert "there is no database in" in str(result.exception)
    assert not (tmp_path / "mistyped").exists()


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("run",), "--due"),
        (("run", "--due", "nowhere"), "nowhere"),
        (("serve", "nowhere"), "nowhere"),
        (("archive",), "address"),
        (("archive", "https://mic.gov.vn/", "--verify"), "one of"),
        (("archive", "--warc", "pages.zip"), r"\.warc\.gz"),
        (("archive", "https://mic.gov.vn/1.html", "--at", "yesterday"), "yesterday"),
        (("schedule", "nowhere", "every 3h"), "nowhere"),
        (("schedule", "danang", "hourly"), "rhythm"),
        (("schedule", "danang", "every 3h", "--at", "danang.gov.vn"), "origin"),
    ],
)
def test_wrong_use_is_one_sentence(words: tuple[str, ...], message: str, tmp_path: Path) -> None:
    database.open(None, tmp_path).dispose()
    result = sotin(*words, "--data", str(tmp_path))
    assert isinstance(result.exception, SotinError)
    assert result.exception.exit_code == 2
    with pytest.raises(SotinError, match=message):
        raise result.exception
