"""An article's text cut at the exact offsets of its evidence, so that a page can mark it."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Mark:
    """A span of the text to mark: ``name`` is ``evidence`` or ``figure``, ``title`` what a reader sees on it."""

    start: int
    end: int
    name: str
    title: str = ""
    anchor: str = ""
    """Where links to the mark lead."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text under the same marks."""

    text: str
    marks: tuple[Mark, ...]
    opened: tuple[Mark, ...] = ()
    """Those of the marks that begin here."""

    @property
    def names(self) -> str:
        """The marks' names, for a class attribute."""
        return " ".join(dict.fromkeys(mark.name for mark in self.marks))

    @property
    def title(self) -> str:
        """What to say about the innermost mark."""
        return self.marks[-1].title if self.marks else ""

    @property
    def anchors(self) -> tuple[str, ...]:
        """The anchors of the marks that begin here."""
        return tuple(mark.anchor for mark in self.opened if mark.anchor)


def paragraphs(text: str, marks: Sequence[Mark]) -> list[list[Piece]]:
    """The text's paragraphs, each as pieces; joined by newlines the pieces give the text back."""
    lines, start = [], 0
    for line in text.split("\n"):
        lines.append(list(_pieces(text, start, start + len(line), marks)))
        start += len(line) + 1
    return lines


def _pieces(text: str, start: int, end: int, marks: Sequence[Mark]) -> Iterator[Piece]:
    inside = [mark for mark in marks if mark.start < end and start < mark.end and mark.start < mark.end]
    edges = {start, end} | {edge for mark in inside for edge in (mark.start, mark.end) if start < edge < end}
    waiting, covering = deque(sorted(inside, key=lambda mark: mark.start)), list[Mark]()
    ordered = sorted(edges)
    for left, right in pairwise(ordered):
        covering = [mark for mark in covering if mark.end > left]
        while waiting and waiting[0].start <= left:
            covering.append(waiting.popleft())
        opened = tuple(mark for mark in covering if mark.start == left)
        yield Piece(text[left:right], tuple(covering), opened)
