"""Backfill: lists are walked back to the first day of a window, only that is kept, and a stopped walk goes on."""

from __future__ import annotations

import re
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import ClassVar

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import Engine

from crawler import sites, window
from crawler.run import CrawlReport, Event, Job, collect
from crawler.settings import CrawlerSettings
from crawler.source import Names, Pager, Source
from crawler.window import Window
from extract.errors import UsageError
from load import backfills, clock, database, frontier
from sotin import cli
from tests.bulletin import Answer, Asked, Bulletin, News, daily, listed
from tests.crawling import rows

PER_PAGE = 10
NEWS = daily(date(2024, 9, 30), 90)
AUGUST = Window(date(2024, 8, 10), date(2024, 8, 30))


class Daily(Source):
    name = "daily"
    label = "Cổng thử"
    hosts = ("daily.example",)
    article = r"^/tin-tuc/[\w-]+-(\d+)\.html$"
    lists: ClassVar[Names] = ("/tin-tuc",)
    title = ("h1",)
    date = (".date",)
    body = ("#body",)


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    opened = database.open(None, tmp_path / "store")
    yield opened
    opened.dispose()


def serve(news: list[News], *, dates: bool) -> Answer:
    """A site with one list of ten articles a page, and the articles."""
    articles = {each.path: each for each in news}

    def answer(asked: Asked) -> str | None:
        if asked.path in articles:
            return articles[asked.path].html()
        if not asked.path.startswith("/tin-tuc"):
            return None
        n = int(asked.query.get("page", "1"))
        shown = news[(n - 1) * PER_PAGE : n * PER_PAGE]
        more = f"/tin-tuc?page={n + 1}" if n * PER_PAGE < len(news) else ""
        return listed(shown, dates=dates, onward=more) if shown else None

    return answer


def crawl(engine: Engine, bulletin: Bulletin, days: Window | None, **chosen: int) -> CrawlReport:
    return crawl_source(engine, bulletin, Daily, days, **chosen)


def crawl_source(
    engine: Engine, bulletin: Bulletin, source: type[Source], days: Window | None, **chosen: int
) -> CrawlReport:
    job = Job(sites.of(source), bulletin.origin, window=days)
    return collect(engine, [job], CrawlerSettings(**chosen))[0]


def kept(engine: Engine) -> list[int]:
    return sorted(int(key) for _, key in rows(engine))


def inside(days: Window, news: list[News]) -> list[int]:
    return sorted(each.number for each in news if days.since <= each.day <= days.until)


def test_dates_in_the_list_decide_what_is_asked_for_and_where_the_walk_ends(engine: Engine) -> None:
    with Bulletin(serve(NEWS, dates=True)) as bulletin:
        report = crawl(engine, bulletin, AUGUST)
        assert report.complete
        assert (report.new, report.outside) == (21, 0)
        assert kept(engine) == inside(AUGUST, NEWS)
        assert len(bulletin.paths(".html")) == 21
        pages = [int(asked.query["page"]) for asked in bulletin.requests if "page" in asked.query]
        # 30/09 is on page 1, 10/08 on page 6; page 7 ends it unless all its articles lie before the margin.
        assert pages == list(range(2, max(pages) + 1))
        assert max(pages) in (6, 7)


def test_without_dates_one_article_a_page_is_looked_at_and_its_own_date_decides(engine: Engine) -> None:
    with Bulletin(serve(NEWS, dates=False)) as bulletin:
        report = crawl(engine, bulletin, AUGUST)
        assert report.complete
        assert kept(engine) == inside(AUGUST, NEWS)
        assert len(bulletin.paths(".html")) == len(set(bulletin.paths(".html"))) <= 21 + 4 + 2 * PER_PAGE
        assert report.outside > 0
        assert max(int(asked.query.get("page", "1")) for asked in bulletin.requests) in (6, 7)


def test_what_lay_outside_is_new_to_the_next_ordinary_crawl(engine: Engine) -> None:
    news = NEWS[:30]
    with Bulletin(serve(news, dates=False)) as bulletin:
        crawl(engine, bulletin, Window(date(2024, 9, 20), date(2024, 9, 24)))
        assert kept(engine) == inside(Window(date(2024, 9, 20), date(2024, 9, 24)), news)
        report = crawl(engine, bulletin, None)
        assert (report.complete, report.new, len(kept(engine))) == (True, 25, 30)


