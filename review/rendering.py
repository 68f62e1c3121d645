"""Templates into pages: everything escaped, controls that reorder or hide text made visible."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined

from extract import display
from extract.labels import Language
from review import session
from review.wording import LANGUAGES, Words, language_of

_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


def words(request: Request) -> Words:
    """The words in the reviewer's language."""
    default: Language = request.app.state.language
    return Words(language_of(request.session.get("language"), default))


def page(request: Request, template: str, status: int = 200, **values: Any) -> HTMLResponse:
    """A template as an answer. Every page knows its words, the reviewer, the form token and what was just done."""
    path = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    shared = {
        "t": words(request),
        "languages": LANGUAGES,
        "reviewer": session.reviewer(request),
        "token": session.token(request),
        "done": session.take_message(request),
        "here": path if request.method == "GET" else "/",
    }
    return HTMLResponse(_environment().get_template(template).render(**shared, **values), status)


def visible(value: object) -> object:
    """Text with its control characters spelled out, so that none reorders or hides what stands around it."""
    if type(value) is not str:
        return value
    return _CONTROLS.sub(lambda found: "" if found[0] == "\r" else f"⟨U+{ord(found[0]):04X}⟩", value)


def web_address(url: str) -> str:
    """The address if it is one of the web, else nothing: no script hides in a link."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme in ("http", "https") and parts.hostname else ""


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("review"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=visible,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"web": web_address, "days": lambda pair: display.days(*pair), "moment": _moment}
    environment.globals |= {"number": lambda count: display.number(Decimal(count))}
    return environment


def _moment(value: Any) -> str:
    return f"{value:%d/%m/%Y %H:%M}" if value else ""
