"""Kills, rivals, damage and full disks: what was acknowledged is there, and the message says what to do."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Engine, select, text

from load import database, lock, store, tables
from load.database import check, reading
from load.errors import DatabaseBusyError, DatabaseError
from tests import stories


@contextmanager
def writer(url: str, first: int) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.writer", url, str(first)], stdout=subprocess.PIPE, text=True,
        cwd=Path(__file__).parent.parent,
    )  # fmt: skip
    try:
        yield process
    finally:
        process.kill()
        process.wait()
        if process.stdout is not None:
            process.stdout.close()


def acknowledged(process: subprocess.Popen[str], lines: int) -> list[str]:
    assert process.stdout is not None
    return [process.stdout.readline().strip() for _ in range(lines)]


def test_what_was_acknowledged_outlives_a_kill(engine: Engine, database_url: str, tmp_path: Path) -> None:
    done: list[str] = []
    for start, lines in ((0, 1), (1000, 4), (2000, 9)):
        with writer(database_url, start) as process:
            done += acknowledged(process, lines)
            process.kill()
            done += process.communicate()[0].split()
    again = database.open(database_url, tmp_path)
    check(again)
    with reading(again) as connection:
        stored = set(connection.execute(select(tables.articles.c.key)).scalars())
        halves = connection.execute(
            text(
                "SELECT count(*) FROM extractions x WHERE (SELECT count(*) FROM figures f "
                "WHERE f.article_id = x.article_id) <> 2"
            )
        ).scalar_one()
    again.dispose()
    assert set(done) <= stored
    assert len(done) >= 14
    assert halves == 0


def test_two_processes_write_by_turns(engine: Engine, database_url: str) -> None:
    with writer(database_url, 0) as one, writer(database_url, 1000) as other:
        done = acknowledged(one, 15) + acknowledged(other, 15)
    check(engine)
    assert store.known(engine, "mic", done) == set(done)


def test_who_waits_too_long_is_told_for_whom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = database.open(None, tmp_path)
    with engine.begin():
        monkeypatch.setattr(lock.WritingConnection, "patience", 0.05)
        with pytest.raises(DatabaseBusyError, match=r"is being written by process \d+"):
            store.save_page(engine, stories.page())
        with reading(engine) as connection:
            assert connection.execute(select(tables.pages)).all() == [], "readers never wait"
    store.save_page(engine, stories.page())
    engine.dispose()


def test_a_damaged_database_is_refused(tmp_path: Path) -> None:
    engine = database.open(None, tmp_path)
    for number in range(20):
        stories.saved(engine, stories.article(str(number)), stories.reading())
    engine.dispose()
    file = tmp_path / database.FILE
    content = bytearray(file.read_bytes())
    content[8192 : len(content) // 2] = b"\xff" * (len(content) // 2 - 8192)
    file.write_bytes(content)
    with pytest.raises(DatabaseError, match=r"damaged|malformed"):
        database.open(None, tmp_path)
    assert file.read_bytes() == content, "nothing is written to it"


def test_a_full_disk_is_one_sentence_and_harms_nothing(tmp_path: Path) -> None:
    engine = database.open(None, tmp_path)
    store.save_page(engine, stories.page())
    limit = "PRAGMA max_page_count"
    with engine.connect() as connection:
        raw = connection.connection.driver_connection
        assert raw is not None
        pages = raw.execute("PRAGMA page_count").fetchone()[0]
        raw.execute(f"{limit} = {pages}")
        connection.close()
    with pytest.raises(DatabaseError, match="full"):
        stories.saved(engine, stories.article(text="một bài rất dài " * 50_000))
    engine.dispose()
    again = database.open(None, tmp_path)
    check(again)
    stories.saved(again, stories.article("after"))
    assert store.known(again, "mic", ["after"]) == {"after"}
    again.dispose()


def test_a_folder_that_cannot_be_made_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(DatabaseError, match="cannot be made"):
        database.open(None, tmp_path / "file" / "data")
