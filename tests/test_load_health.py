"""The health of sources: facts from the first run on, habits only once there are any, and no fault becomes a habit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta

import pytest
from sqlalchemy import Engine, update

from load import alarms, clock, health, problems, queries, runs, schedules, store, tables
from load.schedules import Plan
from load.types import VIETNAM
from tests.stories import article, page, reading

MONDAY = datetime(2026, 3, 2, 8, 0, tzinfo=VIETNAM)
SENTENCE = "Năm 2022, Bạc Liêu đã in hơn 2.500 cuốn cẩm nang và tập huấn cho hơn 150 cán bộ."


class Source:
    """A site whose runs are made by hand, each at its time."""

    def __init__(self, engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
        self.engine, self._patch, self._articles = engine, monkeypatch, 0
        self.weekly = 0

    def run(
        self,
        at: datetime,
        new: int = 0,
        causes: Mapping[str, int] | None = None,
        method: str = "site",
        dated: bool = True,
        figures: bool = True,
        said: Mapping[str, int] | None = None,
    ) -> set[str]:
        """A run with so many new articles and failures; returns the kinds of the alarms that hold after it."""
        self._patch.setattr(clock, "now", lambda: at)
        number = runs.start(self.engine, "crawl", "mic")
        for _ in range(new):
            self._article(at, method, dated, figures)
        failed = 0
        for cause, times in (causes or {}).items():
            for nth in range(times):
                problems.save_problem(self.engine, number, "mic", f"https://mic.gov.vn/{cause}/{nth}", cause, "…")
            failed += times if cause not in ("empty feed", "empty listing", "robots", "name") else 0
        told = {"listed": new, "fetched": new, "new": new, "failed": failed} | dict(said or {})
        runs.finish(self.engine, number, "finished", told)
        return {alarm.kind for alarm in health.assess(self.engine, number, self.weekly)}

    def _article(self, at: datetime, method: str, dated: bool, figures: bool) -> None:
        self._articles += 1
        name = str(self._articles)
        number = store.save_page(self.engine, page(name, at=at))
        text = f"{SENTENCE}\n{SENTENCE}"
        made = article(name, text=text, lead=SENTENCE, method=method, published=at if dated else None)
        saved = store.save_article(self.engine, made, number)
        if figures:
            store.save_extraction(self.engine, saved.id, reading(text), "1")


@pytest.fixture
def source(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> Iterator[Source]:
    made = Source(engine, monkeypatch)
    yield made
    monkeypatch.undo()


def _days(source: Source, count: int, new: int = 6) -> datetime:
    """So many working days with two runs each and news in both; returns the time of the last."""
    at = MONDAY
    for day in range(count):
        for hour in (0, 6):
            at = MONDAY + timedelta(days=day // 5 * 7 + day % 5, hours=hour)
            assert source.run(at, new=new) == set()
    return at


def test_a_first_run_is_never_judged_by_habits(source: Source) -> None:
    assert source.run(MONDAY, causes={"empty feed": 1}, method="generic", new=9, dated=False, figures=False) == set()
    assert source.run(MONDAY + timedelta(hours=3)) == set()


def test_a_harvest_says_what_a_run_brought(source: Source) -> None:
    source.run(MONDAY, new=3, causes={"timeout": 1})
    (harvest,) = queries.status(source.engine).harvests
    assert (harvest.site, harvest.at) == ("mic", MONDAY)
    assert (harvest.causes, harvest.methods) == ({"timeout": 1}, {"site": 3})
    assert harvest.counts == {"listed": 3, "fetched": 3, "new": 3, "failed": 1}
    assert harvest.filled == {"articles": 3, "title": 3, "date": 3, "lead": 3, "body": 3, "figures": 3}


@pytest.mark.parametrize("cause", ["robots", "name", "tls", "http 503"])
def test_a_site_that_cannot_be_reached_is_told_at_once(source: Source, cause: str) -> None:
    assert source.run(MONDAY, causes={cause: 1}) == {"unreachable"}
    (alarm,) = alarms.standing(source.engine)
    assert cause in alarm.detail
    assert source.run(MONDAY + timedelta(hours=3), new=2) == set()


def test_block_pages_and_refusals(source: Source) -> None:
    assert source.run(MONDAY, new=20, causes={"block page": 1}) == {"blocked"}
    assert source.run(MONDAY + timedelta(hours=1), new=2) == set()
    assert source.run(MONDAY + timedelta(hours=2), causes={"http 403": 2}) == {"blocked"}


def test_a_fifth_may_fail_and_no_more(source: Source) -> None:
    assert source.run(MONDAY, new=8, causes={"no text": 2}) == set()
    assert source.run(MONDAY + timedelta(hours=1), new=7, causes={"no text": 3}) == {"failing"}
    assert source.run(MONDAY + timedelta(hours=2), new=1, causes={"no text": 1}) == {"failing"}, "two say nothing"
    assert source.run(MONDAY + timedelta(hours=3), new=9) == set()


def test_silence_is_measured_by_habit_and_offices_rest_at_weekends(source: Source) -> None:
    friday = _days(source, 10, new=1)
    assert friday.weekday() == 4
    assert source.run(friday + timedelta(days=3)) == set(), "on Monday nothing is missing"
    assert source.run(friday + timedelta(days=4)) == set()
    assert source.run(friday + timedelta(days=10)) == {"silence"}
    assert "days" in alarms.standing(source.engine)[0].detail
    assert source.run(friday + timedelta(days=40)) == {"silence"}, "a silence never becomes the habit"
    assert source.run(friday + timedelta(days=41), new=1) == set()


def test_what_the_description_promises_is_missed_without_any_history(source: Source) -> None:
    source.weekly = 60
    assert source.run(MONDAY) == set()
    assert source.run(MONDAY + timedelta(days=1)) == set()
    assert source.run(MONDAY + timedelta(days=3)) == {"silence"}


def test_feeds_that_used_to_bring_something(source: Source) -> None:
    at = _days(source, 2, new=1)
    for hours in (1, 2, 500, 2000):
        kinds = source.run(at + timedelta(hours=hours), new=1, causes={"empty listing": 1})
        assert "empty" in kinds, "as long as it lasts"
    assert "empty" not in source.run(at + timedelta(hours=2001), new=1)


def test_one_listing_that_always_was_empty_is_no_alarm(source: Source) -> None:
    for hours in range(4):
        assert source.run(MONDAY + timedelta(hours=hours), new=2, causes={"empty listing": 1}) == set()


def test_a_layout_that_changed_shows_in_the_way_of_reading(source: Source) -> None:
    at = _days(source, 1)
    assert source.run(at + timedelta(hours=1), new=4, method="generic") == {"path"}
    assert source.run(at + timedelta(hours=2)) == {"path"}, "a run without articles says nothing"
    assert source.run(at + timedelta(hours=3), new=4, method="generic") == {"path"}
    assert source.run(at + timedelta(hours=4), new=4) == set()


def test_dates_and_figures_that_go_missing(source: Source) -> None:
    at = _days(source, 2)
    assert source.run(at + timedelta(hours=1), new=6, dated=False) == {"dates"}
    assert source.run(at + timedelta(hours=2), new=6) == set()
    assert source.run(at + timedelta(hours=3), new=9, figures=False) == set(), "few articles say little of figures"
    assert source.run(at + timedelta(hours=4), new=10, figures=False) == {"figures"}


def test_a_flood_of_new_articles(source: Source) -> None:
    at = _days(source, 3, new=1)
    assert source.run(at + timedelta(hours=1), said={"new": 12}) == set(), "a busy day"
    assert source.run(at + timedelta(hours=2), said={"new": 121, "fetched": 121}) == {"flood"}
    assert source.run(at + timedelta(hours=3), new=2) == set()


def test_alarms_are_told_once_and_again_when_they_pass(source: Source) -> None:
    engine = source.engine
    assert alarms.untold(engine) == []
    source.run(MONDAY, causes={"name": 1})
    source.run(MONDAY + timedelta(hours=1), causes={"name": 1})
    (raised,) = alarms.untold(engine)
    assert (raised.kind, raised.raised, raised.cleared) == ("unreachable", MONDAY, None)
    alarms.told(engine, [raised])
    source.run(MONDAY + timedelta(hours=2), causes={"name": 1})
    assert alarms.untold(engine) == []
    source.run(MONDAY + timedelta(hours=3), new=1)
    (passed,) = alarms.untold(engine)
    assert passed.cleared == MONDAY + timedelta(hours=3)
    alarms.told(engine, [passed])
    assert alarms.untold(engine) == []
    source.run(MONDAY + timedelta(hours=4), causes={"name": 1})
    source.run(MONDAY + timedelta(hours=5), new=1)
    assert alarms.untold(engine) == [], "what nobody heard of passes in silence"


def test_a_run_that_was_killed_is_not_judged(source: Source) -> None:
    number = runs.start(source.engine, "crawl", "mic")
    assert health.assess(source.engine, number) == []
    assert queries.status(source.engine).harvests == ()


def test_the_status_says_when_nobody_works_the_schedule(engine: Engine) -> None:
    schedules.arrange(engine, {"mic": Plan("every 3h", "mic.gov.vn")})
    assert queries.status(engine).alarms == ()
    with engine.begin() as connection:
        connection.execute(update(tables.schedules).values(due=clock.now() - timedelta(days=2)))
    (alarm,) = queries.status(engine).alarms
    assert (alarm.kind, "mic" in alarm.detail) == ("late", True)
