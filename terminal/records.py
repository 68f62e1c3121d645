"""Activity records as a table in the terminal."""

from __future__ import annotations

from typing import Any

from rich.table import Table
from rich.text import Text

from extract import display
from extract.errors import UsageError
from extract.labels import label
from load.queries import ANY, Filter, RecordRow, SourceRow, choices, count, records
from terminal.store import Store
from terminal.words import console, language, word

_STYLE = {"done": "green", "planned": "cyan", "not_done": "red", "ongoing": "yellow", "state": "dim"}


def show(
    store: Store,
    province: str | None = None,
    programme: str | None = None,
    year: int | None = None,
    status: str | None = None,
    site: str | None = None,
    words: str | None = None,
    conflicts: bool = False,
    now: bool = False,
    limit: int = 50,
) -> None:
    """Print the records that match. Raises UsageError for a province or programme that no table knows."""
    wanted = Filter(
        **_province(province, now),
        programme=_programme(programme),
        year=year,
        status=status,
        site=_site(store, site),
        text=words,
        conflicts=conflicts,
    )
    print_records(store, wanted, limit)


def print_records(store: Store, wanted: Filter = ANY, limit: int = 50) -> None:
    """The table itself, and how many records it leaves out."""
    out = console()
    rows = records(store.engine, wanted, limit)
    if not rows:
        out.print(word("no_records"))
        return
    total = count(store.engine, wanted)
    out.print(_table(rows, f"{word('records')} ({total})"))
    if total > len(rows):
        out.print(word("more").format(count=total - len(rows)))


def _table(rows: list[RecordRow], title: str) -> Table:
    table = Table(title=title, title_justify="left", header_style="bold", show_lines=True)
    table.add_column("#", justify="right")
    for name, ratio in (("what", 5), ("status", 2), ("period", 2), ("place", 2), ("figures", 4), ("source", 3)):
        table.add_column(word(name), ratio=ratio, overflow="fold")
    for row in rows:
        table.add_row(str(row.id), *_cells(row))
    return table


def _cells(row: RecordRow) -> tuple[Text, ...]:
    what = Text(label("type", row.type, language()), style="bold")
    what.append(f"\n{row.text}", style="not bold")
    return (
        what,
        Text(label("status", row.status, language()), style=_STYLE.get(row.status, "")),
        Text(display.days(row.period_start, row.period_end, language())),
        Text(row.province or ""),
        Text("\n".join(_figures(row))),
        Text("\n".join(dict.fromkeys(map(_source, row.sources)))),
    )


def _figures(row: RecordRow) -> list[str]:
    return [
        f"{'≠ ' if figure.role == 'conflicting' else ''}{display.value(figure, language())}"
        for figure in row.figures
        if not figure.derived and figure.role in ("recommended", "conflicting")
    ]


def _source(source: SourceRow) -> str:
    return f"{source.site}, {source.published:%d/%m/%Y}" if source.published else source.site


def _province(given: str | None, now: bool) -> dict[str, Any]:
    """By name every unit that bore it; by code, or as of today, one unit."""
    if given is None:
        return {"now": now}
    from extract.places import code_of, name_given

    name = None if now else name_given(given)
    return {"province_name": name} if name else {"province": code_of(given), "now": now}


def _site(store: Store, given: str | None) -> str | None:
    """A site that has records, or one that is known; anything else is a slip of the keyboard."""
    if given is None:
        return None
    from crawler.sites import find

    stored = {name.lower(): name for name in choices(store.engine).sites}
    return stored.get(given.lower()) or find(given).name


def _programme(given: str | None) -> str | None:
    if given is None:
        return None
    from extract.programmes import key_of

    key = key_of(given)
    if key is None:
        raise UsageError(f"there is no programme {given!r}; use a key or number of extract/programmes.toml")
    return key
