"""Many workers on one database: real processes, two of them killed; what signals do; the service as a whole."""

from __future__ import annotations

import signal
import socket
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from sqlalchemy import func, select, update

from crawler import due
from crawler.run import CrawlReport, Target, crawl
from load import clock, database, frontier, harvests, leases, pending, records, schedules, tables
from portal import truth
from portal.server import Portal
from terminal.keep import run_due
from terminal.store import Store
from tests.cluster import Cluster
from tests.crawling import differences, rows
from tests.working import logs, scheduled, start, until

TRUTH = {(article.site, article.key): article for article in truth.load()}


@pytest.fixture
def portal() -> Iterator[Portal]:
    with Portal({}) as running:
        yield running


@pytest.fixture
def server_url(cluster: Cluster, template: str) -> str:
    """A database on PostgreSQL: several machines need one."""
    return cluster.database(template)


def test_three_workers_share_the_sources_and_the_death_of_two_loses_nothing(
    portal: Portal, server_url: str, tmp_path: Path
) -> None:
    names = scheduled(portal, server_url, tmp_path, ["danang", "sonla", "mst", "baolaocai"])
    words = ("run", "--due", *names)
    workers = [start(*words, data=tmp_path, database_url=server_url, SOTIN_CRAWL_AT_ONCE="2") for _ in range(3)]
    assert until(lambda: len(portal.requests) > 12), logs(tmp_path)
    for worker in workers[:2]:
        worker.send_signal(signal.SIGKILL)
    assert [worker.wait(60) for worker in workers[:2]] == [-signal.SIGKILL] * 2
    assert workers[2].wait(60) in (0, 1), logs(tmp_path)
    assert _run_due(server_url, tmp_path, names) == 0, logs(tmp_path)

    engine = database.open(server_url, tmp_path)
    found = rows(engine)
    assert set(found) == {key for key in TRUTH if key[0] in names}
    assert [line for key, row in found.items() for line in differences(TRUTH[key], row)] == []
    assert frontier.failures(engine) == []
    assert pending.count(engine) == 0
    assert all(set(frontier.states(engine, site)) <= {"done", "forbidden"} for site in names)
    with database.reading(engine) as connection:
        members = connection.execute(select(func.count()).select_from(tables.members)).scalar_one()
        activities = connection.execute(select(func.count()).select_from(tables.activities)).scalar_one()
        assert members == activities > 0
    merged = records.rebuild(engine)
    assert (merged["new"], merged["merged"], merged["gone"]) == (0, 0, 0)
    assert leases.held(engine) == []
    engine.dispose()
    asked = Counter((visit.site, visit.path) for visit in portal.requests if _is_article(visit.site, visit.path))
    again = sum(times - 1 for times in asked.values())
    # Each of the two killed workers crawled two hosts; of each one request was on its way, and a page or two that had
    # come waited for their commit. Whoever asked for everything again would repeat more than thirty.
    assert again <= 2 * 2 * 3, "only what the killed ones had under way is repeated"


def test_nobody_crawls_what_another_process_crawls(portal: Portal, database_url: str, tmp_path: Path) -> None:
    engine = database.open(database_url, tmp_path)
    site = "danang"
    lease = schedules.lease_of(portal.sites[site], "danang.gov.vn")
    assert leases.claim(engine, lease, "web9:0123456789ab:17:4711:1")
    scheduled(portal, database_url, tmp_path, [site])
    worker = start("run", "--due", site, data=tmp_path, database_url=database_url)
    assert worker.wait(60) == 0
    (report,) = crawl([Target(site, portal.sites[site])], database_url, tmp_path)
    assert not report.complete
    assert "another process" in report.stopped
    assert portal.requests == ()
    engine.dispose()


def test_sites_of_one_host_are_crawled_one_after_the_other(portal: Portal, tmp_path: Path) -> None:
    origin = portal.sites["danang"]
    reports = crawl([Target("danang", origin), Target("sonla", origin)], None, tmp_path)
    assert not any(report.stopped for report in reports)
    robots = [at for at, visit in enumerate(portal.requests) if visit.path == "/robots.txt"]
    between = [visit.path for visit in portal.requests[robots[0] : robots[1]] if "/-/" in visit.path]
    assert len(between) == reports[0].fetched > 0, "the second began when the first had ended"


