"""The whole way of the data for one verb: crawl or re-read, extract what is pending, bring the records up to date."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console

from crawler.run import CrawlReport, Target, crawl, job_of
from crawler.sites import SITES
from crawler.window import Window
from load import dictionaries, health, leases
from load.pending import Counts, count, extract_pending
from load.records import rebuild
from terminal import progress
from terminal.store import Store

SHOWN_PROBLEMS = 5


def crawl_sites(store: Store, names: Sequence[str], every: bool, window: Window | None = None) -> int:
    """Crawl sites by name or address, and everything after it; 1 when something is left undone, 130 after a signal."""
    chosen = [Target(name) for name in dict.fromkeys([*names, *(SITES if every else ())])]
    for target in chosen:
        job_of(target)  # a name that is none is said before anything begins
    reports = collect(store, chosen, window)
    if any(report.interrupted for report in reports):
        return 130
    return 0 if all(report.complete for report in reports) else 1


def collect(store: Store, targets: Sequence[Target], window: Window | None = None) -> list[CrawlReport]:
    """Crawl the targets, then :func:`digest`; what went wrong stands on standard error."""
    console = Console(stderr=True)
    with progress.crawling(console, [target.name for target in targets if "://" not in target.name]) as follow:
        reports = crawl(targets, store.url, store.data, follow, window)
    for report in reports:
        say(console, report)
    if not any(report.interrupted for report in reports):
        digest(store, console, reports)
    return reports


def digest(store: Store, console: Console | None = None, reports: Sequence[CrawlReport] = ()) -> Counts:
    """Extract every article that is new or has changed, merge activities into records, and judge the health of the
    sources that were crawled; returns what was extracted. One process at a time: others wait for it."""
    console = console or Console(stderr=True)
    with leases.waiting(store.engine, "digest"):
        with progress.counting(console, "extracting") as follow:
            counts = extract_pending(store.engine, homes(), follow, outdated=False)
        merged = rebuild(store.engine)
    for report in reports:
        if report.run_id is not None and not report.backfill:  # a backfill is no measure of a source
            weekly = SITES[report.site].source.weekly if report.site in SITES else 0
            health.assess(store.engine, report.run_id, weekly)
        if report.run_id is not None:
            dictionaries.train(store.engine, report.site)
    console.print(
        f"extracted {counts['extracted']} articles; {merged['records']} records, {merged['new']} of them new",
        highlight=False,
    )
    if outdated := count(store.engine):
        console.print(f"{outdated} articles were read by an older version; 'sotin diff' shows what this one changes")
    return counts


def homes() -> dict[str, str | None]:
    """Each site's own province."""
    return {name: site.home for name, site in SITES.items()}


def reparse_site(store: Store, name: str | None) -> int:
    """Rebuild articles from the archive (of one site, or of all), then :func:`digest`."""
    from crawler.reparse import reparse
    from crawler.sites import find

    site = find(name).name if name else None
    console = Console(stderr=True)
    with progress.counting(console, "reparsing") as follow:
        counts = reparse(store.engine, site, lambda done: follow(done, None))
    console.print(", ".join(f"{name} {count}" for name, count in counts.items()), highlight=False)
    digest(store, console)
    return 0


def say(console: Console, report: CrawlReport) -> None:
    """What came of one crawl, for the person who watches."""
    news = f"{report.new} new, {report.changed} changed" if report.new or report.changed else "nothing new"
    console.print(f"{report.site}: {news} ({report.listed} listed, {report.fetched} fetched)", highlight=False)
    for trouble in report.problems[:SHOWN_PROBLEMS]:
        console.print(f"  {trouble.cause}: {trouble.detail}", style="yellow", highlight=False, markup=False)
    hidden = len(report.problems) - SHOWN_PROBLEMS
    if hidden > 0:
        console.print(f"  … and {hidden} more; 'sotin status' lists them", style="yellow")
    if report.stopped:
        console.print(f"  stopped early: {report.stopped}", style="yellow", highlight=False, markup=False)
    if report.outside:
        console.print(f"  {report.outside} lay outside the window and were not kept", highlight=False)
    for url, day in report.short[:SHOWN_PROBLEMS]:
        console.print(f"  {url} goes back to {day:%d/%m/%Y} only", style="yellow", highlight=False, markup=False)
    if report.backfill and report.stopped:
        console.print("  the same command goes on from there", style="yellow")
    if report.pending:
        console.print(f"  {report.pending} articles wait for the next run", style="yellow")
