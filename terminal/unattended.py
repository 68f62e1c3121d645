"""The verbs of unattended work: what is due, how the sources are doing, what the archive holds."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from extract.errors import UsageError
from terminal.options import open_store, read_store, store_options


@click.command()
@click.option("--failures", is_flag=True, help="The failure ledger: every article that is missing, and why.")
@click.option("--site", help="Only this site's failures.")
@click.option("--limit", type=click.IntRange(1), default=1000, show_default=True, help="Failures to show.")
@store_options
def status(failures: bool, site: str | None, limit: int, database: str | None, data: Path) -> None:
    """Alarms, the last runs, what is stored, and what failed.

    Exit code 3 where an alarm holds; with --failures, 1 where an article is missing.
    """
    from terminal.status import show, show_failures

    store = read_store(database, data)
    sys.exit(show_failures(store, site, limit) if failures else show(store))


@click.command()
@click.argument("sources", nargs=-1, metavar="[SITE|URL]...")
@click.option("--due", is_flag=True, help="What is due now (see 'sotin schedule').")
@store_options
def run(sources: tuple[str, ...], due: bool, database: str | None, data: Path) -> None:
    """Collect, extract and merge what is due, then end: for cron, systemd and Kubernetes.

    Any number of these may run at once, on any number of machines with one PostgreSQL database. Exit code 0: all is
    well; 1: something waits for the next run; 3: an alarm holds; 143: ended by a signal.
    """
    from terminal.keep import run_due

    if not due:
        raise UsageError("say what to run: 'sotin run --due' does what is due; 'sotin crawl' crawls at once")
    sys.exit(run_due(open_store(database, data), sources))


@click.command()
@click.argument("sources", nargs=-1, metavar="[SITE|URL]...")
@click.option("--port", type=click.IntRange(1, 65535), default=8700, show_default=True, help="Port of the desk.")
@store_options
def serve(sources: tuple[str, ...], port: int, database: str | None, data: Path) -> None:
    """Keep collecting by schedule and serve the review desk, until Ctrl-C or SIGTERM."""
    from terminal.service import serve as keep_serving

    sys.exit(keep_serving(open_store(database, data), sources, port))


@click.command()
@click.argument("site", required=False, metavar="[SITE|URL]")
@click.argument("rhythm", required=False)
@click.option("--at", "origin", metavar="ORIGIN", help="Where the site is served instead, such as the demo portal.")
@store_options
def schedule(site: str | None, rhythm: str | None, origin: str | None, database: str | None, data: Path) -> None:
    """Show when each site is collected, or give one another rhythm.

    \b
    RHYTHM is one of these (times are Vietnam's):
      'every 30m', 'every 3h', 'every 2d'
      '06:00, 12:00, 18:00'
      never
      usual                        back to what its kind suggests
    """
    from terminal import schedule as schedules

    if site is None:
        schedules.show(open_store(database, data))
    else:
        schedules.change(open_store(database, data), site, rhythm or schedules.USUAL, origin)


@click.command()
@click.argument("url", required=False)
@click.option("--at", "day", metavar="DATE", help="As it was at the end of this day, such as 13/01/2026.")
@click.option("--body", is_flag=True, help="Print the page itself.")
@click.option("--warc", type=click.Path(dir_okay=False, path_type=Path), metavar="OUT", help="Write OUT.warc.gz.")
@click.option("--verify", is_flag=True, help="Unpack and hash every page.")
@click.option("--pack", is_flag=True, help="Compress older pages with what their site's pages have in common.")
@click.option("--site", help="Only this site (with --warc and --pack).")
@store_options
def archive(
    url: str | None,
    day: str | None,
    body: bool,
    warc: Path | None,
    verify: bool,
    pack: bool,
    site: str | None,
    database: str | None,
    data: Path,
) -> None:
    """Show what an address looked like when; export and check the archive of pages as they were received."""
    from terminal import archive as archives

    if sum(map(bool, (url, warc, verify, pack))) != 1:
        raise UsageError("give an address, or one of --warc, --verify and --pack")
    store = read_store(database, data)
    if url:
        sys.exit(archives.show(store, url, day, body))
    if warc:
        sys.exit(archives.export(store, warc, site))
    sys.exit(archives.verify(store) if verify else archives.pack(store, site))


VERBS: tuple[click.Command, ...] = (status, run, serve, schedule, archive)