def test_a_signal_ends_a_worker_in_time_with_its_state_saved(portal: Portal, database_url: str, tmp_path: Path) -> None:
    (name,) = scheduled(portal, database_url, tmp_path, ["danang"])
    worker = start("run", "--due", name, data=tmp_path, database_url=database_url)
    assert until(lambda: len(portal.requests) > 3), logs(tmp_path)
    worker.send_signal(signal.SIGTERM)
    assert worker.wait(30) in (143, 0), logs(tmp_path)
    assert "Traceback" not in logs(tmp_path)
    engine = database.open(database_url, tmp_path)
    assert leases.held(engine) == []
    assert frontier.owners(engine, name) == set()
    with database.reading(engine) as connection:
        assert connection.execute(select(tables.runs.c.outcome)).scalars().all() in (["stopped"], ["finished"])
    assert _run_due(database_url, tmp_path, [name]) == 0
    assert set(rows(engine)) == {key for key in TRUTH if key[0] == name}
    engine.dispose()


def test_the_service_collects_serves_and_ends(portal: Portal, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'sotin.sqlite'}"
    names = scheduled(portal, url, tmp_path, ["sonla"])
    port = _free_port()
    service = start("serve", *names, "--port", str(port), data=tmp_path, database_url=url)
    try:
        engine = database.open(url, tmp_path)
        assert until(lambda: bool(harvests.latest(engine))), logs(tmp_path)
        assert until(lambda: _answers(port)), logs(tmp_path)
        assert set(rows(engine)) == {key for key in TRUTH if key[0] == "sonla"}
    finally:
        service.send_signal(signal.SIGTERM)
    assert service.wait(30) == 0, logs(tmp_path)
    assert "Traceback" not in logs(tmp_path)
    assert leases.held(engine) == []
    engine.dispose()


def test_a_finished_source_waits_for_its_next_turn(portal: Portal, database_url: str, tmp_path: Path) -> None:
    (name,) = scheduled(portal, database_url, tmp_path, ["sonla"])
    engine = database.open(database_url, tmp_path)
    assert _run_due(database_url, tmp_path, [name]) == 0
    portal.forget()
    assert _run_due(database_url, tmp_path, [name]) == 0
    assert portal.requests == ()
    with engine.begin() as connection:
        connection.execute(update(tables.schedules).values(due=clock.now()))
    assert _run_due(database_url, tmp_path, [name]) == 0
    assert portal.requests
    engine.dispose()


def test_the_next_turn_follows_rhythm_backlog_and_what_the_site_asks_for() -> None:
    now = clock.now()
    report = CrawlReport("a", 0, 0, 0, 0, 0, 0, 0, 0, "", ())
    turn = due.next_turn("every 3h", report, now)
    assert turn is not None
    assert (turn - now).total_seconds() == 3 * 3600
    backlog = CrawlReport("a", 0, 0, 0, 0, 0, 0, 9, 0, "", ())
    assert due.next_turn("every 3h", backlog, now) == now + due.SOON
    tired = CrawlReport("a", 0, 0, 0, 0, 0, 0, 9, 0, "", (), rest=86_400)
    turn = due.next_turn("every 3h", tired, now)
    assert turn is not None
    assert (turn - now).total_seconds() == 86_400
    assert due.next_turn("never", report, now) is None


def _run_due(database_url: str, data: Path, names: list[str]) -> int:
    """``sotin run --due`` in this process."""
    store = Store.open(database_url, data)
    try:
        return run_due(store, names)
    finally:
        store.engine.dispose()


def _is_article(site: str, path: str) -> bool:
    return any(article.path == path for key, article in TRUTH.items() if key[0] == site)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        number: int = probe.getsockname()[1]
        return number


def _answers(port: int) -> bool:
    try:
        with urlopen(f"http://127.0.0.1:{port}/", timeout=5) as answer:
            return bool(answer.status == 200)
    except (URLError, ConnectionError):
        return False
