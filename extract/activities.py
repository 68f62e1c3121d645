"""Figures of one passage that belong together become one activity, with type, status, period and the rest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from extract.context import Context
from extract.context import read as read_contexts
from extract.model import Activity, Document, Figure
from extract.text import Source


def read(document: Document, source: Source, figures: Sequence[Figure]) -> tuple[Activity, ...]:
    """The activities of a document in the order of the text; every figure belongs to exactly one."""
    contexts = read_contexts(document, source, figures)
    order = sorted(range(len(figures)), key=lambda index: figures[index].start)
    return tuple(_activity(source, figures, contexts, group) for group in _groups(contexts, order))


def _groups(contexts: Sequence[Context], order: Sequence[int]) -> Iterator[list[int]]:
    def key(index: int) -> tuple[object, ...]:
        context = contexts[index]
        return context.segment, context.type, context.status, context.period

    for _, group in groupby(order, key):
        yield list(group)


def _activity(source: Source, figures: Sequence[Figure], contexts: Sequence[Context], group: Sequence[int]) -> Activity:
    context = contexts[group[0]]
    clause = source.raw_span(*context.segment)
    start = min(clause.start, figures[group[0]].start)
    end = max(clause.end, max(figures[index].end for index in group))
    text = source.raw[start:end]
    start += len(text) - len(text.lstrip())
    text = text.strip()
    return Activity(
        context.type, context.status, start, start + len(text), text, context.period, figures=tuple(sorted(group))
    )
