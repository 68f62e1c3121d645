"""An extraction as a table: each figure with its value and context, then the numbers nobody could place."""

from __future__ import annotations

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from extract import display
from extract.kinds import label as kind_label
from extract.labels import label
from extract.model import Activity, Extraction, Figure
from terminal.words import language, word


def print_to(console: Console, name: str, result: Extraction) -> None:
    """What ``sotin extract`` prints for one document."""
    console.print(_shown(name, result))
    console.print()


def _shown(name: str, result: Extraction) -> RenderableType:
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
    shown = (kind_label(figure.kind, language()), display.value(figure, language()))
    return (figure.text, *shown, *_context(activity), f"{figure.confidence:.2f}")


def _context(activity: Activity | None) -> tuple[str, str, str]:
    if activity is None:
        return ("", "", "")
    when = display.days(activity.period.start, activity.period.end, language()) if activity.period else ""
    return (label("status", activity.status, language()), when, activity.place.name if activity.place else "")
