"""The words of tables and messages in the terminal (table: words.toml)."""

from __future__ import annotations

import os
import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from extract.errors import UsageError
from extract.labels import Language

if TYPE_CHECKING:
    from rich.console import Console

PIPED_WIDTH = 140
"""Columns of a table that goes to a file or a pipe."""

_LANGUAGES: dict[str, Language] = {"vi": "vi", "en": "en"}


def language() -> Language:
    """Vietnamese, unless ``SOTIN_LANG=en``. Raises UsageError for any other language."""
    wanted = os.environ.get("SOTIN_LANG", "vi")
    found = _LANGUAGES.get(wanted[:2].lower() or "vi")
    if found is None:
        raise UsageError(f"SOTIN_LANG is {wanted!r}; it can be vi (Vietnamese) or en (English)")
    return found


def word(key: str) -> str:
    """The word for ``key`` in the person's language."""
    return _table()[language()][key]


@cache
def _table() -> dict[str, dict[str, str]]:
    return tomllib.loads(files("terminal").joinpath("words.toml").read_text(encoding="utf-8"))


def console() -> Console:
    """Standard output: as wide as the terminal, and wide enough for whole addresses where it is a file or a pipe."""
    from rich.console import Console

    shown = Console()
    return shown if shown.is_terminal else Console(width=max(PIPED_WIDTH, shown.width))
