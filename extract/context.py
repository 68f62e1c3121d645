"""The context of every figure, read sentence by sentence: its status, its period and its type.

Each sentence is read with what the sentences before it hand on: the times that govern, a plan still open, and the kind
of activity told. A figure told again gets the context of its fullest telling.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from extract import governing, periods, plans, resolving, status, types
from extract import times_masks as masks
from extract.clauses import Sentence, sentences
from extract.cues import Cue, Sort, lexicon, sort
from extract.governing import Governing
from extract.lexicon import Hit, words
from extract.model import ActivityType, Document, Figure, Period, Status
from extract.periods import Choice
from extract.text import Source, Span
from extract.times import read as read_times
from extract.times_expression import Time, is_held, is_year
from extract.told import Told

_AT_EVENT = re.compile(
    r"[^.]{0,40}(?:dịp này|tại (?:hội nghị|buổi|lễ|chương trình|đây)|nhân dịp|đến dự|dự hội nghị"
    r"|trong khuôn khổ (?!dự án|chương trình|đề án|kế hoạch|tiểu dự án)"
    r"|tham dự)|.*(?:lần này|đợt này|thông qua \d+ (?:dự thảo )?nghị quyết)"
)

_HABIT = re.compile(
    r"[^.;]{0,40}\b(?:(?:trung bình|bình quân)(?:,)? (?:mỗi|hằng|hàng)|mỗi|hằng|hàng) (?:năm|tháng|tuần|ngày|quý|vụ)\b"
)
"""A sentence that tells what is done time and again, which no time spoken of before dates."""


@dataclass(frozen=True, slots=True)
class Context:
    """What is known of one figure; ``segment`` is its clause in the reading form, ``own_time``: it names a time;
    ``early``: no time had been spoken of before; ``firm``: its own words say whether it took place."""

    status: Status
    type: ActivityType
    period: Period | None
    segment: Span
    own_time: bool = False
    early: bool = False
    firm: bool = False
    headline: bool = False
    at_named: bool = False

    @property
    def fullness(self) -> int:
        """How much its own words say of it: 2 a time, 1 whether it took place."""
        return 2 * self.own_time + self.firm


@dataclass(frozen=True, slots=True)
class Reading:
    """A document found in one pass: its words of time, status and type, and what each figure spans in it."""

    document: Document
    low: str
    times: tuple[Time, ...]
    cues: tuple[Hit[Cue], ...]
    signs: tuple[Hit[types.Sign], ...]
    figures: tuple[Span, ...]
    sorts: tuple[Sort, ...]
    sentences: tuple[Sentence, ...]
    title: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Handed:
    """What one sentence hands on to the next."""

    governing: Governing = field(default_factory=Governing)
    plan: bool = False
    section: bool = False
    told: Told | None = None
    types: Mapping[str, float] = field(default_factory=dict)


def read(document: Document, source: Source, figures: Sequence[Figure]) -> tuple[Context, ...]:
    """The context of each figure, in the order given."""
    spans = tuple(Span(source.norm_at(f.start), source.norm_at(f.end)) for f in figures)
    order = sorted(range(len(spans)), key=lambda index: spans[index])
    sorts = tuple(sort(figures[index].kind, figures[index].per) for index in order)
    reading = _reading(document, source, tuple(spans[index] for index in order), sorts)
    found = tuple(_contexts(reading))
    retold = _retold([figures[index] for index in order], found)
    return tuple(context for _, context in sorted(zip(order, retold, strict=True), key=lambda pair: pair[0]))


def _reading(document: Document, source: Source, spans: tuple[Span, ...], sorts: tuple[Sort, ...]) -> Reading:
    low, tokens = source.low, words(source.low)
    title = Source(document.title)
    return Reading(
        document,
        low,
        read_times(low, tokens, document.published),
        tuple(cue for cue in lexicon().scan(low, tokens) if not _is_bound(cue, spans)),
        tuple(types.lexicon().scan(low, tokens)),
        spans,
        sorts,
        sentences(source, title.norm),
        types.total(types.lexicon().scan(title.low, words(title.low))),
    )


def _is_bound(cue: Hit[Cue], figures: Sequence[Span]) -> bool:
    """Whether a word of denial only bounds a number: "không quá 30 người", "chưa đến 20 hộ"."""
    at = bisect_right(figures, (cue.start, cue.end)) - 1
    near = figures[max(0, at) : at + 2]
    return cue.value.status == "not_done" and any(f.start <= cue.start and cue.end <= f.end for f in near)


def _contexts(reading: Reading) -> Iterator[Context]:
    handed, published = Handed(), reading.document.published
    held = _held(reading.times)
    waiting: list[Context] = []
    starts = [figure.start for figure in reading.figures]
    for sentence in reading.sentences:
        first, last = (bisect_left(starts, at) for at in (sentence.start, sentence.end))
        contexts, handed = _sentence(reading, sentence, slice(first, last), handed)
        contexts = [_on_its_days(context, held) for context in contexts]
        if not handed.governing.empty:
            yield from (_dated_later(context, handed, published) for context in waiting)
            waiting = []
            yield from contexts
        else:
            waiting += contexts
    yield from waiting


def _held(times: Sequence[Time]) -> Period | None:
    """The days over which the only event of some days that the text tells was held."""
    spans = {time.period for time in times if is_held(time) and time.period}
    return spans.pop() if len(spans) == 1 else None


def _on_its_days(context: Context, held: Period | None) -> Context:
    """What "Hội chợ năm nay" had is of the days over which the text says that it was held."""
    year = context.period
    if not (context.at_named and held and held.start and year and year.start and year.end):
        return context
    return replace(context, period=held) if year.start <= held.start <= year.end else context


def _dated_later(context: Context, handed: Handed, published: date | None) -> Context:
    """A headline's figure takes the first time that the text then names, a plan's the first that is not over.

    What the body told before takes only the days of the event that it is then said to be told of.
    """
    governs = handed.governing
    time = governs.plan if context.status == "planned" and governs.plan else governs.event or governs.report
    told = context.headline or (context.status != "planned" and time is governs.event)
    wanted = told and context.early and not context.own_time and context.status != "not_done"
    if (
        not time
        or not wanted
        or not _suits(context.status, time, handed.plan, published)
        or (context.period and time is not governs.event)
    ):
        return context
    return replace(context, period=time.period)


def _suits(status: Status, time: Time, plan: bool, published: date | None) -> bool:
    """Not a plan's time for what was done, nor a time that is over for what is under way."""
    end = time.period.end if time.period else None
    over = bool(end and published and end < published)
    return over or not plan if status == "done" else not over if status == "ongoing" else True


