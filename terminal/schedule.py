"""The schedules of the sources: shown, and changed."""

from __future__ import annotations

from datetime import datetime

from rich.console import Console
from rich.table import Table

from crawler import plans, run
from crawler.run import Target
from load import schedules
from load.rhythm import parse
from terminal.store import Store
from terminal.words import word

USUAL = "usual"
"""What is typed to give a source its kind's rhythm back."""


def show(store: Store) -> None:
    """Print when every source is crawled, and what came of its last turn."""
    planned = plans.of(store.engine)
    schedules.arrange(store.engine, planned)
    table = Table(box=None, pad_edge=False, header_style="bold")
    for key in ("site", "rhythm", "due", "finished", "outcome", "address"):
        table.add_column(word(key), overflow="fold")
    for row in schedules.table(store.engine, planned):
        chosen = " *" if row.chosen else ""
        cells = (f"{row.rhythm}{chosen}", _moment(row.due), _moment(row.finished), row.outcome or "", row.origin or "")
        table.add_row(row.site, *cells)
    Console().print(table)


def change(store: Store, site: str, rhythm: str, origin: str | None) -> None:
    """Give a source another rhythm (``USUAL``: its kind's), and the origin that serves it; it is due at once.

    Raises UsageError for a name, rhythm or origin that is none.
    """
    run.job_of(Target(site, origin))
    chosen = None if rhythm == USUAL else rhythm
    if chosen is not None:
        parse(chosen)
    schedules.choose(store.engine, site, chosen, origin)
    Console(stderr=True).print(f"{site}: {chosen or plans.of(store.engine, [site])[site].rhythm}", highlight=False)


def _moment(at: datetime | None) -> str:
    return f"{at:%d/%m/%Y %H:%M}" if at else ""
