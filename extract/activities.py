"""Figures of one passage that belong together become one activity, with type, status, period and the rest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby

from extract.context import Context
from extract.context import read as read_contexts
from extract.localities import Localities
from extract.model import Activity, Document, Figure
from extract.text import Source, Span


def read(document: Document, source: Source, figures: Sequence[Figure]) -> tuple[Activity, ...]:
    """The activities of a document in the order of the text; every figure belongs to exactly one."""
    contexts = read_contexts(document, source, figures)
    localities = Localities(document, source)
    order = sorted(range(len(figures)), key=lambda index: figures[index].start)
    found = (_activity(source, figures, contexts, group) for group in _groups(contexts, order))
    return tuple(_placed(activity, document, source, localities) for activity in found)


def _placed(activity: Activity, document: Document, source: Source, localities: Localities) -> Activity:
    passage = Span(source.norm_at(activity.start), source.norm_at(activity.end))
    place = localities.place(passage, localities.sentence(passage.start), passage.start, _day(activity, document))
    return replace(activity, place=place)


def _day(activity: Activity, document: Document) -> date | None:
    """The day whose provinces are meant: the end of the period, but no day after publication."""
    end = activity.period.end if activity.period else None
    return min((day for day in (end, document.published) if day), default=None)


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
