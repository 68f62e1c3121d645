"""What the words in an export mean, for whoever opens it in a spreadsheet: a sheet beside the data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extract import kinds, labels

SHEET = "Chú giải"
HEAD = ("cột / column", "mã / code", "nghĩa", "meaning")
_GROUPS = ("type", "status", "bound", "decision", "role")


def rows(columns: Sequence[str]) -> Iterator[tuple[str, str, str, str]]:
    """Column, word, and what it means in Vietnamese and English, for the columns of the table that hold such words."""
    for group in _GROUPS:
        if group in columns:
            for key in labels.keys(group):
                yield group, key, labels.label(group, key), labels.label(group, key, "en")
    if "kind" in columns:
        for kind, info in kinds.kinds().items():
            yield "kind", kind, info.label, info.label_en
