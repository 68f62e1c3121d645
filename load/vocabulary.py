"""The words that the text columns may hold; the tables of the extractors say which."""

from __future__ import annotations

from extract import labels
from load.errors import UnknownWordError

KINDS = frozenset(
    ["copies", "attendees", "households", "budget", "sessions", "media", "places", "equipment", "share", "other"]
)


def check(group: str, word: str) -> None:
    """Raises UnknownWordError where ``word`` is none of a group's (status, type, bound, kind)."""
    allowed = KINDS if group == "kind" else labels.keys(group)
    if word not in allowed:
        raise UnknownWordError(f"{word!r} is no {group}; expected one of {', '.join(sorted(allowed))}.")
