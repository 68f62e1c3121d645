"""What a new version of rules or tables would change, and making it so."""

from __future__ import annotations

from itertools import islice

from rich.console import Console
from rich.table import Table
from rich.text import Text

from load import diff
from load.diff import Change
from load.pending import count
from terminal import progress
from terminal.collect import homes
from terminal.store import Store
from terminal.words import console, word

_STYLE = {"added": "green", "removed": "red", "changed": "yellow"}


def show(store: Store, limit: int, workers: int) -> None:
    """Print what re-extraction would change, and how much of it a person has reviewed; nothing is stored."""
    out = console()
    if not count(store.engine):
        out.print(word("up_to_date"))
        return
    with progress.counting(Console(stderr=True), "comparing") as follow:
        changes = list(diff.diff(store.engine, homes(), follow, workers))
    summary = diff.summarise(store.engine, changes)
    if changes:
        out.print(_table(list(islice(changes, limit))))
    out.print(
        word("changes").format(
            articles=summary.articles,
            added=summary.added,
            removed=summary.removed,
            changed=summary.changed,
            reviewed=summary.reviewed,
        )
    )


def apply(store: Store, workers: int) -> None:
    """Re-extract what an older version read and rebuild the records; decisions of people stay."""
    shown = Console(stderr=True)
    with progress.counting(shown, "extracting") as follow:
        done = diff.apply(store.engine, homes(), follow, workers)
    shown.print(", ".join(f"{name} {number}" for name, number in done.items()), highlight=False)


def _table(changes: list[Change]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for key in ("change", "record", "what", "fields"):
        table.add_column(word(key), overflow="fold")
    for change in changes:
        table.add_row(
            Text(word(f"activity_{change.what}"), style=_STYLE[change.what]),
            f"{change.record or ''}{' ✎' if change.reviewed else ''}",
            Text(change.text),
            Text("\n".join(f"{name}: {old or '–'} → {new or '–'}" for name, (old, new) in change.fields.items())),
        )
    return table
