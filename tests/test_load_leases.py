"""Leases, rhythms and schedules: one holder at a time, over processes and machines, and none for ever."""

from __future__ import annotations

import subprocess
import sys
import threading
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, update

from extract.errors import UsageError
from load import clock, database, holders, leases, schedules, tables
from load.rhythm import parse
from load.schedules import Plan
from load.types import VIETNAM

HOUR = timedelta(hours=1)
ELSEWHERE = "web9:0123456789ab:17:4711:1"
"""A holder on another machine."""


def test_one_holder_at_a_time(engine: Engine) -> None:
    one, other = holders.new(), holders.new()
    assert leases.claim(engine, "host a", one)
    assert not leases.claim(engine, "host a", other)
    assert leases.claim(engine, "host a", one)
    assert leases.claim(engine, "host b", other)
    assert [(lease.name, lease.holder) for lease in leases.held(engine)] == [("host a", one), ("host b", other)]
    leases.release(engine, "host a", other)
    assert not leases.claim(engine, "host a", other)
    leases.release(engine, "host a", one)
    assert leases.claim(engine, "host a", other)


def test_a_lease_of_another_machine_runs_out_by_itself(engine: Engine) -> None:
    assert leases.claim(engine, "host a", ELSEWHERE, HOUR)
    assert not leases.claim(engine, "host a", holders.new())
    assert leases.renew(engine, "host a", ELSEWHERE, timedelta(0))
    mine = holders.new()
    assert leases.held(engine) == []
    assert leases.claim(engine, "host a", mine)
    assert not leases.renew(engine, "host a", ELSEWHERE), "the old holder learns that it has lost"


def test_a_process_of_this_machine_that_was_killed_is_not_waited_for(engine: Engine) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", "from load import holders; print(holders.new(), flush=True); input()"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        holder = process.stdout.readline().strip()
        assert leases.claim(engine, "host a", holder, HOUR)
        assert not leases.claim(engine, "host a", holders.new())
        process.kill()
    assert leases.claim(engine, "host a", holders.new())


def test_a_holder_is_this_process_and_no_other() -> None:
    me = holders.new()
    assert not holders.is_gone(me)
    machine, number, started, nth = me.rsplit(":", 3)
    assert holders.is_gone(f"{machine}:{number}:{int(started) + 1}:{nth}"), "its number was given to another process"
    assert not holders.is_gone(ELSEWHERE)
    assert not holders.is_gone("odd")


def test_signs_of_life_keep_a_lease_and_its_loss_is_told(engine: Engine) -> None:
    length, lost = timedelta(seconds=0.5), threading.Event()
    with leases.holding(engine, "host a", length, lost.set) as mine:
        assert mine
        first = leases.held(engine)[0].expires
        renewed = threading.Event()
        while leases.held(engine)[0].expires == first:
            renewed.wait(0.02)
        with leases.holding(engine, "host a") as second:
            assert not second
        with engine.begin() as connection:
            connection.execute(update(tables.leases).values(holder=ELSEWHERE, expires=clock.now() + HOUR))
        assert lost.wait(10)
    assert [lease.holder for lease in leases.held(engine)] == [ELSEWHERE], "what is another's is not released"


COUNTING = """
import sys
from pathlib import Path
from load import database, leases
engine = database.open(sys.argv[1], Path("."))
for _ in range(10):
    with leases.waiting(engine, "counter", pause=0.005):
        file = Path(sys.argv[2])
        file.write_text(str(int(file.read_text()) + 1))
"""


def test_processes_that_wait_for_one_lease_take_turns(database_url: str, tmp_path: Path) -> None:
    database.open(database_url, tmp_path).dispose()
    file = tmp_path / "count"
    file.write_text("0")
    running = [subprocess.Popen([sys.executable, "-c", COUNTING, database_url, str(file)]) for _ in range(3)]
    assert [process.wait(60) for process in running] == [0, 0, 0]
    assert file.read_text() == "30"


def _at(text: str) -> datetime:
    return datetime.fromisoformat(f"2026-03-{text}:00").replace(tzinfo=VIETNAM)


