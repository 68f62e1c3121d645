"""The nouns that figures count, and those no table lists yet."""

from __future__ import annotations

from rich.table import Table

from extract.kinds import kinds, label
from load.queries import unknown_nouns
from terminal.store import Store
from terminal.words import console, language, word


def show_known() -> None:
    """Print every kind with its nouns."""
    table = _new_table("kind", "noun", "example")
    for name, kind in kinds().items():
        table.add_row(label(name, language()), " · ".join(kind.nouns), kind.example)
    console().print(table)


def show_unknown(store: Store, limit: int) -> None:
    """Print the unlisted nouns, most frequent first, each with a clause and the line for ``extract/kinds.toml``."""
    found = unknown_nouns(store.engine, limit)
    table = _new_table("noun", "times", "line", "example")
    for noun in found:
        table.add_row(noun.noun, str(noun.times), noun.entry, noun.example)
    console().print(table if found else word("no_unknown"))


def _new_table(*keys: str) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for key in keys:
        table.add_column(word(key), overflow="fold")
    return table
