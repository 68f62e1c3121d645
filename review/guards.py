"""What every answer carries so that no text of a page can act in the reviewer's browser."""

from __future__ import annotations

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HOSTS = ("127.0.0.1", "localhost", "testserver")
"""Names under which the desk answers; any other Host is a page elsewhere that points its name at this machine."""

LARGEST_FORM = 1_000_000
"""Bytes of a form; the longest honest one has some thousand."""

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


class Guard:
    """Adds the headers to every answer, also to refusals, and turns away forms that are too large."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(HEADERS)
                headers.setdefault("Cache-Control", "no-store")
            await send(message)

        refusal = _refusal(Headers(scope=scope))
        await (refusal or self.app)(scope, receive, guarded)


def _refusal(headers: Headers) -> PlainTextResponse | None:
    length = headers.get("content-length", "0")
    if "transfer-encoding" in headers:
        return PlainTextResponse("The length of the form must be stated.", 411)
    if not length.isdecimal() or int(length[:12]) > LARGEST_FORM:
        return PlainTextResponse("The form is too large.", 413)
    return None
