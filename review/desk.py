"""One record beside its article: looking at it and deciding about it."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException

from review import session
from review.rendering import page
from review.visit import NO_REFUSAL, Refusal, Visit, visit

router = APIRouter()
Form = Annotated[FormData, Depends(session.posted)]
_DONE = {"accepted": "done_accepted", "rejected": "done_rejected", "": "done_taken_back"}


@router.get("/records/{number}")
def show(request: Request, number: str) -> Response:
    """The record; a number that was merged into another leads there."""
    at = visit(request, number, request.query_params.get("activity", ""))
    return at.moved(number) or _page(at)


@router.post("/records/{number}/decision")
def decide(request: Request, number: str, form: Form) -> Response:
    """Accept, reject, or take back."""
    activity, wanted = session.text(form, "activity"), session.text(form, "decision")
    if wanted not in _DONE:
        raise HTTPException(400)
    at = visit(request, number, activity)
    refusal = at.save({"decision": wanted or None}, form)
    return _page(visit(request, number, activity), refusal) if refusal else at.back(_DONE[wanted])


def _page(at: Visit, refusal: Refusal = NO_REFUSAL) -> Response:
    return page(at.request, "record.html", refusal.status, **at.shown(refusal))