def test_a_backfill_leaves_the_ordinary_walk_as_it_was(engine: Engine) -> None:
    with Bulletin(serve(NEWS[:30], dates=True)) as bulletin:
        crawl(engine, bulletin, Window(date(2024, 9, 20), date(2024, 9, 24)))
        assert frontier.listing(engine, "daily", f"{bulletin.origin}/tin-tuc").walked is False
        assert frontier.listings(engine, "daily") == []


@pytest.mark.parametrize("dates", [True, False])
def test_a_backfill_that_was_stopped_goes_on_where_it_was(database_url: str, tmp_path: Path, dates: bool) -> None:
    engine = database.open(database_url, tmp_path)
    wanted = Window(date(2024, 7, 10), date(2024, 8, 4))
    with Bulletin(serve(NEWS, dates=dates)) as bulletin:
        reports = []
        for _ in range(12):
            before = len(bulletin.requests)
            reports.append(crawl(engine, bulletin, wanted, requests=12))
            asked = [int(each.query["page"]) for each in bulletin.requests[before:] if "page" in each.query]
            assert asked == sorted(set(asked))
            if reports[-1].complete:
                break
            assert "limit of 12 requests" in reports[-1].stopped or reports[-1].pending
        assert reports[-1].complete
        assert len(reports) >= 3
        assert kept(engine) == inside(wanted, NEWS)
        lists = bulletin.paths("/tin-tuc?page=")
        # Each run reads the first page and goes on at the one it had reached: few are read twice.
        assert len(lists) <= len(set(lists)) + len(reports)
        assert not backfills.waiting(engine, "daily")
    engine.dispose()


def test_a_finished_backfill_begins_anew(engine: Engine) -> None:
    days = Window(date(2024, 9, 1), date(2024, 9, 30))
    with Bulletin(serve(NEWS, dates=True)) as bulletin:
        assert crawl(engine, bulletin, days).new == 30
        lists = len(bulletin.paths("/tin-tuc?page="))
        again = crawl(engine, bulletin, days)
        assert (again.complete, again.new, again.fetched) == (True, 0, 0)
        assert len(bulletin.paths("/tin-tuc?page=")) == 2 * lists


def test_an_old_article_at_the_head_of_a_list_ends_no_walk(engine: Engine) -> None:
    pinned = [News(900 + at, date(2019, 1, 1 + at)) for at in range(PER_PAGE)]
    with Bulletin(serve(pinned + NEWS, dates=True)) as bulletin:
        crawl(engine, bulletin, Window(date(2024, 9, 1), date(2024, 9, 30)))
        assert kept(engine) == inside(Window(date(2024, 9, 1), date(2024, 9, 30)), NEWS)


@pytest.mark.parametrize("dates", [True, False])
def test_a_list_that_does_not_go_back_as_far_is_named(engine: Engine, dates: bool) -> None:
    days = Window(date(2024, 1, 1), date(2024, 9, 30))
    with Bulletin(serve(NEWS[:25], dates=dates)) as bulletin:
        report = crawl(engine, bulletin, days)
        assert (report.complete, report.new) == (True, 25)
        assert report.short == ((f"{bulletin.origin}/tin-tuc", date(2024, 9, 6)),)
        reached = crawl(engine, bulletin, Window(date(2024, 9, 7), date(2024, 9, 30)))
        assert reached.short == ()


def test_an_article_without_any_date_is_not_kept_and_said(engine: Engine) -> None:
    lost = News(1000, date(2024, 9, 29))
    inner = serve([*NEWS[:2], lost, *NEWS[2:20]], dates=False)

    def answer(asked: Asked) -> str | None:
        text = inner(asked)
        return text.replace("29/09/2024 08:00", "") if text and asked.path == lost.path else text

    with Bulletin(answer) as bulletin:
        report = crawl(engine, bulletin, Window(date(2024, 9, 25), date(2024, 9, 30)))
        assert kept(engine) == inside(Window(date(2024, 9, 25), date(2024, 9, 30)), NEWS)
        assert [trouble.cause for trouble in report.problems] == ["no date"]


