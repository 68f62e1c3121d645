"""Figures and activities as rows: which field goes into which column."""

from __future__ import annotations

from typing import Any

from extract.model import Activity, Figure


def activity(a: Activity) -> dict[str, Any]:
    """An activity as the columns of its table."""
    period, place = a.period, a.place
    return {
        "type": a.type,
        "status": a.status,
        "start": a.start,
        "end": a.end,
        "text": a.text,
        "period_start": period.start if period else None,
        "period_end": period.end if period else None,
        "period_accuracy": period.accuracy if period else None,
        "province_code": place.code if place else None,
        "province": place.name if place else None,
        "place_detail": place.detail if place else None,
        "place_inferred": bool(place and place.inferred),
        "organisation": a.organisation,
        "speaker": a.speaker,
        "programme": a.programme,
        "project": a.project,
        "audience": a.audience,
        "documents": [
            {"number": d.number, "type": d.type, "issuer": d.issuer, "date": d.date.isoformat() if d.date else None}
            for d in a.documents
        ],
    }


def figure(f: Figure) -> dict[str, Any]:
    """A figure as the columns of its table."""
    return {
        "start": f.start,
        "end": f.end,
        "text": f.text,
        "kind": f.kind,
        "unit": f.unit,
        "low": f.low,
        "high": f.high,
        "bound": f.bound,
        "per": f.per,
        "currency": f.currency,
        "total": f.total,
        "confidence": f.confidence,
        "features": list(f.features),
    }
