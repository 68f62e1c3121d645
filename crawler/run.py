"""Crawl sites in this process and report what came of each."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from crawler import settings, sites, stopping
from crawler.desk import Desk, Event, Progress, Trouble
from crawler.hosts import is_loopback
from crawler.settings import CrawlerSettings
from crawler.sites import Site
from crawler.window import Window
from extract.errors import UsageError
from load import database, frontier, leases, runs
from load.frontier import Engine

__all__ = ["CrawlReport", "Event", "Job", "Progress", "Target", "Trouble", "collect", "crawl"]


@dataclass(frozen=True, slots=True)
class Target:
    """What to crawl: a site's name, or any address. ``at`` is the origin that serves it instead of its own."""

    name: str
    at: str | None = None


@dataclass(frozen=True, slots=True)
class CrawlReport:
    """What one site brought. ``known`` counts fetched articles that were stored already, ``failed`` those now in the
    failure ledger; ``pending`` how many addresses still wait for a later run."""

    site: str
    listed: int
    fetched: int
    new: int
    changed: int
    known: int
    failed: int
    pending: int
    requests: int
    stopped: str
    problems: tuple[Trouble, ...]
    run_id: int | None = None
    """The run's number in the log of runs; None where it did not begin."""
    rest: float = 0.0
    """Seconds that the site asked to be left alone."""
    interrupted: bool = False
    """Whether a signal ended it."""
    backfill: bool = False
    """Whether it walked back through a window of days; then ``outside`` counts what was fetched and lay beyond."""
    outside: int = 0
    short: tuple[tuple[str, date], ...] = ()
    """Listings that do not go back as far as the window, and the day that they end at."""

    @property
    def complete(self) -> bool:
        """Whether nothing is left to do: no failure, nothing pending, no listing unread."""
        return not (self.failed or self.pending or self.stopped or self.problems)


@dataclass(frozen=True, slots=True)
class Job:
    """A site to crawl: ``origin`` serves it instead of its own; ``urls`` narrows the crawl to these addresses,
    ``window`` to what was published in these days."""

    site: Site
    origin: str | None = None
    urls: tuple[str, ...] = ()
    window: Window | None = None


def crawl(
    targets: Sequence[Target],
    database_url: str | None,
    data: Path,
    progress: Progress | None = None,
    window: Window | None = None,
) -> list[CrawlReport]:
    """Crawl the targets at the same time, one connection to each, and save what is new.

    With a ``window`` their listings are walked back to its first day, and only what was published in it is kept.

    A target that cannot be reached is a problem in its report; the others go on. Raises UsageError (a name or address
    that cannot be used, before anything is asked) and DatabaseError.
    """
    chosen = settings.load()
    jobs = [job_of(target, window) for target in targets]
    engine = database.open(database_url, data)
    try:
        return collect(engine, jobs, chosen, progress)
    finally:
        engine.dispose()


def collect(
    engine: Engine, jobs: Sequence[Job], chosen: CrawlerSettings, progress: Progress | None = None
) -> list[CrawlReport]:
    """The same in a store that is open."""
    return asyncio.run(_all(engine, jobs, chosen, progress))


async def _all(
    engine: Engine, jobs: Sequence[Job], chosen: CrawlerSettings, progress: Progress | None
) -> list[CrawlReport]:
    desks = [desk_for(engine, job, chosen, progress) for job in jobs]
    turns: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
    with stopping.by_signal(desks):
        return list(await asyncio.gather(*(_in_turn(desk, chosen, turns[desk.lease]) for desk in desks)))


def desk_for(engine: Engine, job: Job, chosen: CrawlerSettings, progress: Progress | None) -> Desk:
    """The state of a crawl that has not begun."""
    return Desk(
        site=job.site,
        engine=engine,
        run_id=None,
        settings=chosen,
        origin=job.origin,
        progress=progress,
        start_urls=job.urls,
        window=job.window,
    )


async def _in_turn(desk: Desk, chosen: CrawlerSettings, turn: asyncio.Lock) -> CrawlReport:
    """Sites of one host one after the other, and none that another process crawls."""
    async with turn:
        length = timedelta(seconds=chosen.lease)
        with leases.holding(desk.engine, desk.lease, length, lambda: desk.stop("another process took over")) as mine:
            if mine:
                return await crawl_alone(desk, chosen)
    desk.stop(f"another process crawls {desk.lease.removeprefix('host ')} now")
    return _report(desk)


async def crawl_alone(desk: Desk, chosen: CrawlerSettings) -> CrawlReport:
    """Crawl one site; the caller holds the lease of its host."""
    from scrapy.crawler import AsyncCrawlerRunner  # Scrapy takes half a second to import: only a crawl needs it

    from crawler.anysite import AnySpider
    from crawler.news import NewsSpider

    desk.run_id = runs.start(desk.engine, "backfill" if desk.window else "crawl", desk.site.name)
    desk.open()
    runner = AsyncCrawlerRunner(settings.scrapy_settings(chosen, loopback=desk.loopback))
    await stopping.unless_stopped(desk, runner.crawl(NewsSpider if desk.site.source.article else AnySpider, desk=desk))
    report = _report(desk)
    outcome = "finished" if report.complete else "stopped" if desk.interrupted else "incomplete"
    runs.finish(desk.engine, desk.run_id, outcome, desk.counts | {"pending": report.pending})
    desk.tell("finished")
    return report


def _report(desk: Desk) -> CrawlReport:
    states = frontier.states(desk.engine, desk.site.name)
    return CrawlReport(
        site=desk.site.name,
        **{name: desk.counts[name] for name in ("listed", "fetched", "new", "changed", "known", "failed", "requests")},
        pending=states.get("due", 0) + states.get("in_flight", 0),
        stopped=desk.stopped,
        problems=tuple(desk.troubles),
        run_id=desk.run_id,
        rest=desk.rest,
        interrupted=desk.interrupted,
        backfill=desk.window is not None,
        outside=desk.counts.get("outside", 0),
        short=tuple(desk.short),
    )


def job_of(target: Target, window: Window | None = None) -> Job:
    """What a target means. Raises UsageError for a name or address that cannot be used."""
    if target.at is not None and urlsplit(target.at).scheme not in ("http", "https"):
        raise UsageError(f"{target.at} is no origin; write it as http://host:port.")
    if "://" not in target.name:
        return Job(sites.find(target.name), target.at, window=window)
    parts = urlsplit(target.name)
    # An address on this machine was given by the person who runs us: there the site itself is configured on loopback.
    own = f"{parts.scheme}://{parts.netloc}" if is_loopback(parts.hostname or "") else None
    return Job(sites.at(target.name), own, (target.name,), window)
