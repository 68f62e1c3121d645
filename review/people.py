"""Who reviews, and in which language."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import RedirectResponse
from starlette.datastructures import FormData

from review import session
from review.rendering import page, words
from review.wording import language_of

router = APIRouter()
Form = Annotated[FormData, Depends(session.posted)]


@router.get("/name")
def ask(request: Request) -> Response:
    """Asks for the reviewer's name."""
    return page(request, "name.html", next=session.local(request.query_params.get("next", "/")), problem="")


@router.post("/name")
def name(request: Request, form: Form) -> Response:
    """Remembers the name and goes on where the reviewer was."""
    target = session.local(session.text(form, "next", 2000))
    if not session.set_reviewer(request, session.text(form, "name")):
        return page(request, "name.html", 422, next=target, problem="name_missing")
    return RedirectResponse(target, 303)


@router.post("/language")
def language(request: Request, form: Form) -> Response:
    """Switches the language and stays where the reviewer was."""
    request.session["language"] = language_of(session.text(form, "language"), words(request).language)
    return RedirectResponse(session.local(session.text(form, "next", 2000)), 303)
