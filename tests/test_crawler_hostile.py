"""Three hundred articles of five sites behind more than two hundred kinds of faults, as an office would crawl them.

What each fault must lead to stands beside it in ``tests/hostile``; here is what holds for all of them together.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Row, text

from load import database, frontier
from tests.crawling import differences, stored
from tests.hostile.faults import FAULTS, Fault
from tests.hostile.portal import Hostile, Visit

PAUSE = 0.02
SETTINGS = {"SOTIN_CRAWL_DEADLINE": "3", "SOTIN_CRAWL_BACKOFF": "0.05", "SOTIN_CRAWL_DELAY": str(PAUSE)}
MEMORY = 400
Key = tuple[str, str]


@dataclass
class Outcome:
    """What one run left behind; ``ledger`` by site and path."""

    articles: dict[Key, Row[Any]]
    ledger: dict[Key, str]
    problems: set[Key]
    visits: list[Visit]
    said: dict[str, Any]
    faults: dict[Key, Fault]

    def cause(self, portal: Hostile, key: Key) -> str | None:
        path = portal.articles[key].path
        return self.ledger.get((key[0], path)) or self.ledger.get((key[0], f"/vi{path}"))


@dataclass
class Runs:
    portal: Hostile
    clean: Outcome
    hostile: Outcome
    repaired: Outcome


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Runs]:
    """A clean run, a hostile one, and one after everything was repaired."""
    with Hostile(hostile=False) as portal:
        clean = _run(portal, tmp_path_factory.mktemp("clean"))
    data = tmp_path_factory.mktemp("hostile")
    with Hostile() as portal:
        hostile = _run(portal, data)
        portal.repair()
        yield Runs(portal, clean, hostile, _run(portal, data))


def _run(portal: Hostile, data: Path) -> Outcome:
    words = [f"{name}={origin}" for name, origin in portal.sites.items()]
    command = [sys.executable, "-m", "tests.hostile.crawl", str(data), *words]
    ended = subprocess.run(command, env=os.environ | SETTINGS, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    engine = database.open(None, data)
    database.check(engine)
    ledger = {(each.site, _path(each.url)): each.cause for each in frontier.failures(engine)}
    with engine.connect() as connection:
        problems = {(site, _path(url)) for site, url in connection.execute(text("SELECT site, url FROM problems"))}
    engine.dispose()
    faults, visits = dict(portal.faults), list(portal.visits)
    return Outcome(stored(None, data), ledger, problems, visits, json.loads(ended.stdout), faults)


def _path(url: str) -> str:
    return "/" + url.partition("://")[2].partition("/")[2].partition("?")[0]


def test_there_are_faults_of_every_kind(runs: Runs) -> None:
    used = {fault.name for fault in runs.hostile.faults.values()}
    assert used == {fault.name for fault in FAULTS}
    assert len(used) > 200


def test_a_clean_portal_comes_whole_and_once(runs: Runs) -> None:
    assert set(runs.clean.articles) == set(runs.portal.articles)
    assert _wrong(runs.portal, runs.clean) == []
    assert runs.clean.ledger == {}
    assert all(runs.clean.said["complete"].values())


def test_what_can_be_had_is_right_in_the_first_run(runs: Runs) -> None:
    due = [key for key in runs.portal.articles if not _cause(runs.hostile, key)]
    missing = [(key, runs.hostile.cause(runs.portal, key)) for key in due if key not in runs.hostile.articles]
    assert missing == []
    assert _wrong(runs.portal, runs.hostile) == [], "nothing half, nothing garbled"
    assert len(due) > 180


def test_what_is_missing_is_in_the_ledger_with_its_cause(runs: Runs) -> None:
    failing = {key: fault for key, fault in runs.hostile.faults.items() if fault.cause}
    told = {key: (fault.name, fault.cause, runs.hostile.cause(runs.portal, key)) for key, fault in failing.items()}
    assert [each for each in told.values() if each[2] not in each[1].split("|")] == []
    assert not set(failing) & set(runs.hostile.articles)
    assert not any(runs.hostile.said["complete"].values())


def test_listings_and_feeds_that_fail_are_told(runs: Runs) -> None:
    failing = {("mst", "/rss/home.rss"), ("mst", "/rss/tin-tuc-su-kien.rss"), ("baolaocai", "/rss/home.rss")}
    assert failing <= runs.hostile.problems


def test_once_repaired_the_next_run_brings_the_rest(runs: Runs) -> None:
    assert set(runs.repaired.articles) == set(runs.portal.articles), "nothing missing, nothing extra"
    assert _wrong(runs.portal, runs.repaired) == []
    assert set(runs.repaired.ledger.values()) == {"gone"}, "a link of three thousand letters that leads nowhere"
    assert [path for _, path in runs.repaired.ledger if len(path) < 3000] == []
    assert [site for site, complete in runs.repaired.said["complete"].items() if not complete] == ["danang"]
    again = {(v.site, _path(f"//{v.site}{v.path}").removeprefix("/vi")) for v in runs.repaired.visits}
    known = {(key[0], runs.portal.articles[key].path) for key in runs.hostile.articles}
    assert not again & known, "what was stored is not fetched again"


def test_nobody_is_asked_who_must_not_be(runs: Runs) -> None:
    visits = runs.clean.visits + runs.hostile.visits + runs.repaired.visits
    assert not [visit for visit in visits if visit.site == "canary"]
    forbidden = ("/tim-kiem", "/noi-bo/", "/mic_2020/Pages/TinTuc/990001/", "/web/dng/-/noi-bo-")
    assert not [visit for visit in visits if visit.path.startswith(forbidden)]
    assert not [visit for visit in visits if visit.path.startswith("/lich")], "no trap is entered"
    for site in runs.portal.sites:
        assert next(visit.path for visit in runs.hostile.visits if visit.site == site) == "/robots.txt"


def test_each_host_has_its_pause(runs: Runs) -> None:
    for outcome in (runs.clean, runs.hostile, runs.repaired):
        for site in runs.portal.sites:
            times = [visit.at for visit in outcome.visits if visit.site == site]
            assert min(later - before for before, later in pairwise(times)) >= PAUSE


def test_a_page_is_asked_for_as_often_as_agreed(runs: Runs) -> None:
    for key, article in runs.portal.articles.items():
        paths = {article.path, f"/vi{article.path}"}
        times = sum(_path(f"//{v.site}{v.path}") in paths for v in runs.hostile.visits if v.site == key[0])
        fault = runs.hostile.faults.get(key)
        hops = 11 if fault is not None and "hop" in fault.name else 4
        assert times <= hops, (fault, times)


def test_memory_stays_small(runs: Runs) -> None:
    assert 0 < runs.hostile.said["megabytes"] < MEMORY


def _cause(outcome: Outcome, key: Key) -> str:
    fault = outcome.faults.get(key)
    return fault.cause if fault else ""


def _wrong(portal: Hostile, outcome: Outcome) -> list[tuple[str, list[str]]]:
    found = ((key, differences(portal.articles[key], row)) for key, row in outcome.articles.items())
    return [(getattr(outcome.faults.get(key), "name", ""), lines) for key, lines in found if lines]
