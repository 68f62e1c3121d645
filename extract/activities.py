"""Figures of one passage that belong together become one activity, with type, status, period, place and more."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from extract import legal, organisations, programmes, statements
from extract.context import Context
from extract.context import read as read_contexts
from extract.lexicon import words
from extract.localities import Localities
from extract.model import Activity, Document, Figure, Period
from extract.text import Source, Span

_SPOKEN_OF = 2
"""Mentions from which on a document is about a programme."""
_REFERS = re.compile(r"(?:của|vốn|thực hiện|trong) Chương trình(?![^\W\d_]* [A-ZĐ0-9])|nguồn vốn này|vốn của Dự án")
"""Words that point back to a programme named before."""
_PARAGRAPH = 700
"""Characters before a sentence within which a programme named still holds, where nothing marks paragraphs."""


@dataclass(frozen=True, slots=True)
class Background:
    """What a whole document says of places, programmes and legal documents."""

    document: Document
    source: Source
    localities: Localities
    named: tuple[programmes.Named, ...]
    cited: tuple[legal.Citation, ...]


def read(document: Document, source: Source, figures: Sequence[Figure]) -> tuple[Activity, ...]:
    """The activities of a document in the order of the text; every figure belongs to exactly one."""
    tokens = words(source.low)
    named = programmes.read(source.low, tokens, document.published)
    spans = [Span(source.norm_at(figure.start), source.norm_at(figure.end)) for figure in figures]
    told = (*figures, *statements.read(source, spans, named))
    background = Background(document, source, Localities(document, source), named, legal.read(source))
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
        organisation=organisations.actor(source, sentence, point),
        speaker=organisations.speaker(source, sentence),
        programme=_programme(background, sentence),
        project=programmes.project(source, sentence),
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


def _programme(background: Background, sentence: Span) -> str | None:
    """The programme of the sentence, else the one that its paragraph named before, else the document's only one."""
    low, named = background.source.low, background.named
    here = [name.programme.key for name in named if sentence.start <= name.start < sentence.end]
    if here:
        return here[0]
    opened = max(low.rfind("\n", 0, sentence.start), sentence.start - _PARAGRAPH)
    if _REFERS.search(background.source.norm, sentence.start, sentence.end):
        opened = -1
    before = [name.programme.key for name in named if opened < name.start < sentence.start]
    return before[-1] if before else _only(background)


def _only(background: Background) -> str | None:
    """The one programme of which a document speaks more than in passing; its title counts for two."""
    title = Source(background.document.title).low
    titled = programmes.read(title, words(title), background.document.published)
    spoken = [name.programme.key for name in (*background.named, *titled, *titled)]
    return spoken[0] if len(set(spoken)) == 1 and len(spoken) >= _SPOKEN_OF else None