@pytest.mark.parametrize(
    ("rhythm", "now", "then"),
    [
        ("every 3h", "05 08:20", "05 11:20"),
        ("every 30m", "05 08:20", "05 08:50"),
        (" Every 2D ", "05 08:20", "07 08:20"),
        ("06:00,12:00, 18:00", "05 08:20", "05 12:00"),
        ("06:00, 12:00", "05 12:00", "06 06:00"),
        ("7:30", "05 08:20", "06 07:30"),
    ],
)
def test_rhythms(rhythm: str, now: str, then: str) -> None:
    assert parse(rhythm).after(_at(now)) == _at(then)


def test_the_longest_pause_of_a_rhythm() -> None:
    assert [parse(text).longest for text in ("every 3h", "06:00, 12:00", "never")] == [3 * HOUR, 18 * HOUR, None]
    assert parse("never").after(_at("05 08:20")) is None


@pytest.mark.parametrize("text", ["", "daily", "every 0h", "every 1m", "every 99d", "25:00", "06:00,", "every 3", "6"])
def test_what_is_no_rhythm_is_said(text: str) -> None:
    with pytest.raises(UsageError, match="rhythm"):
        parse(text)


PLANS = {"a": Plan("every 3h", "a.gov.vn"), "b": Plan("never", "b.gov.vn"), "c": Plan("every 1h", "www.a.gov.vn")}


def test_turns_are_taken_once_and_hosts_by_one_worker(engine: Engine) -> None:
    schedules.arrange(engine, PLANS)
    schedules.arrange(engine, PLANS)
    one, other = holders.new(), holders.new()
    turn = schedules.claim(engine, PLANS, one)
    assert turn is not None
    assert (turn.site, turn.lease) == ("a", "host a.gov.vn")
    assert schedules.claim(engine, PLANS, other) is None, "b is never due, and c shares the host of a"
    schedules.finish(engine, "a", "finished", clock.now() + HOUR)
    leases.release(engine, turn.lease, one)
    second = schedules.claim(engine, PLANS, other)
    assert second is not None
    assert second.site == "c"
    schedules.finish(engine, "c", "finished", clock.now() + HOUR)
    leases.release(engine, second.lease, other)
    assert schedules.claim(engine, PLANS, one) is None
    rows = {row.site: (row.rhythm, row.chosen, row.outcome) for row in schedules.table(engine, PLANS)}
    assert rows == {
        "a": ("every 3h", False, "finished"),
        "b": ("never", False, None),
        "c": ("every 1h", False, "finished"),
    }


def test_a_turn_whose_worker_dies_stays_due(engine: Engine) -> None:
    schedules.arrange(engine, {"a": PLANS["a"]})
    assert schedules.claim(engine, PLANS, ELSEWHERE, timedelta(0)) is not None
    again = schedules.claim(engine, PLANS, holders.new())
    assert again is not None
    assert again.site == "a"


def test_people_choose_rhythms_and_origins(engine: Engine) -> None:
    schedules.arrange(engine, PLANS)
    schedules.choose(engine, "a", "06:00", "http://127.0.0.1:8711")
    schedules.choose(engine, "c", "never", None)
    assert schedules.entered(engine) == [("a", "06:00", "http://127.0.0.1:8711"), ("c", "never", None)]
    turn = schedules.claim(engine, PLANS, holders.new())
    assert turn is not None
    assert (turn.site, turn.origin, turn.lease) == ("a", "http://127.0.0.1:8711", "host 127.0.0.1:8711")
    assert [row.due for row in schedules.table(engine, PLANS) if row.site == "c"] == [None]
    with pytest.raises(UsageError, match="rhythm"):
        schedules.choose(engine, "a", "now and then", None)


def test_a_schedule_that_nobody_works_is_noticed(engine: Engine) -> None:
    schedules.arrange(engine, PLANS)
    assert schedules.late(engine) == []
    with engine.begin() as connection:
        ours = tables.schedules.c.site == "a"
        connection.execute(update(tables.schedules).where(ours).values(due=clock.now() - 2 * schedules.LATE))
    assert [site for site, _ in schedules.late(engine)] == ["a"]
