"""The review desk: a web app on loopback that shows records beside their articles and takes decisions about them."""

from __future__ import annotations

import secrets
from pathlib import Path

from fastapi import FastAPI
from starlette.middleware.sessions import SessionMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.staticfiles import StaticFiles

from extract.labels import Language
from load.store import Engine
from review import desk, editing, guards, lists, people, refusing

COOKIE = "sotin_review"


def create_app(engine: Engine, *, language: Language = "vi") -> FastAPI:
    """The desk over an open store. Reviewers' names live as long as the app: its secret is new at each start."""
    app = FastAPI(title="sotin", docs_url=None, redoc_url=None, openapi_url=None)
    app.state.engine = engine
    app.state.language = language
    app.mount("/static", StaticFiles(directory=Path(__file__).parent / "static"), name="static")
    for part in (lists, desk, editing, people):
        app.include_router(part.router)
    refusing.install(app)
    app.add_middleware(
        SessionMiddleware, secret_key=secrets.token_urlsafe(32), session_cookie=COOKIE, same_site="strict", max_age=None
    )
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=list(guards.HOSTS), www_redirect=False)
    app.add_middleware(guards.Guard)
    return app