def _sentence(reading: Reading, sentence: Sentence, part: slice, handed: Handed) -> tuple[list[Context], Handed]:
    figures, sorts = reading.figures[part], reading.sorts[part]
    low, published = reading.low, reading.document.published
    own, named = periods.spoken(low, sentence, reading.times)
    chosen = periods.choose(low, sentence, figures, own, named, not handed.governing.empty)
    before = governing.resumed(low, sentence, handed.governing)
    chosen = tuple(governing.counted(choice, sentence, before) for choice in chosen)
    governs = governing.after(low, sentence, figures, own, named, chosen, before, published)
    section = plans.section(low, sentence, reading.cues, handed.section)
    section = section or governing.announces(low, sentence, own, published)
    goes_on = section or (handed.plan and plans.continues(low, sentence, reading.cues))
    at_event = bool(_AT_EVENT.match(low, sentence.start, sentence.end))
    about = Governing() if at_event else before
    before_told = handed.told if plans.details(low, sentence) else None
    settings = [_setting(choice, about, goes_on, before_told, reading.document) for choice in chosen]
    told = status.read(low, sentence, figures, sorts, reading.cues, settings)
    untils = [*(figure.start for figure in figures[1:]), sentence.end]
    typed = [
        types.read(sentence, figure, reading.signs, handed.types, reading.title, until)
        for figure, until in zip(figures, untils, strict=False)
    ]
    before = replace(before, event=governs.event, plan=governs.plan)
    chosen = resolving.beside_levels(chosen, told, before, published)
    years = [_is_of_event(low, sentence, choice.time) for choice in chosen]
    chosen = tuple(resolving.of_event(choice, named, before) for choice, named in zip(chosen, years, strict=True))
    habit = _HABIT.match(low, sentence.start, sentence.end)
    headline = sentence.end <= len(reading.document.title) + 2
    contexts = [
        Context(
            said.status,
            types.best(scores),
            None if _is_habit(choice, habit, figure) else resolving.resolve(choice, said, before, published, at_event),
            sentence.segment(figure.start),
            choice.time is not None and not choice.loose,
            handed.governing.empty and (said.status != "state" or (said.happened and headline)),
            said.firm,
            headline,
            named,
        )
        for figure, choice, said, scores, named in zip(figures, chosen, told, typed, years, strict=True)
    ]
    plan = plans.handed_on(low, sentence, reading.cues, handed.plan)
    nowhere = Span(sentence.end, sentence.end)
    left = typed[-1] if typed else types.read(sentence, nowhere, reading.signs, handed.types, {})
    return contexts, Handed(governs, plan, section, told[-1] if told else handed.told, left)