FEED = "<rss><channel>{}</channel></rss>"
ITEM = "<item><title>Tin</title><link>{}</link><pubDate>{:%a, %d %b %Y %H:%M:%S} +0700</pubDate></item>"
MAP = "<urlset>{}</urlset>"
PLACE = "<url><loc>{}</loc><lastmod>{}</lastmod></url>"


class Mapped(Daily):
    lists: ClassVar[Names] = ()
    feeds = ("/rss/home.rss",)
    sitemaps = ("/sitemap.xml",)


def test_feeds_and_sitemaps_are_sifted_by_their_dates(engine: Engine) -> None:
    edited = {each.number: each.day + timedelta(days=each.number % 3) for each in NEWS}
    articles = {each.path: each for each in NEWS}

    def answer(asked: Asked) -> str | None:
        origin = bulletin.origin
        if asked.path == "/rss/home.rss":
            return FEED.format("".join(ITEM.format(origin + each.path, each.when) for each in NEWS[:20]))
        if asked.path == "/sitemap.xml":
            maps = [f"{origin}/sitemap-2024-{month:02}.xml" for month in range(1, 10)]
            return "<sitemapindex>{}</sitemapindex>".format("".join(f"<sitemap><loc>{m}</loc></sitemap>" for m in maps))
        if asked.path.startswith("/sitemap-2024-"):
            month = int(asked.path[14:16])
            own = [each for each in NEWS if each.day.month == month]
            return MAP.format("".join(PLACE.format(origin + each.path, edited[each.number]) for each in own))
        return articles[asked.path].html() if asked.path in articles else None

    days = Window(date(2024, 8, 10), date(2024, 8, 30))
    with Bulletin(answer) as bulletin:
        report = crawl_source(engine, bulletin, Mapped, days)
        assert kept(engine) == inside(days, NEWS)
        assert bulletin.paths("/sitemap-") == ["/sitemap-2024-08.xml"]
        assert report.outside < 10  # edited within the window and published before it


class Numbered(Daily):
    article = r"-(\d{18})\.htm$"
    lists = ("/thoi-su.htm",)
    pager = Pager(url="{stem}/trang-{n}.htm")


def test_ids_that_hold_the_time_of_creation_save_requests(engine: Engine) -> None:
    addresses = {f"/tin-102{each.when:%y%m%d%H%M%S}000.htm": each for each in NEWS}

    def answer(asked: Asked) -> str | None:
        if asked.path in addresses:
            return addresses[asked.path].html()
        if not asked.path.startswith("/thoi-su"):
            return None
        n = int(asked.path.removesuffix(".htm").partition("/trang-")[2] or 1)
        shown = list(addresses)[(n - 1) * PER_PAGE : n * PER_PAGE]
        return "".join(f"<li><a href='{path}'>Tin</a>" for path in shown) if shown else None

    days = Window(date(2024, 8, 10), date(2024, 8, 30))
    with Bulletin(answer) as bulletin:
        report = crawl_source(engine, bulletin, Numbered, days)
        assert report.new == 21
        assert report.fetched <= 21 + 6  # the margin on either side


def test_progress_says_how_far_back_the_walk_is(tmp_path: Path) -> None:
    events: list[Event] = []
    engine = database.open(None, tmp_path)
    with Bulletin(serve(NEWS, dates=True)) as bulletin:
        job = Job(sites.of(Daily), bulletin.origin, window=AUGUST)
        collect(engine, [job], CrawlerSettings(), events.append)
    engine.dispose()
    told = [event.detail for event in events if event.kind == "listed" and event.detail]
    assert told[0] == "page 1 of tin-tuc, back to 21/09/2024"
    assert len(told) >= 6


TODAY = date(2026, 3, 5)


@pytest.fixture
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 3, 4, 18, tzinfo=UTC))  # the fifth in Vietnam


@pytest.mark.usefixtures("today")
def test_windows_are_written_in_two_ways() -> None:
    expected = Window(date(2024, 1, 31), date(2024, 6, 30))
    assert window.read("2024-01-31", "30/06/2024") == expected
    assert window.read("31/01/2024", "2024-06-30") == expected
    assert window.read("31/1/2024", None) == Window(date(2024, 1, 31), TODAY)
    assert window.read("2026-03-05", None) == Window(TODAY, TODAY)
    assert window.read(None, None) is None


