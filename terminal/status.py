"""The state of the store in the terminal: runs, counts, what failed."""

from __future__ import annotations

from collections.abc import Mapping

from rich.console import Console
from rich.table import Table
from rich.text import Text

from load.frontier import failures
from load.harvests import Harvest
from load.queries import AlarmRow, ProblemRow, RunRow, StatusReport, status
from terminal.store import Store
from terminal.words import word

COUNTED = ("listed", "fetched", "new", "changed", "known", "failed")
PIPED_WIDTH = 200
"""Columns in a file or a pipe: an address should stay in one piece."""
ALARMED = 3
"""Exit code: a source needs a person."""


def show(store: Store) -> int:
    """Print alarms, the last runs, what is stored, what waits, and the open problems; ``ALARMED`` where an alarm
    holds, else 0."""
    console = _console()
    report = status(store.engine)
    if report.alarms:
        console.print(_alarms(report.alarms))
    console.print(f"{word('database')}: {store.where}", highlight=False)
    console.print(_counts(report), highlight=False)
    if report.runs:
        console.print(_runs(report.runs))
    if report.problems:
        console.print(_problems(report))
    if report.harvests:
        console.print(_harvests(report.harvests))
    console.print(word("all_well") if not report.open_problems and not report.alarms else "")
    return ALARMED if report.alarms else 0


def show_failures(store: Store, site: str | None, limit: int) -> int:
    """Print the failure ledger: every article that is missing; 1 where there is one, else 0."""
    rows = failures(store.engine, site, limit)
    if not rows:
        Console().print(word("no_failures"))
        return 0
    table = _new_table("site", "cause", "tries", "next_try", "address")
    table.title = word("ledger")
    for row in rows:
        again = f"{row.next_try:%d/%m/%Y %H:%M}" if row.next_try else ""
        table.add_row(*map(Text, (row.site, row.cause or "", str(row.tries), again, row.url)))
    _console().print(table)
    return 1


def _console() -> Console:
    return Console() if Console().is_terminal else Console(width=PIPED_WIDTH)


def _alarms(rows: tuple[AlarmRow, ...]) -> Table:
    table = _new_table("site", "alarm", "raised", "cause")
    table.title, table.title_style = f"{word('alarms')} ({len(rows)})", "bold red"
    for row in rows:
        what = Text(word(f"alarm_{row.kind}"), style="red")
        table.add_row(Text(row.site), what, f"{row.raised:%d/%m/%Y %H:%M}", Text(row.detail))
    return table


def _harvests(rows: tuple[Harvest, ...]) -> Table:
    table = _new_table("site", "finished", *COUNTED, "read_by", "filled", "cause")
    table.title = word("harvests")
    for row in rows:
        counts = [str(row.counts.get(name, 0)) for name in COUNTED]
        ways = _named("method", row.methods)
        part = row.filled
        filled = f"{part['date']} / {part['body']} / {part['figures']}" if part.get("articles") else ""
        causes = ", ".join(f"{name} {count}" for name, count in row.causes.items() if count)
        table.add_row(Text(row.site), f"{row.at:%d/%m %H:%M}", *counts, ways, filled, Text(causes))
    return table


def _named(group: str, counts: Mapping[str, int]) -> str:
    """Counts under the person's words; nothing is said of what was none."""
    return ", ".join(f"{word(f'{group}_{name}')} {count}" for name, count in counts.items() if count)


def _counts(report: StatusReport) -> str:
    stored = ", ".join(f"{word(f'count_{name}')} {count}" for name, count in report.counts.items())
    waits = f"; {word('pending')} {report.pending}" if report.pending else ""
    again = f"; {word('reopened')} {report.reopened}" if report.reopened else ""
    return f"{word('stored')}: {stored}; {word('unassigned').lower()} {report.unassigned}{waits}{again}"


def _runs(runs: tuple[RunRow, ...]) -> Table:
    table = _new_table("run", "started", "verb", "outcome", "counts")
    for run in runs:
        verb = f"{run.verb} {run.site or ''}".strip()
        outcome = word(f"outcome_{run.outcome}") if run.outcome else "…"
        table.add_row(str(run.id), f"{run.started:%d/%m/%Y %H:%M}", verb, outcome, _named("count", run.counts))
    return table


def _problems(report: StatusReport) -> Table:
    table = _new_table("site", "cause", "times", "problem", "address")
    table.title = f"{word('problem')} ({report.open_problems})"
    for problem in report.problems:
        table.add_row(*map(Text, _cells(problem)))
    return table


def _cells(problem: ProblemRow) -> tuple[str, ...]:
    return (problem.site, problem.cause, str(problem.times), problem.detail, problem.url)


def _new_table(*keys: str) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold", title_justify="left")
    for key in keys:
        table.add_column(word(key), overflow="fold")
    return table
