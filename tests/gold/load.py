"""The project's own gold as documents with their figures: the demo portal's articles and the written clauses.

An article's figures carry the status, period and type of their activity; a clause shows one phenomenon and has no
context. Clauses are ``clauses/<topic>.toml``: ``figures`` empty makes a trap, ``role`` says what its number is instead,
``form = "NFD"`` writes text and figures decomposed. Values are read strictly; GoldError names file, clause and field.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal

from extract.encode import number
from portal.truth import TrueActivity, TrueArticle, TrueFigure
from portal.truth import load as load_portal

CLAUSES = Path(__file__).parent / "clauses"
HOMES = {"danang": "48", "sonla": "14", "baolaocai": "15"}
"""The province that each provincial site speaks for."""

Form = Literal["NFC", "NFD"]


class GoldError(ValueError):
    """A gold file that contradicts itself."""


@dataclass(frozen=True, slots=True)
class GoldFigure:
    """A figure as a careful reader marks it. The ``*_alt`` are further accepted answers, None for "no rate".

    ``status``, ``period`` and ``type`` are empty in clauses. Nobody is asked for an ``optional`` figure.
    """

    start: int
    end: int
    text: str
    kind: str
    unit: str
    low: Decimal
    high: Decimal
    bound: str = "exact"
    per: str | None = None
    currency: str | None = None
    total: Decimal | None = None
    status: str | None = None
    period: tuple[date | None, date | None] | None = None
    type: str | None = None
    alt_text: tuple[str, ...] = ()
    kind_alt: tuple[str, ...] = ()
    per_alt: tuple[str | None, ...] = ()
    bound_alt: tuple[str, ...] = ()
    optional: bool = False


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """A text with all its figures. ``role`` is the role of the number in a trap, where there is one."""

    id: str
    text: str
    figures: tuple[GoldFigure, ...]
    title: str = ""
    published: date | None = None
    home: str | None = None
    phenomenon: str = ""
    role: str | None = None


def read_articles() -> tuple[GoldDocument, ...]:
    """The articles of the demo portal."""
    return tuple(_article(article) for article in load_portal())


def read_clauses(folder: Path = CLAUSES) -> tuple[GoldDocument, ...]:
    """The clauses by topic; the id is ``<topic>/<number>``."""
    return tuple(
        _clause(f"{path.stem}/{n}", row)
        for path in sorted(folder.glob("*.toml"))
        for n, row in enumerate(tomllib.loads(path.read_text("utf-8"))["clause"], start=1)
    )


def articles() -> list[dict[str, Any]]:
    """The articles as the scorer reads them."""
    return [as_json(document) for document in read_articles()]


def clauses() -> list[dict[str, Any]]:
    """The clauses as the scorer reads them."""
    return [as_json(document) for document in read_clauses()]


def as_json(document: GoldDocument) -> dict[str, Any]:
    """One line of an ``articles.jsonl`` or ``clauses.jsonl``."""
    names = ("id", "text", "title", "home", "phenomenon", "role")
    head = {name: value for name in names if (value := getattr(document, name))}
    published = {"published": document.published.isoformat()} if document.published else {}
    return head | published | {"figures": [_figure_json(figure) for figure in document.figures]}


def _figure_json(figure: GoldFigure) -> dict[str, Any]:
    given = {field.name: getattr(figure, field.name) for field in fields(figure)}
    if figure.status is None:
        for name in ("status", "period", "type"):
            del given[name]
    if figure.total is None:
        del given["total"]
    return {name: _plain(value) for name, value in given.items() if value != () and value is not False}


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return number(value)
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value


def _article(article: TrueArticle) -> GoldDocument:
    return GoldDocument(
        id=article.name,
        text=article.text,
        figures=tuple(_true_figure(each, article.activities[each.activity]) for each in article.figures),
        title=article.title,
        published=article.published.date(),
        home=HOMES.get(article.site),
    )


def _true_figure(figure: TrueFigure, activity: TrueActivity) -> GoldFigure:
    shared = {field.name: getattr(figure, field.name) for field in fields(figure) if field.name != "activity"}
    return GoldFigure(**shared, status=activity.status, period=activity.period, type=activity.type)


def _clause(name: str, row: Mapping[str, Any]) -> GoldDocument:
    unknown = row.keys() - {"text", "phenomenon", "role", "form", "figures"}
    if unknown or not row.get("text") or "figures" not in row:
        raise GoldError(f"clause {name}: {', '.join(sorted(unknown)) or 'text or figures'} misspelt or missing")
    form: Form = "NFD" if row.get("form") == "NFD" else "NFC"
    text = unicodedata.normalize(form, row["text"])
    figures = sorted((_figure(name, text, form, each) for each in row["figures"]), key=lambda figure: figure.start)
    return GoldDocument(name, text, tuple(figures), phenomenon=row["phenomenon"], role=row.get("role"))


def _figure(name: str, text: str, form: Form, row: Mapping[str, Any]) -> GoldFigure:
    values = dict(row)
    words = unicodedata.normalize(form, values.pop("text"))
    start = _place(name, text, words, values.pop("nth", 1))
    low, total = Decimal(values.pop("low")), values.pop("total", None)
    try:
        return GoldFigure(
            start=start,
            end=start + len(words),
            text=words,
            low=low,
            high=Decimal(values.pop("high", low)),
            total=None if total is None else Decimal(total),
            per=values.pop("per", None),
            alt_text=tuple(unicodedata.normalize(form, each) for each in values.pop("alt_text", ())),
            kind_alt=tuple(values.pop("kind_alt", ())),
            per_alt=tuple(each or None for each in values.pop("per_alt", ())),
            bound_alt=tuple(values.pop("bound_alt", ())),
            **values,
        )
    except TypeError as error:
        raise GoldError(f"clause {name}: {words!r}: {error}") from None


def _place(name: str, text: str, words: str, nth: int) -> int:
    """Where the words stand for the ``nth`` time, never inside a longer word or number."""
    before, after = r"(?<!\w)(?<!\d[.,])" if words[0].isalnum() else "", r"(?!\w)" if words[-1].isalnum() else ""
    places = [match.start() for match in re.finditer(before + re.escape(words) + after, text)]
    if not 1 <= nth <= len(places):
        raise GoldError(f"clause {name}: {words!r} stands {len(places)} times in the text, number {nth} is asked for")
    return places[nth - 1]
