"""A store that cannot be written ends a crawl in order: the message says why, and the next run does what is left."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import Engine, event, text

from crawler import sites
from crawler.run import CrawlReport, Job, collect
from crawler.settings import CrawlerSettings
from extract.errors import SotinError
from load import database
from load.errors import DatabaseError
from portal.server import Portal
from tests.crawling import rows

SETTINGS = CrawlerSettings()
WRITES = range(1, 40, 6)


def crawl(engine: Engine, origin: str) -> CrawlReport | str:
    try:
        return collect(engine, [Job(sites.find("sonla"), origin)], SETTINGS)[0]
    except SotinError as error:
        return str(error)


@pytest.mark.parametrize("nth", WRITES)
def test_the_nth_write_fails_and_the_next_run_makes_it_whole(nth: int, tmp_path: Path) -> None:
    engine = database.open(None, tmp_path)
    count = 0

    def fail(*_: object) -> None:
        nonlocal count
        count += 1
        if count >= nth:
            raise DatabaseError("The database cannot be used: no space left on device. Put that right and run again.")

    with Portal({}) as portal:
        event.listen(engine, "commit", fail)
        outcome = crawl(engine, portal.sites["sonla"])
        event.remove(engine, "commit", fail)
        said = outcome if isinstance(outcome, str) else outcome.stopped
        assert "no space left on device" in said
        database.check(engine)
        with engine.begin() as connection:
            connection.execute(text("DELETE FROM leases"))  # as when the process has ended: its leases are free
        repaired = crawl(engine, portal.sites["sonla"])
        assert isinstance(repaired, CrawlReport)
        assert repaired.complete, repaired
        assert len(rows(engine)) == len(portal.rooms["sonla"].stories)
    engine.dispose()


def test_a_fault_of_the_program_is_told_and_survived(tmp_path: Path) -> None:
    engine = database.open(None, tmp_path)
    with engine.begin() as connection:
        connection.execute(
            text(
                "CREATE TRIGGER odd BEFORE INSERT ON articles WHEN (SELECT count(*) FROM articles) = 2 "
                "BEGIN SELECT RAISE(ABORT, 'odd'); END"
            )
        )
    with Portal({}) as portal:
        broken = crawl(engine, portal.sites["sonla"])
        assert isinstance(broken, CrawlReport)
        assert not broken.complete
        assert {trouble.cause for trouble in broken.problems} == {"program"}
        with engine.begin() as connection:
            connection.execute(text("DROP TRIGGER odd"))
        repaired = crawl(engine, portal.sites["sonla"])
        assert isinstance(repaired, CrawlReport)
        assert repaired.complete
        assert len(rows(engine)) == len(portal.rooms["sonla"].stories)
    engine.dispose()
