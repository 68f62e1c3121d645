"""``kill -9`` at random moments of crawl, extraction, merging and export (``tests/hostile/kills.py``; here a few), and
signals that ask a crawl to end while it waits for a server that says nothing."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

from load import database, frontier, leases
from tests.hostile.kills import campaigns
from tests.rogue import Rogue, page, silent
from tests.working import logs, start, until

KILLS = 10
SEED = 7


def test_whatever_is_killed_the_store_ends_as_an_undisturbed_one(tmp_path: Path) -> None:
    tally = campaigns(KILLS, SEED, tmp_path)
    assert tally.faults == []
    assert tally.kills.total() == tally.checks == KILLS


@pytest.mark.parametrize(("asked", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 130)])
def test_a_signal_ends_a_crawl_that_waits_for_an_answer(asked: signal.Signals, code: int, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'sotin.sqlite'}"
    with Rogue({"/robots.txt": page("User-agent: *\n"), "/": silent}) as server:
        process = start("crawl", f"{server.origin}/", data=tmp_path, database_url=url)
        assert until(lambda: len(server.requests) == 2), logs(tmp_path)
        process.send_signal(asked)
        assert process.wait(30) == code, logs(tmp_path)
    assert "Traceback" not in logs(tmp_path)
    engine = database.open(url, tmp_path)
    database.check(engine)
    assert leases.held(engine) == []
    assert frontier.owners(engine, server.origin.removeprefix("http://")) == set()
    engine.dispose()
