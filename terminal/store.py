"""The store a verb works on: which database, which folder, and the open engine."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from load import database
from load.frontier import Engine


@dataclass(frozen=True, slots=True)
class Store:
    """An open store; ``url`` is None for SQLite in the folder ``data``."""

    engine: Engine
    url: str | None
    data: Path

    @classmethod
    def open(cls, url: str | None, data: Path) -> Store:
        """Open and, where needed, create or upgrade it. Raises DatabaseError in plain words."""
        return cls(database.open(url or None, data), url or None, data)

    @property
    def where(self) -> str:
        """Where the database lies, without a password."""
        return str(self.data / database.FILE) if self.url is None else self.engine.url.render_as_string()
