"""Export a table to a file: CSV, XLSX or JSON Lines. The file is the old one or the new one, never half of either."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, Literal

from sqlalchemy import Engine

from load.database import reading
from load.errors import ExportError, ExportFormError
from load.export_tables import COLUMNS, rows
from load.writers import write_csv, write_jsonl, write_xlsx

Table = Literal["records", "activities", "figures", "articles"]
Row = Mapping[str, Any]

WRITERS: Mapping[str, Callable[[Path, list[str], Iterable[Row]], int]] = {
    ".csv": write_csv,
    ".xlsx": write_xlsx,
    ".jsonl": write_jsonl,
}


def export(engine: Engine, out: Path, table: Table) -> int:
    """Write all rows of ``table`` to ``out``, whose ending decides the form; returns how many.

    Raises ExportError for an unknown ending or table, and where the file cannot be written.
    """
    if out.suffix.lower() not in WRITERS:
        raise ExportFormError(f"{out}: the ending {out.suffix or '(none)'} is no form; use {', '.join(WRITERS)}.")
    if table not in COLUMNS:
        raise ExportFormError(f"There is no table {table!r}; expected one of {', '.join(COLUMNS)}.")
    write = WRITERS[out.suffix.lower()]
    try:
        with reading(engine) as connection:
            return replace(out, lambda path: write(path, COLUMNS[table], rows(connection, table)))
    except OSError as error:
        raise ExportError(f"{out} cannot be written ({error.strerror or error}); choose another place.") from error


def replace(out: Path, write: Callable[[Path], int]) -> int:
    """Write beside ``out`` and rename: who reads meanwhile, or after a kill, finds a whole file."""
    handle, name = tempfile.mkstemp(prefix=f".{out.name}.", dir=out.parent)
    os.close(handle)
    temporary = Path(name)
    try:
        count = write(temporary)
        temporary.chmod(0o666 & ~_umask())
        with temporary.open("rb") as file:
            os.fsync(file.fileno())
        temporary.replace(out)
    finally:
        temporary.unlink(missing_ok=True)
    return count


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
