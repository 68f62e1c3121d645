"""The crawl of the demo portal: every article once and right, nothing uninvited, nothing lost to kill -9."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from crawler.reparse import reparse
from crawler.run import Event, Target, crawl
from crawler.window import Window
from extract.errors import UsageError
from load import clock, database, frontier
from load.frontier import Found
from portal import truth
from portal.server import Portal
from tests.crawling import crawl_portal, differences, rows, stored

TRUTH = {(article.site, article.key): article for article in truth.load()}


@pytest.fixture
def portal() -> Iterator[Portal]:
    with Portal({}) as running:
        yield running


def test_every_article_once_and_right_then_nothing_new(portal: Portal, database_url: str, tmp_path: Path) -> None:
    reports = crawl_portal(portal, database_url, tmp_path)
    found = stored(database_url, tmp_path)
    assert set(found) == set(TRUTH)
    assert [line for key, row in found.items() for line in differences(TRUTH[key], row)] == []
    assert {row.method for row in found.values()} <= {"site", "family"}
    assert sum(report.new for report in reports.values()) == len(TRUTH)
    assert all(report.complete for report in reports.values()), reports
    _nothing_uninvited(portal)

    portal.forget()
    reports = crawl_portal(portal, database_url, tmp_path)
    assert sum(report.fetched for report in reports.values()) == 0
    assert not any(_is_article(visit.site, visit.path) for visit in portal.requests)
    assert stored(database_url, tmp_path) == found


def test_reparse_gives_the_same_articles_without_the_network(database_url: str, tmp_path: Path) -> None:
    with Portal({}) as portal:
        crawl_portal(portal, database_url, tmp_path, ["danang"])
    engine = database.open(database_url, tmp_path)
    before = rows(engine)
    assert reparse(engine, "danang") == {"new": 0, "changed": 0, "same": len(before), "failed": 0}
    assert rows(engine) == before
    engine.dispose()


def test_a_new_article_is_all_that_the_next_run_fetches(tmp_path: Path) -> None:
    articles = [article for key, article in TRUTH.items() if key[0] == "sonla"]
    newest = max(articles, key=lambda article: article.published)
    with Portal({}, [article for article in articles if article is not newest]) as portal:
        port = int(portal.sites["sonla"].rpartition(":")[2])
        crawl_portal(portal, None, tmp_path)
    with Portal({"sonla": port}, articles) as portal:
        report = crawl_portal(portal, None, tmp_path)["sonla"]
        assert (report.fetched, report.new) == (1, 1)
        assert [v.path for v in portal.requests if _is_article("sonla", v.path)] == [newest.path]


def test_unreachable_and_unreadable_sites_are_reported_and_the_others_go_on(portal: Portal, tmp_path: Path) -> None:
    targets = [Target("mst", at="http://127.0.0.1:1"), Target("danang", at=portal.sites["danang"])]
    lost, whole = crawl(targets, None, tmp_path)
    assert whole.complete
    assert whole.new
    assert not lost.complete
    assert {trouble.cause for trouble in lost.problems} == {"robots"}
    assert all(trouble.url.startswith("http://127.0.0.1:1/") for trouble in lost.problems)


def test_a_withdrawn_article_enters_the_ledger_as_gone(portal: Portal, tmp_path: Path) -> None:
    engine = database.open(None, tmp_path)
    frontier.add(engine, "sonla", {"1": Found(f"{portal.sites['sonla']}/tin-tuc/khong-con-1")})
    crawl_portal(portal, None, tmp_path, ["sonla"])
    assert [(f.cause, f.status, f.next_try) for f in frontier.failures(engine)] == [("gone", 404, None)]
    for asked in (1, 0):  # once more, as a portal that is being repaired says 404 for a while
        portal.forget()
        crawl_portal(portal, None, tmp_path, ["sonla"])
        assert sum("khong-con" in visit.path for visit in portal.requests) == asked
    engine.dispose()


def test_progress_tells_what_happens(portal: Portal, tmp_path: Path) -> None:
    events: list[Event] = []
    crawl([Target("danang", at=portal.sites["danang"])], None, tmp_path, events.append)
    assert [events[0].kind, events[-1].kind] == ["started", "finished"]
    assert events[-1].done == events[-1].total - 1  # one is behind robots.txt
    assert sum(event.kind == "stored" for event in events) == events[-1].done


@pytest.mark.parametrize("name", ["khongco", "ftp://danang.gov.vn/", "http:///x"])
def test_unknown_targets_are_refused_before_anything_is_asked(name: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=name.split(":")[0]):
        crawl([Target(name)], None, tmp_path)


def test_ten_kills_and_one_more_run_bring_every_article_once(portal: Portal, tmp_path: Path) -> None:
    sites = ["danang", "sonla"]
    expected = {key for key in TRUTH if key[0] in sites}
    for step in range(1, 11):
        _kill_after(portal, tmp_path, sites, requests=2 * step)
    crawl_portal(portal, None, tmp_path, sites)
    found = stored(None, tmp_path)
    assert set(found) == expected
    assert [line for key, row in found.items() for line in differences(TRUTH[key], row)] == []
    engine = database.open(None, tmp_path)
    database.check(engine)
    assert frontier.failures(engine) == []
    assert all(set(frontier.states(engine, site)) <= {"done", "forbidden"} for site in sites)
    engine.dispose()


CRAWL = """
import sys
from pathlib import Path
from crawler.run import Target, crawl
crawl([Target(*word.split("=")) for word in sys.argv[2:]], None, Path(sys.argv[1]))
"""


def _kill_after(portal: Portal, data: Path, sites: list[str], requests: int) -> None:
    """Start a crawl in a process of its own and kill it once it has made so many requests, or let it end before."""
    portal.forget()
    words = [f"{name}={portal.sites[name]}" for name in sites]
    process = subprocess.Popen([sys.executable, "-c", CRAWL, str(data), *words], stderr=subprocess.DEVNULL)
    tick = threading.Event()
    while process.poll() is None and len(portal.requests) < requests:
        tick.wait(0.002)
    process.send_signal(signal.SIGKILL)
    process.wait()


def _is_article(site: str, path: str) -> bool:
    return any(article.path == path for key, article in TRUTH.items() if key[0] == site)


def _nothing_uninvited(portal: Portal) -> None:
    """No address that robots.txt forbids, no address twice, and robots.txt before everything else."""
    for name, room in portal.rooms.items():
        paths = [visit.path for visit in portal.requests if visit.site == name]
        assert paths[0] == "/robots.txt"
        assert not any(path.startswith(room.site.disallow) for path in paths)
        articles = [path for path in paths if _is_article(name, path)]
        assert len(articles) == len(set(articles))


def test_an_article_that_was_entered_late_is_found_by_the_weekly_walk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    articles = sorted((a for key, a in TRUTH.items() if key[0] == "danang"), key=lambda article: article.published)
    late = articles[0]
    with Portal({}, articles[1:]) as portal:
        port = int(portal.sites["danang"].rpartition(":")[2])
        crawl_portal(portal, None, tmp_path, ["danang"])
    with Portal({"danang": port}, articles) as portal:
        # It stands on the last page of the list, and the first page is as it was.
        assert crawl_portal(portal, None, tmp_path, ["danang"])["danang"].new == 0
        now = clock.now()
        monkeypatch.setattr(clock, "now", lambda: now + frontier.RESCAN)
        assert crawl_portal(portal, None, tmp_path, ["danang"])["danang"].new == 1
        assert ("danang", late.key) in stored(None, tmp_path)


@pytest.mark.parametrize(("first", "last"), [(0.3, 0.6), (0.0, 0.2), (0.9, 1.0)])
def test_a_backfill_brings_of_every_site_what_lies_in_the_window(
    portal: Portal, tmp_path: Path, first: float, last: float
) -> None:
    days = sorted(article.published.date() for article in TRUTH.values())
    window = Window(days[int(first * (len(days) - 1))], days[int(last * (len(days) - 1))])
    targets = [Target(name, at=origin) for name, origin in portal.sites.items()]
    reports = crawl(targets, None, tmp_path, None, window)
    found = stored(None, tmp_path)
    assert set(found) == {key for key, article in TRUTH.items() if window.holds(article.published)}
    assert [line for key, row in found.items() for line in differences(TRUTH[key], row)] == []
    assert all(report.complete for report in reports), reports
    _nothing_uninvited(portal)
