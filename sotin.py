"""sotin, the news ledger: the command line. Each verb calls one function of the folders below."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from extract.errors import SotinError, UsageError
from terminal import unattended
from terminal.options import open_store, read_store, store_options

if TYPE_CHECKING:
    from load.export import Table

F = TypeVar("F", bound=Callable[..., Any])
TABLES = ("records", "activities", "figures", "articles")
STATUSES = ("done", "ongoing", "planned", "not_done", "state")


def _filter_options(command: F) -> F:
    """What ``records`` can be narrowed to."""
    for option in (
        click.option("--province", help="Name or code of a province, such as 'Bạc Liêu' or 95."),
        click.option("--now", is_flag=True, help="Provinces as of today: each stands for all that went into it."),
        click.option("--programme", help="Key or number of a programme, such as ctmtqg-1719 or 1719."),
        click.option("--year", type=click.IntRange(1990, 2100), help="Year that the activity's period touches."),
        click.option("--status", type=click.Choice(STATUSES), help="What became of the activity."),
        click.option("--site", help="Only what this site reported (see 'sotin sites')."),
        click.option("--conflicts", is_flag=True, help="Only records whose sources contradict each other."),
        click.option("--text", "words", help="Words, or beginnings of words, with or without diacritics."),
        click.option("--limit", type=click.IntRange(1), default=50, show_default=True, help="Rows to show."),
    ):
        command = option(command)
    return command


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="sotin", message="%(prog)s %(version)s")
def cli() -> None:
    """The news ledger: what Vietnamese government news says was planned and done, for how many, with what money.

    \b
    First steps:
      sotin demo                 crawl the bundled demo portal and show what comes out
      sotin sites                the sites that sotin knows
      sotin crawl danang         collect one site's news and extract it
      sotin records --year 2025  the activity records
      sotin review               check them beside their articles, in the browser
    """


@cli.command()
@store_options
@click.option("--keep-serving", is_flag=True, help="Leave the demo portal running afterwards, to look at it.")
def demo(database: str | None, data: Path, keep_serving: bool) -> None:
    """Crawl the bundled demo portal, extract, load, and show the activity records."""
    from terminal.demo import run

    run(open_store(database, data), keep_serving)


@cli.command()
@click.argument("targets", nargs=-1, metavar="[SITE|URL]...")
@click.option("--all", "every", is_flag=True, help="Every site that sotin knows.")
@click.option("--since", metavar="DATE", help="Go back to this day, such as 2024-01-31 or 31/01/2024.")
@click.option("--until", metavar="DATE", help="The last day wanted with --since; without it, today.")
@store_options
def crawl(
    targets: tuple[str, ...], every: bool, since: str | None, until: str | None, database: str | None, data: Path
) -> None:
    """Collect new articles of sites (by name or by address), then extract and merge them.

    A name is one of 'sotin sites'; an address of any other site is read by the generic way. With --since the sites'
    lists are walked back to that day and only what was published between the two days is kept; where that takes more
    than one run, the same command goes on where the last one ended.
    """
    from crawler.window import read as read_window
    from terminal.collect import crawl_sites

    if not targets and not every:
        raise UsageError("name a site ('sotin sites' lists them), give an address, or use --all")
    window = read_window(since, until)
    sys.exit(crawl_sites(open_store(database, data), targets, every, window))


@cli.command()
@click.argument("files", nargs=-1, metavar="FILE...")
@click.option("--published", metavar="DATE", help="Day of publication, such as 13/01/2026; resolves 'hôm nay'.")
@click.option("--province", "home", help="Province the text speaks for where it names none.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document per file, all numbers included.")
@click.option("--jsonl", "as_lines", is_flag=True, help='Read {"id", "text", ...} lines, print a result a line.')
def extract(files: tuple[str, ...], published: str | None, home: str | None, as_json: bool, as_lines: bool) -> None:
    """Read figures and activities out of text or HTML files; - is standard input."""
    from extract.document import parse_date
    from terminal import reading

    day = parse_date(published) if published else None
    if as_json and as_lines:
        raise UsageError("--json and --jsonl exclude each other")
    if as_lines:
        sys.exit(reading.lines(files or ("-",), day, home))
    if not files:
        raise UsageError("name a text or HTML file, or - for standard input")
    sys.exit(reading.files(files, day, home, as_json=as_json))


@cli.command()
@click.argument("site", required=False)
@store_options
def reparse(site: str | None, database: str | None, data: Path) -> None:
    """Rebuild articles from the archived pages, without the network, then extract what changed."""
    from terminal.collect import reparse_site

    sys.exit(reparse_site(read_store(database, data), site))


@cli.command()
@_filter_options
@store_options
def records(database: str | None, data: Path, **wanted: Any) -> None:
    """Show the activity records as a table."""
    from terminal.records import show

    show(read_store(database, data), **wanted)


@cli.command()
@click.option("--limit", type=click.IntRange(1), default=100, show_default=True, help="Changes to show.")
@click.option("--workers", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes to read with.")
@store_options
def diff(limit: int, workers: int, database: str | None, data: Path) -> None:
    """Show what this version of rules and tables would change in articles that an older one read."""
    from terminal.changes import show

    show(read_store(database, data), limit, workers)


@cli.command()
@click.option("--workers", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes to read with.")
@store_options
def apply(workers: int, database: str | None, data: Path) -> None:
    """Read those articles again by this version and bring the records up to date; decisions of people stay."""
    from terminal.changes import apply as apply_version

    apply_version(read_store(database, data), workers)


@cli.command()
@click.argument("out", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--table", type=click.Choice(TABLES), default="records", show_default=True, help="What to write.")
@store_options
def export(out: Path, table: Table, database: str | None, data: Path) -> None:
    """Write a table to OUT.csv, OUT.xlsx or OUT.jsonl; the ending decides the form."""
    from load.export import export as write

    count = write(read_store(database, data).engine, out, table)
    click.echo(f"{count} {table} written to {out}")


@cli.group(invoke_without_command=True)
@click.pass_context
def sites(context: click.Context) -> None:
    """The sites that sotin knows; 'sotin sites new' adds one."""
    from terminal.sites import show

    if context.invoked_subcommand is None:
        show()


@sites.command("new")
@click.argument("name")
@click.argument("url")
@click.option("--root", type=click.Path(file_okay=False, path_type=Path), default=Path(), help="The project's folder.")
def new_site(name: str, url: str, root: Path) -> None:
    """Look at a listing and a few articles at URL, and write the spider NAME with its fixture."""
    from terminal.sites import propose

    propose(name, url, root)


@cli.command()
@click.option("--unknown", is_flag=True, help="Nouns that no table lists, most frequent first.")
@click.option("--limit", type=click.IntRange(1), default=30, show_default=True)
@store_options
def nouns(unknown: bool, limit: int, database: str | None, data: Path) -> None:
    """The nouns that figures count, or with --unknown those that the table lacks."""
    from terminal import nouns as table

    table.show_unknown(read_store(database, data), limit) if unknown else table.show_known()


@cli.command()
@click.option("--port", type=click.IntRange(1, 65535), default=8700, show_default=True)
@store_options
def review(port: int, database: str | None, data: Path) -> None:
    """Open the review desk on this machine's loopback address."""
    from terminal.serve import review_desk

    review_desk(read_store(database, data), port)


for verb in unattended.VERBS:
    cli.add_command(verb)


def main() -> None:
    """Run the command line: plain sentences on standard error, exit code 2 for wrong use and 1 for failed work."""
    signal.signal(signal.SIGTERM, _terminated)
    try:
        cli.main(standalone_mode=False)
    except SotinError as error:
        _fail(str(error), error.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        _fail("stopped; what was stored is kept, and the next run goes on from there", 130)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except OSError as error:
        _fail(f"{error.filename or 'the system'}: {error.strerror or error}", 1)


def _terminated(_number: int, _frame: object) -> None:
    """SIGTERM ends as Ctrl-C does: what is held is given back on the way out."""
    os.write(2, b"sotin: ended by a signal; what was stored is kept, and the next run goes on from there\n")
    sys.exit(143)


def _fail(sentence: str, code: int) -> None:
    click.echo(f"sotin: {sentence}", err=True)
    sys.exit(code)


if __name__ == "__main__":
    main()
