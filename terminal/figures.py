"""An extraction as a table: each figure with its value and context, then the numbers nobody could place."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from extract.kinds import label as kind_label
from extract.labels import label
from extract.model import Activity, Extraction, Figure, Period
from terminal.words import language, word


def show(name: str, result: Extraction) -> RenderableType:
    """What ``sotin extract`` prints for one document."""
    parts: list[RenderableType] = [Text(name, style="bold")]
    parts.append(_table(result) if result.figures else Text(word("no_figures")))
    if lost := [n.text for n in result.numbers if n.role == "unassigned"]:
        parts.append(Text(f"{word('unassigned')}: {', '.join(lost)}", style="yellow"))
    return Group(*parts)


def _table(result: Extraction) -> Table:
    owner = {index: activity for activity in result.activities for index in activity.figures}
    table = Table(box=None, pad_edge=False, header_style="bold")
    for key in ("figure", "kind", "value", "status", "period", "place", "confidence"):
        table.add_column(word(key), justify="right" if key in ("value", "confidence") else "left")
    for index, figure in enumerate(result.figures):
        table.add_row(*_row(figure, owner.get(index)))
    return table


def _row(figure: Figure, activity: Activity | None) -> tuple[str, ...]:
    context = (
        (label("status", activity.status, language()), period(activity.period), _place(activity))
        if activity
        else ("", "", "")
    )
    return (figure.text, kind_label(figure.kind, language()), value(figure), *context, f"{figure.confidence:.2f}")


def value(figure: Figure) -> str:
    """``hơn 2.500 cuốn/năm``: the value as an officer writes it, with its qualifier, unit and rate."""
    shown = amount(figure.low, figure.high)
    if figure.total is not None:
        shown = f"{shown}/{amount(figure.total, figure.total)}"
    unit = figure.currency if figure.currency not in (None, "VND") else figure.unit
    rate = f"/{figure.per}" if figure.per else ""
    return f"{label('bound', figure.bound, language())} {shown} {unit}{rate}".strip()


def amount(low: Decimal, high: Decimal) -> str:
    """``2.500`` or ``2.000–3.000``: dots between thousands, a decimal comma."""
    return _number(low) if low == high else f"{_number(low)}–{_number(high)}"


def period(when: Period | None) -> str:
    """The shortest way to write a period: ``2022``, ``2024–2025``, ``13/01/2026``, ``đến 31/12/2030``."""
    return "" if when is None else days(when.start, when.end)


def days(start: date | None, end: date | None) -> str:
    """As :func:`period`, from two days."""
    if start and end and (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return str(start.year) if start.year == end.year else f"{start.year}–{end.year}"
    if start == end and start:
        return f"{start:%d/%m/%Y}"
    return f"{f'{start:%d/%m/%Y}' if start else '…'}–{f'{end:%d/%m/%Y}' if end else '…'}"


def _number(value: Decimal) -> str:
    return f"{value:,f}".translate(str.maketrans(",.", ".,"))


def _place(activity: Activity) -> str:
    return activity.place.name if activity.place else ""


def print_to(console: Console, name: str, result: Extraction) -> None:
    """Print :func:`show` to a console."""
    console.print(show(name, result))
    console.print()
