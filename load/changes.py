"""What changed between two versions of an article, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from rapidfuzz.distance import Indel

_PIECE = re.compile(r"\s*\S+|\s+$")


@dataclass(frozen=True, slots=True)
class Change:
    """A run of text that both versions have (``same``), only the old one (``gone``) or only the new one (``come``)."""

    what: Literal["same", "gone", "come"]
    text: str


def changes(old: str, new: str) -> list[Change]:
    """The new version as runs of text, with what is gone in between; joined, each side gives its text back."""
    before, after = _PIECE.findall(old), _PIECE.findall(new)
    return [change for change in _runs(before, after) if change.text]


def _runs(before: list[str], after: list[str]) -> Iterator[Change]:
    for step in Indel.opcodes(before, after):
        gone = "".join(before[step.src_start : step.src_end])
        come = "".join(after[step.dest_start : step.dest_end])
        if step.tag == "equal":
            yield Change("same", come)
        else:
            yield Change("gone", gone)
            yield Change("come", come)