@pytest.mark.usefixtures("today")
@pytest.mark.parametrize(
    ("since", "until", "says"),
    [
        ("2024-06-30", "2024-01-01", "--since 2024-06-30 lies after --until 2024-01-01"),
        ("06/03/2026", None, "--since 06/03/2026 lies in the future; today is 2026-03-05"),
        ("2024-01-01", "2027-01-01", "--until 2027-01-01 lies in the future"),
        ("hôm qua", None, "--since hôm qua is no day; write it like 2024-01-31 or 31/01/2024"),
        ("2024-02-30", None, "--since 2024-02-30 is no day"),
        ("2024-01-01", "31/06/2024", "--until 31/06/2024 is no day"),
        ("", None, "--since  is no day"),
        (None, "2024-01-01", "--until 2024-01-01 needs --since"),
    ],
)
def test_windows_that_are_none_are_named(since: str | None, until: str | None, says: str) -> None:
    with pytest.raises(UsageError, match=says):
        window.read(since, until)


@pytest.mark.parametrize(
    ("url", "days"),
    [
        ("https://vpcp.chinhphu.vn/tin-115230812201019472.htm", (date(2023, 8, 12), date(2023, 8, 12))),
        ("https://baodantoc.vn/tin-1700727927207.htm", (date(2023, 11, 23), date(2023, 11, 23))),
        ("https://dienbien.gov.vn/portal/Pages/2024-4-25/tin348x.aspx", (date(2024, 4, 25), date(2024, 4, 25))),
        ("https://baodaklak.vn/kinh-te/202402/tin-ab12cd3/", (date(2024, 2, 1), date(2024, 2, 29))),
        ("https://mst.gov.vn/tin-197152208.htm", None),
        ("https://x.vn/tin-102249912201019472.htm", None),
        ("https://x.vn/2024-13-45/tin.aspx", None),
    ],
)
def test_days_in_addresses(url: str, days: tuple[date, date] | None) -> None:
    assert window.addressed(url) == days


def _on(day: date) -> Callable[[], datetime]:
    return lambda: datetime(day.year, day.month, day.day, 3, tzinfo=UTC)


