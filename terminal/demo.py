"""``sotin demo``: the whole way of the data on the bundled portal, served on this machine."""

from __future__ import annotations

import signal
from contextlib import suppress

from rich.console import Console

from crawler.run import CrawlReport, Target
from load.export import export
from load.queries import Filter
from portal.server import Portal
from terminal.collect import collect
from terminal.records import print_records
from terminal.store import Store

SHOWN = 25
"""Records in the table: enough to see what they are, few enough to read."""


def run(store: Store, keep_serving: bool) -> None:
    """Serve, crawl, extract, load and export; then say where everything lies and what to type next."""
    console = Console(stderr=True)
    with Portal() as portal:
        console.print(f"The demo portal serves {len(portal.sites)} sites on this machine:", highlight=False)
        for name, origin in portal.sites.items():
            console.print(f"  {name:12} {origin}/", highlight=False)
        for note in portal.notes:
            console.print(note, style="yellow", highlight=False)
        reports = collect(store, [Target(name, origin) for name, origin in portal.sites.items()])
        if any(report.interrupted for report in reports):
            raise KeyboardInterrupt
        _show(store, reports)
        if keep_serving:
            console.print("\nThe portal stays up, so that the articles' addresses work; Ctrl-C ends it.")
            with suppress(KeyboardInterrupt):
                signal.pause()


def _show(store: Store, reports: list[CrawlReport]) -> None:
    console = Console(highlight=False, soft_wrap=True)
    if not any(report.new or report.changed for report in reports):
        console.print("\nNothing new on the demo portal: every article was fetched before.")
    print_records(store, Filter(), SHOWN)
    out = store.data / "records.xlsx"
    count = export(store.engine, out, "records")
    console.print(f"\nDatabase: {store.where}\nExport:   {out} ({count} records)")
    console.print(
        "\nWhat to type next (with .venv/bin/ before sotin, unless the environment is active):\n"
        "  sotin records --province 'Bạc Liêu'    filter the records\n"
        "  sotin demo --keep-serving              leave the portal up, so that the addresses above can be opened\n"
        "  sotin review                           check them beside their articles, in the browser\n"
        "  sotin export figures.csv --table figures\n"
        "  sotin sites                            the real sites that sotin knows\n"
        "  sotin crawl danang                     collect one of them (needs the internet)"
    )
