"""One record as the desk shows it: the article marked at its evidence, its figures, and what people decided."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract import confidence, display
from extract.model import Figure
from load import fields, queries
from load.queries import Change, CorrectionRow, FigureRow, RecordDetail, RecordRow, RevisionRow, SourceRow, Told
from load.tellings import Value
from review import naming
from review.highlight import Mark, Piece, paragraphs
from review.values import shown_number
from review.wording import Words

SURE = 0.9
"""Figures less certain than this are marked as doubted."""

SHOWN = 4
"""Figures of a record in the list; the others are counted."""


@dataclass(frozen=True, slots=True)
class FigureView:
    """A figure of the telling, as corrected (``now``) and as read (``machine``); ``others`` are other articles'."""

    now: Value
    machine: Value
    role: str
    others: tuple[FigureRow, ...]
    derived: tuple[FigureRow, ...]

    @property
    def doubted(self) -> bool:
        return doubted(self.now) and not self.now.corrected

    @property
    def reasons(self) -> list[str]:
        """What speaks against the figure, as names of features."""
        weights = confidence.weights()
        return [name for name in self.now.features if weights.get(name, -1.0) < 0]

    @property
    def anchor(self) -> str:
        return f"figure-{self.now.start}"


@dataclass(frozen=True, slots=True)
class Decided:
    """A line of the history, in words."""

    row: CorrectionRow
    field: str
    value: str
    machine: str


def doubted(figure: Value | FigureRow | Figure) -> bool:
    """Whether a reader should look twice."""
    return figure.confidence < SURE


def told_by(detail: RecordDetail, activity: str) -> Told:
    """The telling of that key, else the leading one."""
    return next((told for told in detail.tellings if told.telling.key == activity), detail.lead)


def recommended(record: RecordRow) -> list[FigureRow]:
    """The figures that stand for the record."""
    return [figure for figure in record.figures if figure.role == "recommended" and not figure.derived]


def conflicting(record: RecordRow) -> bool:
    """Whether its sources contradict each other."""
    return any(figure.role == "conflicting" for figure in record.figures)


def sources(record: RecordRow) -> tuple[SourceRow, ...]:
    """Its articles, each once."""
    return tuple({source.article_id: source for source in reversed(record.sources)}.values())[::-1]


def figures(detail: RecordDetail, told: Told) -> list[FigureView]:
    """The figures of a telling, in the article's order, each with what the record's other articles say of it."""
    stated = {row.id: row for row in detail.record.figures if not row.derived}
    slots: dict[int, list[FigureRow]] = {}
    for row in detail.record.figures:
        slots.setdefault(row.slot, []).append(row)
    machine = {value.id: value for value in told.machine.figures}
    return [_figure(value, machine[value.id], stated.get(value.id), slots) for value in told.telling.figures]


def _figure(now: Value, machine: Value, row: FigureRow | None, slots: dict[int, list[FigureRow]]) -> FigureView:
    same = slots.get(row.slot, []) if row else []
    others = tuple(other for other in same if other.id != now.id and not other.derived)
    derived = tuple(other for other in same if other.id == now.id and other.derived)
    return FigureView(now, machine, row.role if row else "", others, derived)


def article(told: Told, shown: Sequence[FigureView], t: Words) -> list[list[Piece]]:
    """The article's paragraphs with the evidence and each figure marked."""
    return paragraphs(told.text, list(_marks(told, shown, t)))


def _marks(told: Told, shown: Sequence[FigureView], t: Words) -> Iterator[Mark]:
    yield Mark(told.telling.start, told.telling.end, "evidence", anchor="evidence")
    for view in shown:
        name = "figure doubted" if view.doubted else "figure"
        says = f"{t.label('kind', view.now.kind)}: {t.value(view.now)}"
        yield Mark(view.now.start, view.now.end, name, says, view.anchor)


def versions(told: Told, most: int = 5) -> list[tuple[RevisionRow, list[Change]]]:
    """Earlier versions of the article, newest first, each with what the version after it changed."""
    newer = [told.text, *(revision.text for revision in told.revisions)]
    return [(old, queries.changes(old.text, new)) for old, new in zip(told.revisions[:most], newer, strict=False)]


def history(told: Told, t: Words) -> list[Decided]:
    """All decisions about a telling, newest first."""
    return [_decided(row, t, told) for row in told.corrections]


def _decided(row: CorrectionRow, t: Words, told: Told) -> Decided:
    inner = fields.figure_field(row.field)
    name = inner[1] if inner else row.field
    field = t(f"field_{name}")
    if inner:
        field = f"“{row.figure_text}”: {field}"
    machine = "" if name == "decision" else _worded(name, row.machine, t, told)
    return Decided(row, field, _worded(name, row.value, t, told), machine)


def _worded(name: str, value: str | None, t: Words, told: Told) -> str:
    if value is None:
        return t("taken_back") if name == "decision" else t("none")
    if name in fields.NUMBERS:
        return shown_number(fields.number(value))
    if name == "period":
        return display.days(*fields.period(value))
    if name == "place":
        return naming.province(value, told.telling)
    if name == "programme":
        return naming.programme(value)
    return t.label(name, value) if name in ("type", "status", "kind", "bound", "decision") else value
