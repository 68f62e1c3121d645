"""Figures and periods as an officer writes them: ``hơn 2.500 cuốn``, ``20.000 tờ rơi/năm``, ``2024–2025``."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Protocol

from extract.labels import Language, label
from extract.words import words

_MAGNITUDES = ((Decimal(10) ** 9, "tỷ "), (Decimal(10) ** 6, "triệu "))


class Amount(Protocol):
    """What a value is written from: a Figure, or a row of the store with the same names."""

    @property
    def unit(self) -> str: ...
    @property
    def low(self) -> Decimal: ...
    @property
    def high(self) -> Decimal: ...
    @property
    def bound(self) -> str: ...
    @property
    def per(self) -> str | None: ...
    @property
    def currency(self) -> str | None: ...
    @property
    def total(self) -> Decimal | None: ...


def value(figure: Amount, language: Language = "vi") -> str:
    """Qualifier, number, unit and rate: ``hơn 2.500 cuốn/năm``, ``145/151 xã``."""
    step, magnitude = _magnitude(figure)
    shown = amount(figure.low / step, figure.high / step)
    if figure.total is not None:
        shown = f"{shown}/{amount(figure.total, figure.total)}"
    unit = magnitude + (figure.currency if figure.currency not in (None, "VND") else figure.unit)
    space = "" if unit == "%" else " "
    rate = f"/{figure.per}" if figure.per else ""
    return f"{_qualifier(figure, language)} {shown}{space}{unit}{rate}".strip()


def _qualifier(figure: Amount, language: Language) -> str:
    """The article's own word where it stands before the number ("tối thiểu 95%"); else ≥, ≤ or ≈."""
    if figure.bound == "exact":
        return ""
    written = re.match(r"[^\W\d]+(?: [^\W\d]+){0,2}(?= ?\d)", getattr(figure, "text", ""))
    own = written[0].lower() if written else ""
    # After a correction the article's word may say something else than the figure.
    return own if own in words("bounds", figure.bound, "before") else label("bound", figure.bound, language)


def _magnitude(figure: Amount) -> tuple[Decimal, str]:
    """Money is written in billions or millions, as in the articles, where that leaves at most three decimals."""
    if figure.currency is not None:
        for step, name in _MAGNITUDES:
            if abs(figure.low) >= step and not any((end * 1000) % step for end in (figure.low, figure.high)):
                return step, name
    return Decimal(1), ""


def amount(low: Decimal, high: Decimal) -> str:
    """``2.500`` or ``2.000–3.000``: dots between thousands, a decimal comma."""
    return number(low) if low == high else f"{number(low)}–{number(high)}"


def number(value: Decimal) -> str:
    """``137.664,959``."""
    plain = value.normalize() if value != value.to_integral_value() else value.to_integral_value()
    return f"{plain:,f}".translate(str.maketrans(",.", ".,"))


_EDGES: dict[Language, tuple[str, str]] = {"vi": ("từ", "đến"), "en": ("from", "until")}


def days(start: date | None, end: date | None, language: Language = "vi") -> str:
    """The shortest way to write a period: ``2022``, ``2024–2025``, ``13/01/2026``, ``đến 31/12/2030``."""
    since, until = _EDGES[language]
    if start is None:
        return f"{until} {end:%d/%m/%Y}" if end else ""
    if end is None:
        return f"{since} {start:%d/%m/%Y}"
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return str(start.year) if start.year == end.year else f"{start.year}–{end.year}"
    return f"{start:%d/%m/%Y}" if start == end else f"{start:%d/%m/%Y}–{end:%d/%m/%Y}"
