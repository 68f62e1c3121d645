"""Unattended work: do what is due and end (cron, systemd, Kubernetes), or keep doing it beside the review desk."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console

from crawler import due, plans, settings
from crawler.run import CrawlReport
from load import health, pending, records
from terminal import notify, progress
from terminal.collect import digest, say
from terminal.store import Store

INCOMPLETE, ALARMED, ENDED = 1, 3, 143
"""Exit codes: something is left undone; a source needs a person; a signal ended the work (128 + SIGTERM)."""


def run_due(store: Store, names: Sequence[str]) -> int:
    """Crawl the sources that are due, extract, merge, judge their health and send alarms; then end.

    0: all is well. ``ALARMED`` where any alarm holds, else ``INCOMPLETE`` where something waits for the next run;
    ``ENDED`` after a signal. Raises UsageError (an unknown name, a setting that cannot be used).
    """
    chosen, ways, planned = settings.load(), notify.check(), plans.of(store.engine, names)
    console, done, seen = Console(stderr=True), list[CrawlReport](), set[str]()
    while True:
        with progress.crawling(console, ()) as follow:
            reports = due.work(store.engine, planned, chosen, follow, seen)
        for report in reports:
            say(console, report)
        done += reports
        if any(report.interrupted for report in reports):
            return ENDED
        if reports or pending.count(store.engine, outdated=False) or records.unmerged(store.engine):
            digest(store, console, reports)
        if not reports:
            break
    notify.tell(store.engine, ways)
    return verdict(store, done)


def verdict(store: Store, reports: Sequence[CrawlReport]) -> int:
    """The exit code that a round of work deserves."""
    if health.standing(store.engine):
        return ALARMED
    return 0 if all(report.complete for report in reports) else INCOMPLETE