@pytest.mark.parametrize("dates", [True, False])
def test_an_article_dated_back_is_found_behind_what_is_known(
    dates: bool, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    per_day = [News(each.number * 10 + at, each.day) for each in NEWS[:9] for at in (3, 2, 1, 0)]
    monkeypatch.setattr(clock, "now", _on(NEWS[0].day))
    with Bulletin(serve(per_day[2:], dates=dates)) as bulletin:
        assert crawl(engine, bulletin, None).new == 34
        late = News(1, per_day[14].day)
        bulletin.answer = serve([*per_day[:14], late, *per_day[14:]], dates=dates)
        bulletin.requests.clear()
        report = crawl(engine, bulletin, None)
        assert report.new == 3, "two on the first page, one on the second, among articles that are known"
        # The third page brings nothing new; it lies before the overlap, or, undated, one page beyond it is read.
        assert bulletin.paths("/tin-tuc?page=") == [f"/tin-tuc?page={n}" for n in ((2, 3) if dates else (2, 3, 4))]


def test_a_page_that_lies_before_the_overlap_ends_the_walk(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", _on(date(2024, 11, 1)))
    with Bulletin(serve(NEWS[:40], dates=True)) as bulletin:
        crawl(engine, bulletin, None)
        bulletin.requests.clear()
        assert crawl(engine, bulletin, None).new == 0
        assert bulletin.paths("/tin-tuc") == ["/tin-tuc"]


def run_cli(*words: str) -> Result:
    return CliRunner().invoke(cli, ["crawl", *words])


def test_the_command_walks_back_and_says_what_it_left_out(tmp_path: Path) -> None:
    inner = serve(NEWS[:40], dates=False)

    def answer(asked: Asked) -> str | None:
        text = inner(asked)
        return text and re.sub(r">Tin số (\d+)<", r">Xã số \1 mở lớp tập huấn cho cán bộ thôn, bản<", text)

    with Bulletin(answer) as bulletin:
        words = [
            f"{bulletin.origin}/tin-tuc",
            "--since",
            "2024-09-10",
            "--until",
            "19/09/2024",
            "--data",
            str(tmp_path),
        ]
        done = run_cli(*words)
    assert done.exit_code == 0, done.output
    assert "10 new" in done.output
    assert re.search(r"\d+ lay outside the window and were not kept", done.output)
    engine = database.open(None, tmp_path)
    assert {row.published.date() for row in rows(engine).values()} == {date(2024, 9, day) for day in range(10, 20)}
    engine.dispose()


def test_sections_that_were_met_and_not_walked_are_gone_on_with(engine: Engine) -> None:
    """The address of a site without a spider: its sections are known from its front page alone."""
    news = {"/tin-xa": NEWS[:30], "/tin-huyen": [News(500 + each.number, each.day) for each in NEWS[:30]]}
    articles = {each.path: each for part in news.values() for each in part}
    menu = "".join(f"<li><a href='{path}'>Tin {path[5:]}</a></li>" for path in news)

    def answer(asked: Asked) -> str | None:
        if asked.path in articles:
            return articles[asked.path].html()
        path, n = asked.path.partition("?")[0], int(asked.query.get("page", "1"))
        if path == "/":
            return f"<html><body><ul class=menu>{menu}</ul></body></html>"
        shown = news.get(path, [])[(n - 1) * PER_PAGE : n * PER_PAGE]
        page = listed(shown, dates=True, onward=f"{path}?page={n + 1}" if n < 3 else "")
        return re.sub(r">Tin số (\d+)<", r">Xã số \1 mở lớp tập huấn cho cán bộ thôn, bản<", page) if shown else None

    days = Window(date(2024, 9, 5), date(2024, 9, 12))
    with Bulletin(answer) as bulletin:
        job = Job(sites.at(bulletin.origin), bulletin.origin, (f"{bulletin.origin}/",), days)
        for _ in range(10):
            report = collect(engine, [job], CrawlerSettings(requests=8))[0]
            if not (report.stopped or report.pending):
                break
    wanted = {each.html().partition("<h1>")[2].partition("</h1>")[0] for each in articles.values() if
              days.since <= each.day <= days.until}  # fmt: skip
    assert {row.title for row in rows(engine).values()} == wanted
    assert len(wanted) == 16
    assert all(position.done for position in backfills.positions(engine, job.site.name, days.name).values())


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--since", "2024-06-30", "--until", "01/01/2024"], "the first day comes first"),
        (["--since", "2999-01-01"], "lies in the future"),
        (["--since", "tháng trước"], "is no day; write it like 2024-01-31 or 31/01/2024"),
        (["--until", "2024-01-01"], "needs --since"),
    ],
)
def test_a_window_that_is_none_is_wrong_use_and_makes_no_database(words: list[str], says: str, tmp_path: Path) -> None:
    done = run_cli("danang", *words, "--data", str(tmp_path / "new"))
    assert isinstance(done.exception, UsageError)
    assert done.exception.exit_code == 2
    assert says in str(done.exception)
    assert not (tmp_path / "new").exists()


RUN = """
import sys
from datetime import date
from pathlib import Path
from crawler import sites
from crawler.run import Job, collect
from crawler.settings import CrawlerSettings
from crawler.window import Window
from load import database
from tests.test_crawler_backfill import Daily
engine = database.open(None, Path(sys.argv[1]))
days = Window(date.fromisoformat(sys.argv[3]), date.fromisoformat(sys.argv[4]))
collect(engine, [Job(sites.of(Daily), sys.argv[2], window=days)], CrawlerSettings())
"""


@pytest.mark.parametrize("dates", [True, False])
def test_a_backfill_that_is_killed_goes_on_and_brings_the_same(tmp_path: Path, dates: bool) -> None:
    days, tick = Window(date(2024, 7, 20), date(2024, 8, 20)), threading.Event()
    with Bulletin(serve(NEWS, dates=dates)) as bulletin:
        words = [sys.executable, "-c", RUN, str(tmp_path), bulletin.origin, str(days.since), str(days.until)]
        for number in (3, 9, 20):
            before = len(bulletin.requests)
            process = subprocess.Popen(words, stderr=subprocess.DEVNULL)
            while process.poll() is None and len(bulletin.requests) < before + number:
                tick.wait(0.005)
            process.kill()
            process.wait()
        engine = database.open(None, tmp_path)
        report = crawl(engine, bulletin, days)
        assert (report.complete, report.pending) == (True, 0)
        assert kept(engine) == inside(days, NEWS)
        database.check(engine)
        assert not backfills.waiting(engine, "daily")
        engine.dispose()
