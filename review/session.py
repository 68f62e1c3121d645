"""What the desk remembers of a reviewer between two pages, in a signed cookie, and the token that forms carry."""

from __future__ import annotations

import re
import secrets

from fastapi import Request
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException

LONGEST_NAME = 80
_SPACE = re.compile(r"[\s\x00-\x1f\x7f]+")
_MOST_FIELDS = 2000


def reviewer(request: Request) -> str:
    """The name under which decisions are saved; empty before the person gave it."""
    return str(request.session.get("reviewer", ""))


def set_reviewer(request: Request, name: str) -> bool:
    """Remember the name; False where it is empty."""
    shown = _SPACE.sub(" ", name).strip()[:LONGEST_NAME]
    if shown:
        request.session["reviewer"] = shown
    return bool(shown)


def token(request: Request) -> str:
    """The secret of this session that every form carries."""
    return str(request.session.setdefault("token", secrets.token_urlsafe(24)))


def say(request: Request, word: str) -> None:
    """What the next page tells as done."""
    request.session["message"] = word


def take_message(request: Request) -> str:
    """What was just done, once."""
    return str(request.session.pop("message", ""))


async def posted(request: Request) -> FormData:
    """The form that was sent. Raises HTTPException 403 where it does not carry this session's token."""
    form = await request.form(max_fields=_MOST_FIELDS, max_files=0)
    given, own = text(form, "token"), str(request.session.get("token", ""))
    if not own or not secrets.compare_digest(given.encode("utf-8", "replace"), own.encode()):
        raise HTTPException(403, "expired")
    return form


def text(form: FormData, name: str, longest: int = 1000) -> str:
    """A field of a form; empty where it is missing."""
    value = form.get(name)
    return _clean(value)[:longest] if isinstance(value, str) else ""


def _clean(value: str) -> str:
    return value.replace("\x00", "").encode("utf-8", "replace").decode("utf-8").strip()


def local(path: str) -> str:
    """The path if it stays on this desk, else the list: no form sends the reviewer elsewhere."""
    stays = path.startswith("/") and not path.startswith(("//", "/\\")) and path.isprintable()
    return path if stays else "/"
