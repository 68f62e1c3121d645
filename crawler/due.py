"""Work through the sources that are due, beside any number of other workers that do the same."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial

from crawler import run, stopping
from crawler.desk import Desk, Progress
from crawler.run import CrawlReport, Target
from crawler.settings import CrawlerSettings
from load import clock, holders, leases, schedules
from load.rhythm import parse
from load.schedules import Engine, Plan, Turn

ROUND = 600.0
"""Seconds after which a round begins no further source, so that what was collected is read and shown meanwhile."""
SOON = timedelta(minutes=10)
"""When a source goes on whose articles did not all fit into one run."""


@dataclass(slots=True)
class _Round:
    engine: Engine
    plans: Mapping[str, Plan]
    settings: CrawlerSettings
    progress: Progress | None
    done: set[str]
    until: float
    desks: list[Desk] = field(default_factory=list)
    reports: list[CrawlReport] = field(default_factory=list)
    ended: asyncio.Event = field(default_factory=asyncio.Event)
    busy: int = 0

    @property
    def over(self) -> bool:
        return asyncio.get_running_loop().time() > self.until or any(desk.interrupted for desk in self.desks)

    def claim(self) -> Turn | None:
        length = timedelta(seconds=self.settings.lease)
        return schedules.claim(self.engine, self.plans, holders.new(), length, self.done)


def work(
    engine: Engine,
    plans: Mapping[str, Plan],
    chosen: CrawlerSettings,
    progress: Progress | None = None,
    done: set[str] | None = None,
) -> list[CrawlReport]:
    """Crawl what is due and nobody else crawls, a few sources at the same time; an empty list when nothing is.

    Returns after a round (``ROUND`` seconds and what was under way then): call it again for the rest. ``done`` are the
    sources that have had their turn; those of this round are added.
    """
    schedules.arrange(engine, plans)
    return asyncio.run(_work(engine, plans, chosen, progress, set() if done is None else done))


async def _work(
    engine: Engine, plans: Mapping[str, Plan], chosen: CrawlerSettings, progress: Progress | None, done: set[str]
) -> list[CrawlReport]:
    until = asyncio.get_running_loop().time() + ROUND
    this = _Round(engine, plans, chosen, progress, done, until)
    with stopping.by_signal(this.desks):
        await asyncio.gather(*(_worker(this) for _ in range(chosen.at_once)))
    return this.reports


async def _worker(this: _Round) -> None:
    while not this.over:
        turn = this.claim()
        if turn is not None:
            await _take(this, turn)
        elif this.busy:  # what is left may share a host with what is being crawled here
            await this.ended.wait()
        else:
            return


async def _take(this: _Round, turn: Turn) -> None:
    this.busy += 1
    this.done.add(turn.site)
    try:
        job = run.job_of(Target(turn.site, turn.origin))
        desk = run.desk_for(this.engine, job, this.settings, this.progress)
        this.desks.append(desk)
        length = timedelta(seconds=this.settings.lease)
        lost = partial(desk.stop, "another process took over")
        with leases.keeping(this.engine, turn.lease, turn.holder, length, lost):
            report = await run.crawl_alone(desk, this.settings)
            _enter(this, turn, report)
        this.reports.append(report)
    finally:
        this.busy -= 1
        this.ended.set()
        this.ended = asyncio.Event()


def _enter(this: _Round, turn: Turn, report: CrawlReport) -> None:
    """The next turn; a crawl that a signal ended stays due."""
    now = clock.now()
    if report.interrupted:
        return
    rhythm = {row.site: row.rhythm for row in schedules.table(this.engine, this.plans)}[turn.site]
    outcome = "finished" if report.complete else "incomplete"
    schedules.finish(this.engine, turn.site, outcome, next_turn(rhythm, report, now))


def next_turn(rhythm: str, report: CrawlReport, now: datetime) -> datetime | None:
    """When a source is crawled again: by its rhythm, soon where articles wait, not before it asked us to come."""
    turn = parse(rhythm).after(now)
    if turn is None:
        return None
    if report.pending:
        turn = min(turn, now + SOON)
    return max(turn, now + timedelta(seconds=report.rest))
