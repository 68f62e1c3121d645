"""Options that many verbs share, and the store that they name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from extract.errors import SotinError

if TYPE_CHECKING:
    from terminal.store import Store

F = TypeVar("F", bound=Callable[..., Any])


def store_options(command: F) -> F:
    """``--database`` and ``--data``: which store a verb works on."""
    command = click.option(
        "--database",
        envvar="SOTIN_DATABASE_URL",
        metavar="URL",
        help="Database to use, such as postgresql://user@host/sotin. Default: SQLite in the data folder.",
    )(command)
    return click.option(
        "--data",
        envvar="SOTIN_DATA",
        type=click.Path(file_okay=False, path_type=Path),
        default=Path("sotin-data"),
        show_default=True,
        help="Folder that holds the database and exports.",
    )(command)


def open_store(database: str | None, data: Path) -> Store:
    """The store that the options name, made or upgraded where needed. Raises DatabaseError."""
    from terminal.store import Store

    return Store.open(database, data)


def read_store(database: str | None, data: Path) -> Store:
    """As :func:`open_store`, for verbs that only read: they make no database where there is none.

    Raises SotinError naming the folder, which is most likely mistyped.
    """
    from load.database import FILE

    if not database and not (data / FILE).exists():
        raise SotinError(
            f"there is no database in {data}; run 'sotin demo' or 'sotin crawl' first, or name the folder with --data"
        )
    return open_store(database, data)
