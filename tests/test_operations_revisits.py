"""Known articles are looked at again, conditionally; what changed becomes a revision, what vanished is marked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, select, update

from load import clock, database, frontier, revisits, tables
from load.types import VIETNAM
from portal.server import Portal
from tests.crawling import crawl_portal, rows

SITE = "danang"


@pytest.fixture
def portal() -> Iterator[Portal]:
    with Portal({}) as running:
        yield running


def _fall_due(engine: Engine, *keys: str) -> None:
    """As if the time of the next look had come."""
    f = tables.frontier
    with engine.begin() as connection:
        here = update(f).where(f.c.state.in_(("done", "gone")), f.c.key.in_(keys))
        connection.execute(here.values(next_try=clock.now() - timedelta(seconds=1)))


def _states(engine: Engine) -> dict[str, tuple[str, datetime | None]]:
    f = tables.frontier.c
    with database.reading(engine) as connection:
        return {row.key: (row.state, row.next_try) for row in connection.execute(select(f.key, f.state, f.next_try))}


def test_a_second_look_is_conditional_and_finds_what_changed_and_what_vanished(
    portal: Portal, engine: Engine, database_url: str, tmp_path: Path
) -> None:
    crawl_portal(portal, database_url, tmp_path, [SITE])
    before = rows(engine)
    (_, same), (_, revised), (_, vanished) = list(before)[:3]
    figure = before[(SITE, revised)].text.split()[-3]
    portal.revise(SITE, revised, figure, "bốn mươi")
    portal.withdraw(SITE, vanished)
    _fall_due(engine, same, revised, vanished)
    portal.forget()

    report = crawl_portal(portal, database_url, tmp_path, [SITE])[SITE]
    assert (report.fetched, report.known, report.changed, report.failed) == (2, 1, 1, 1)
    after = rows(engine)
    answers = {visit.path.rpartition("/")[2]: visit.status for visit in portal.requests if "/-/" in visit.path}
    assert sorted(answers.values()) == [200, 304, 404], answers
    assert after[(SITE, same)] == before[(SITE, same)]
    assert (after[(SITE, revised)].revision, "bốn mươi" in after[(SITE, revised)].text) == (2, True)
    with database.reading(engine) as connection:
        kept = connection.execute(select(tables.revisions.c.text)).scalars().all()
    assert kept == [before[(SITE, revised)].text]
    gone = after[(SITE, vanished)]
    assert gone.withdrawn is not None
    assert gone.text == before[(SITE, vanished)].text
    assert [failure.cause for failure in frontier.failures(engine)] == ["gone"]


def test_old_articles_are_not_looked_at_again_and_young_ones_by_the_ladder(
    portal: Portal, engine: Engine, database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    crawl_portal(portal, database_url, tmp_path, [SITE])
    assert {next_try for state, next_try in _states(engine).values() if state == "done"} == {None}
    key, article = next(iter((key, row) for (_, key), row in rows(engine).items()))
    monkeypatch.setattr(clock, "now", lambda: article.published + timedelta(hours=2))
    revisits.settle(engine, SITE, key, 200)
    assert _states(engine)[key] == ("done", article.published + timedelta(hours=6))
    assert revisits.wake(engine, SITE) == 0
    monkeypatch.setattr(clock, "now", lambda: article.published + timedelta(hours=7))
    assert revisits.wake(engine, SITE) == 1
    (due,) = frontier.claim(engine, SITE, "somebody", 5)
    assert (due.key, due.again) == (key, True)
    revisits.settle(engine, SITE, key, 304)
    assert _states(engine)[key] == ("done", article.published + timedelta(days=1))


def test_one_that_came_back_is_no_longer_withdrawn(
    portal: Portal, engine: Engine, database_url: str, tmp_path: Path
) -> None:
    crawl_portal(portal, database_url, tmp_path, [SITE])
    (_, key) = next(iter(rows(engine)))
    frontier.fail(engine, SITE, key, "gone", 404, None, gone=True)
    with engine.begin() as connection:
        connection.execute(update(tables.articles).where(tables.articles.c.key == key).values(withdrawn=clock.now()))
    _fall_due(engine, key)
    report = crawl_portal(portal, database_url, tmp_path, [SITE])[SITE]
    assert report.failed == 0
    assert rows(engine)[(SITE, key)].withdrawn is None
    assert frontier.failures(engine) == []


@pytest.mark.parametrize(
    ("age", "step"),
    [
        (timedelta(0), timedelta(hours=1)),
        (timedelta(hours=1), timedelta(hours=6)),
        (timedelta(hours=23), timedelta(days=1)),
        (timedelta(days=2), timedelta(days=3)),
        (timedelta(days=6, hours=23), timedelta(days=7)),
        (timedelta(days=7), None),
        (timedelta(hours=-5), timedelta(hours=1)),
    ],
)
def test_the_ladder(age: timedelta, step: timedelta | None) -> None:
    now = datetime(2026, 3, 5, 12, tzinfo=VIETNAM)
    start = min(now - age, now)
    assert revisits.following(now - age, now) == (None if step is None else start + step)
