"""What officers see for the words of the data, in Vietnamese or English (table: labels.toml)."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Literal

Language = Literal["vi", "en"]


def label(group: str, key: str | None, language: Language = "vi") -> str:
    """The label of ``key`` in a group (status, type, bound, decision); the key itself where the table has none."""
    if not key:
        return ""
    return str(_table().get(group, {}).get(key, {}).get(language, key))


def keys(group: str) -> tuple[str, ...]:
    """The words a group allows, in the table's order."""
    return tuple(_table()[group])


@cache
def _table() -> dict[str, dict[str, dict[str, str]]]:
    return tomllib.loads(files("extract").joinpath("labels.toml").read_text(encoding="utf-8"))
