"""The public JSON of an extraction: the field names of docs/data.md, numbers as JSON numbers."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from extract.model import Activity, Extraction, Figure, Number, Period, Place

Json = dict[str, Any]


def extraction(result: Extraction) -> Json:
    """``{"figures": [...], "activities": [...]}``, each figure with the index of its ``activity``."""
    owner = {index: n for n, activity in enumerate(result.activities) for index in activity.figures}
    return {
        "figures": [figure(f) | {"activity": owner.get(n)} for n, f in enumerate(result.figures)],
        "activities": [activity(a) for a in result.activities],
    }


def figure(f: Figure) -> Json:
    """A figure with every public field; ``total`` only where the text says "145/151 xã"."""
    shown = {
        "start": f.start,
        "end": f.end,
        "text": f.text,
        "kind": f.kind,
        "unit": f.unit,
        "low": number(f.low),
        "high": number(f.high),
        "bound": f.bound,
        "per": f.per,
        "currency": f.currency,
    }
    total = {} if f.total is None else {"total": number(f.total)}
    return shown | total | {"confidence": round(f.confidence, 3), "features": list(f.features)}


def activity(a: Activity) -> Json:
    """An activity without its figures: those name it by index."""
    return {
        "type": a.type,
        "status": a.status,
        "period": period(a.period),
        "province": place(a.place),
        "organisation": a.organisation,
        "speaker": a.speaker,
        "programme": a.programme,
        "project": a.project,
        "audience": a.audience,
        "documents": [
            {"number": d.number, "type": d.type, "issuer": d.issuer, "date": iso(d.date)} for d in a.documents
        ],
        "start": a.start,
        "end": a.end,
        "text": a.text,
    }


def number_role(n: Number) -> Json:
    """A number of the text and what became of it."""
    return {"start": n.start, "end": n.end, "text": n.text, "role": n.role}


def number(value: Decimal) -> int | float:
    """An integer where the value is one, so that 500000000 is not printed as 500000000.0."""
    return int(value) if value == value.to_integral_value() else float(value)


def period(p: Period | None) -> list[str | None] | None:
    """``[start, end]`` as ISO dates."""
    return None if p is None else [iso(p.start), iso(p.end)]


def place(p: Place | None) -> Json | None:
    """``{"code", "name", "detail", "inferred"}`` of the province; ``detail`` is the district or commune named."""
    return None if p is None else {"code": p.code, "name": p.name, "detail": p.detail, "inferred": p.inferred}


def iso(day: date | None) -> str | None:
    """``2025-12-31``, or None."""
    return None if day is None else day.isoformat()
