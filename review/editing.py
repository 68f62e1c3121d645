"""The edit form of a record's telling."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from starlette.datastructures import FormData

from review import forms, session
from review.forms import Field
from review.rendering import page, words
from review.visit import NO_REFUSAL, Refusal, Visit, visit

router = APIRouter()
Form = Annotated[FormData, Depends(session.posted)]

FIGURES = 20
"""Figures on a page of the form."""


@router.get("/records/{number}/edit")
def edit(request: Request, number: str) -> Response:
    """The form with what is stored."""
    at = visit(request, number, request.query_params.get("activity", ""))
    return at.moved(number, "/edit") or _page(at)


@router.post("/records/{number}/edit")
def save(request: Request, number: str, form: Form) -> Response:
    """Save what was changed; what cannot be read comes back as typed, with what is expected."""
    activity = session.text(form, "activity")
    at = visit(request, number, activity)
    typed = forms.typed(_fields(at), form)
    changes = forms.changes(typed)
    if changes.errors:
        return _page(at, Refusal(422, "look_again"), forms.with_errors(typed, changes.errors))
    if not changes.corrections:
        return at.back("done_nothing")
    refusal = at.save(changes.corrections, form)
    return _page(visit(request, number, activity), refusal, typed) if refusal else at.back("done_saved", "#evidence")


def _page(at: Visit, refusal: Refusal = NO_REFUSAL, typed: Sequence[Field] = ()) -> Response:
    asked, first = _asked(at)
    page_of = at.told.telling.figures[first : first + FIGURES]
    shown = sorted(page_of, key=lambda figure: str(figure.start) != asked)
    given = {field.name: field for field in typed}
    fields = [_retyped(field, given.get(field.name)) for field in _fields(at)]
    return page(
        at.request,
        "edit.html",
        refusal.status,
        **at.shown(refusal),
        fields=[field for field in fields if ":" not in field.name],
        groups=[(figure, [f for f in fields if f.name.startswith(f"figure:{figure.start}:")]) for figure in shown],
        asked=asked,
        first_figure=first,
        per_page=FIGURES,
    )


def _fields(at: Visit) -> list[Field]:
    t = words(at.request)
    machine = {figure.id: figure for figure in at.told.machine.figures}
    fields = forms.activity_fields(at.told, t)
    for figure in at.told.telling.figures:
        fields += forms.figure_fields(figure, machine[figure.id], t)
    return fields


def _retyped(current: Field, typed: Field | None) -> Field:
    """What the reviewer changed, over what is stored now."""
    if typed is None or typed.value == typed.was:
        return replace(current, error=typed.error if typed else "")
    return replace(current, value=typed.value, error=typed.error)


def _asked(at: Visit) -> tuple[str, int]:
    """The start of the figure asked for, which the form shows first, and where its page of figures begins."""
    given = at.request.query_params.get("figure", "")
    starts = [str(figure.start) for figure in at.told.telling.figures]
    return (given, starts.index(given) // FIGURES * FIGURES) if given in starts else ("", 0)
