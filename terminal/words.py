"""The words of tables and messages in the terminal (table: words.toml)."""

from __future__ import annotations

import os
import tomllib
from functools import cache
from importlib.resources import files

from extract.labels import Language


def language() -> Language:
    """Vietnamese, unless ``SOTIN_LANG=en``."""
    return "en" if os.environ.get("SOTIN_LANG", "vi").lower().startswith("en") else "vi"


def word(key: str) -> str:
    """The word for ``key`` in the person's language."""
    return _table()[language()][key]


@cache
def _table() -> dict[str, dict[str, str]]:
    return tomllib.loads(files("terminal").joinpath("words.toml").read_text(encoding="utf-8"))