def _is_habit(choice: Choice, habit: re.Match[str] | None, figure: Span) -> bool:
    """Whether a figure without a time of its own stands behind "hằng năm", which has none."""
    return not choice.time and habit is not None and habit.end() <= figure.start


def _is_of_event(low: str, sentence: Sentence, time: Time | None) -> bool:
    """Whether a year only tells which of an event that returns is meant."""
    return time is not None and is_year(time) and masks.event(low, sentence.start, time.start)


def _setting(
    choice: Choice, governs: Governing, goes_on: bool, before: Told | None, document: Document
) -> status.Setting:
    ahead = resolving.is_ahead(choice.time, governs, document.published)
    return status.Setting(
        ahead, choice.time is not None and choice.time.role == "now", goes_on, None if choice.time else before
    )


def _retold(figures: Sequence[Figure], contexts: Sequence[Context]) -> Iterator[Context]:
    """A figure told again more fully, with a time or a word of tense of its own, takes the context told there."""
    told: dict[tuple[object, ...], Context] = {}
    for figure, context in zip(reversed(figures), reversed(contexts), strict=True):
        if context.fullness >= _fullness(told.get(_value(figure))):
            told[_value(figure)] = context
    dated = _dated_tellings(figures, contexts)
    for figure, context in zip(figures, contexts, strict=True):
        fuller = told[_value(figure)]
        if context.headline and not fuller.own_time and _value(figure) in dated:
            yield _as_told(context, dated[_value(figure)])
            continue
        other = context.firm and fuller.firm and context.status != fuller.status
        yield _as_told(context, fuller) if fuller.fullness > context.fullness and not other else context


def _dated_tellings(figures: Sequence[Figure], contexts: Sequence[Context]) -> dict[tuple[object, ...], Context]:
    """The first telling of each value below the headline that has a period."""
    pairs = [(_value(f), c) for f, c in zip(figures, contexts, strict=True) if not c.headline and c.period]
    return dict(reversed(pairs))


def _fullness(context: Context | None) -> int:
    return context.fullness if context else 0


def _as_told(context: Context, fuller: Context) -> Context:
    if not fuller.own_time and not context.early:
        return replace(context, status=fuller.status)
    return replace(context, status=fuller.status, period=fuller.period, type=fuller.type)


def _value(figure: Figure) -> tuple[object, ...]:
    return figure.kind, figure.unit if figure.high < 10 else "", figure.low, figure.high, figure.per
