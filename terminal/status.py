"""The state of the store in the terminal: runs, counts, what failed."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table
from rich.text import Text

from load.queries import ProblemRow, RunRow, StatusReport, status
from terminal.store import Store
from terminal.words import word


def show(store: Store) -> None:
    """Print the last runs, what is stored, what waits, and the open problems."""
    console = Console()
    report = status(store.engine)
    console.print(f"{word('database')}: {store.where}", highlight=False)
    console.print(_counts(report), highlight=False)
    if report.runs:
        console.print(_runs(report.runs))
    if report.problems:
        console.print(_problems(report))
    console.print(word("all_well") if not report.open_problems else "")


def _counts(report: StatusReport) -> str:
    stored = ", ".join(f"{name} {count}" for name, count in report.counts.items())
    waits = f"; {word('pending')} {report.pending}" if report.pending else ""
    again = f"; {word('reopened')} {report.reopened}" if report.reopened else ""
    return f"{word('stored')}: {stored}; {word('unassigned').lower()} {report.unassigned}{waits}{again}"


def _runs(runs: tuple[RunRow, ...]) -> Table:
    table = _new_table("run", "started", "verb", "outcome", "counts")
    for run in runs:
        counts = ", ".join(f"{name} {count}" for name, count in run.counts.items() if count)
        verb = f"{run.verb} {run.site or ''}".strip()
        table.add_row(str(run.id), f"{run.started:%d/%m/%Y %H:%M}", verb, run.outcome or "…", counts)
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
