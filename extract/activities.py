"""Figures of one passage that belong together become one activity, with type, status, period, place and more."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from extract import legal, programmes, statements
from extract.agents import Agents
from extract.audience import audience
from extract.context import Context
from extract.context import read as read_contexts
from extract.localities import Localities
from extract.model import Activity, Document, Figure, Period
from extract.programme_scopes import Scopes
from extract.text import Source, Span


@dataclass(frozen=True, slots=True)
class Background:
    """What a whole document says of places, programmes and legal documents."""

    document: Document
    source: Source
    localities: Localities
    agents: Agents
    scopes: Scopes
    cited: tuple[legal.Citation, ...]


def read(document: Document, source: Source, figures: Sequence[Figure]) -> tuple[Activity, ...]:
    """The activities of a document in the order of the text; every figure belongs to exactly one."""
    scopes = Scopes(source, document.title, document.published)
    spans = [Span(source.norm_at(figure.start), source.norm_at(figure.end)) for figure in figures]
    told = (*figures, *statements.read(source, spans, scopes.named))
    background = Background(document, source, Localities(document, source), Agents(source), scopes, legal.read(source))
    contexts = read_contexts(document, source, told)
    order = sorted(range(len(told)), key=lambda index: told[index].start)
    return tuple(_activity(background, told, contexts, group) for group in _groups(told, contexts, order))


def _groups(told: Sequence[Figure], contexts: Sequence[Context], order: Sequence[int]) -> Iterator[list[int]]:
    def key(index: int) -> tuple[object, ...]:
        context = contexts[index]
        alone = index if told[index].kind == statements.KIND else -1
        return context.segment, context.type, context.status, context.period, alone

    for _, group in groupby(order, key):
        yield list(group)


def _activity(
    background: Background, told: Sequence[Figure], contexts: Sequence[Context], group: Sequence[int]
) -> Activity:
    source, context = background.source, contexts[group[0]]
    start, end = _evidence(source, told, context, group)
    point = source.norm_at(told[group[0]].start)
    sentence = background.localities.sentence(point)
    clause = Span(source.norm_at(start), source.norm_at(end))
    day = _as_of(context.period, background.document.published)
    return Activity(
        type=context.type,
        status=context.status,
        start=start,
        end=end,
        text=source.raw[start:end],
        period=context.period,
        place=background.localities.place(clause, sentence, clause.start, day),
        organisation=background.agents.organisation(sentence, point),
        speaker=background.agents.speaker(sentence),
        programme=background.scopes.programme(sentence, context.status == "state"),
        project=programmes.project(source, sentence),
        audience=audience(source, clause),
        documents=tuple(c.document for c in background.cited if sentence.start <= c.start < sentence.end),
        figures=tuple(sorted(index for index in group if told[index].kind != statements.KIND)),
    )


def _evidence(source: Source, told: Sequence[Figure], context: Context, group: Sequence[int]) -> tuple[int, int]:
    """The raw span of the clause, trimmed, holding all its figures."""
    clause = source.raw_span(*context.segment)
    start = min(clause.start, told[group[0]].start)
    end = max(clause.end, *(told[index].end for index in group))
    text = source.raw[start:end]
    inner = text.strip()
    start += len(text) - len(text.lstrip())
    return start, start + len(inner)


def _as_of(period: Period | None, published: date | None) -> date | None:
    """The day whose provinces a name means: the activity's, but never later than the text."""
    days = [day for day in (period.end if period else None, published) if day]
    return min(days, default=None)
