"""``sotin archive``: what an address looked like when, the archive as WARC, and whether it is whole."""

from __future__ import annotations

import sys
from datetime import datetime, time
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from extract.document import parse_date
from load import archive, dictionaries, fixity, past, warc
from load.past import Look
from load.types import VIETNAM
from terminal import progress
from terminal.store import Store
from terminal.words import word


def show(store: Store, url: str, day: str | None, body: bool) -> int:
    """Print when the address was archived and how it looked; with ``day`` as it was at the end of that day, with
    ``body`` the page itself. 1 where the archive has nothing of it. Raises UsageError for a day that is none."""
    found = past.looks(store.engine, url)
    if day is not None:
        until = datetime.combine(parse_date(day), time.max, VIETNAM)
        found = [look for look in found if look.fetched <= until][-1:]
    if not found:
        click.echo(word("never_seen"), err=body)
        return 1
    if body:
        sys.stdout.buffer.write(past.body(store.engine, found[-1]))
    else:
        Console().print(_table(found))
    return 0


def export(store: Store, out: Path, site: str | None) -> int:
    """Write a WARC file. Raises ExportError."""
    count = warc.export(store.engine, out, site)
    click.echo(f"{count} pages written to {out}")
    return 0


def verify(store: Store) -> int:
    """Unpack and hash every body; 1 where one is not what it was."""
    console = Console(stderr=True)
    with progress.counting(console, "verifying") as follow:
        found = fixity.verify(store.engine, lambda done: follow(done, None))
    for fault in found.faults:
        click.echo(f"sotin: body {fault.sha256} {fault.cause}; it belongs to {', '.join(fault.urls) or 'no page'}")
    ratio = found.received / found.kept if found.kept else 1.0
    click.echo(
        f"{found.bodies} bodies, {found.received} bytes kept in {found.kept} ({ratio:.1f} to 1); "
        f"{len(found.faults)} damaged"
    )
    return 1 if found.faults else 0


def pack(store: Store, site: str | None) -> int:
    """Make the dictionaries that are due, and compress older bodies with them."""
    for name in [site] if site else dictionaries.sites(store.engine):
        dictionaries.train(store.engine, name)
        saved = dictionaries.repack(store.engine, name, archive.HARD)
        if saved:
            click.echo(f"{name}: {saved} bytes saved")
    return 0


def _table(found: list[Look]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for key in ("seen", "site", "status", "size", "digest", "title", "address"):
        table.add_column(word(key), overflow="fold")
    for look in found:
        seen, digest = f"{look.fetched:%d/%m/%Y %H:%M:%S}", look.sha256[:12]
        cells = (seen, look.site, str(look.status), str(look.size), digest, look.title or "", look.url)
        table.add_row(*map(Text, cells))
    return table
