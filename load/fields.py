"""The fields a person may correct, and their values as text.

``period`` is ``START/END`` in ISO dates with either side empty; ``place`` the code of a province; numbers have a
point and no separators; an empty value (None) means "the text does not say". ``decision`` is ``accepted`` or
``rejected``, None takes a decision back.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from extract import places
from extract.model import Correction
from load.errors import CorrectionError
from load.vocabulary import check

PLAIN = ("organisation", "speaker", "programme", "project", "audience")
ACTIVITY = ("decision", "type", "status", "period", "place", *PLAIN)
DECISIONS = ("accepted", "rejected")
NUMBERS = ("low", "high", "total")
FIGURE = ("kind", "unit", "bound", "per", "currency", *NUMBERS)
REQUIRED = ("type", "status", "kind", "unit", "bound", "low", "high")


def figure_field(field: str) -> tuple[int, str] | None:
    """``figure:120:low`` as (120, "low"); None for a field of the activity itself."""
    parts = field.split(":")
    if len(parts) == 3 and parts[0] == "figure" and parts[1].isdecimal() and parts[2] in FIGURE:
        return int(parts[1]), parts[2]
    return None


def validate(correction: Correction) -> None:
    """Raises CorrectionError or UnknownWordError where field or value cannot be."""
    inner = figure_field(correction.field)
    name = inner[1] if inner else correction.field
    if inner is None and name not in ACTIVITY:
        raise CorrectionError(f"{correction.field!r} is no field that can be corrected; see docs/data.md.")
    if correction.value is None:
        if name in REQUIRED:
            raise CorrectionError(f"The field {name} cannot be empty.")
        return
    if name == "decision" and correction.value not in DECISIONS:
        raise CorrectionError(f"{correction.value!r} is no decision; expected accepted or rejected.")
    if name in ("type", "status", "kind", "bound"):
        check(name, correction.value)
    elif name in NUMBERS:
        number(correction.value)
    elif name == "period":
        period(correction.value)
    elif name == "place" and places.name_of(correction.value) is None:
        raise CorrectionError(f"{correction.value!r} is no province; give its two-digit code, such as 95 for Bạc Liêu.")


def number(value: str) -> Decimal:
    """Raises CorrectionError for what is no finite number."""
    try:
        parsed = Decimal(value)
    except InvalidOperation:
        parsed = Decimal("NaN")
    if not parsed.is_finite():
        raise CorrectionError(f"{value!r} is no number; write it like 2500 or 12.5.")
    return parsed


def period(value: str) -> tuple[date | None, date | None]:
    """Raises CorrectionError for what is no ``START/END``, or ends before it starts."""
    try:
        start, end = (date.fromisoformat(part) if part else None for part in value.split("/"))
    except ValueError as error:
        raise CorrectionError(f"{value!r} is no period; write it like 2024-01-01/2025-12-31.") from error
    if start and end and end < start:
        raise CorrectionError(f"The period {value} ends before it starts.")
    return start, end


def machine_value(activity: Mapping[str, Any], figures: Sequence[Mapping[str, Any]], field: str) -> str | None:
    """What the machine says for an activity's field, as text; for ``decision`` a fingerprint of all it says."""
    if field == "decision":
        return _fingerprint(activity, figures)
    if field == "period":
        return _period_text(activity)
    value = activity["province_code"] if field == "place" else activity[field]
    return None if value is None else str(value)


def figure_value(figure: Mapping[str, Any], name: str) -> str | None:
    """What the machine says for a figure's field, as text."""
    value = figure[name]
    if isinstance(value, Decimal):
        return number_text(value)
    return None if value is None else str(value)


def number_text(value: Decimal) -> str:
    """The plain digits, without zeros that say nothing."""
    digits = format(value, "f")  # normalize() would round what is longer than 28 digits
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def _period_text(activity: Mapping[str, Any]) -> str | None:
    start, end = activity["period_start"], activity["period_end"]
    if start is None and end is None:
        return None
    return f"{start.isoformat() if start else ''}/{end.isoformat() if end else ''}"


def _fingerprint(activity: Mapping[str, Any], figures: Sequence[Mapping[str, Any]]) -> str:
    said = [str(machine_value(activity, (), name)) for name in ACTIVITY if name != "decision"]
    said += [str(figure_value(figure, name)) for figure in figures for name in FIGURE]
    return hashlib.sha256("\0".join(said).encode()).hexdigest()[:20]
