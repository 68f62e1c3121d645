"""The words that the text columns may hold; the tables of the extractors say which."""

from __future__ import annotations

from extract import labels
from extract.kinds import kinds
from load.errors import UnknownWordError


def check(group: str, word: str) -> None:
    """Raises UnknownWordError where ``word`` is none of a group's (status, type, bound, kind)."""
    allowed = tuple(kinds()) if group == "kind" else labels.keys(group)
    if word not in allowed:
        raise UnknownWordError(f"{word!r} is no {group}; expected one of {', '.join(sorted(allowed))}.")
