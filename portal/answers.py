"""From a request to a whole answer: status, headers and body, with validators for what changes rarely."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from urllib.parse import parse_qsl, unquote, urlsplit

from portal import feeds
from portal.newsroom import Newsroom, Story
from portal.render import Pages
from portal.routes import View, posted, view

PICTURE = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 36" preserveAspectRatio="none">'
    b'<rect width="60" height="36" fill="#cfd8e3"/><path d="M0 36 20 14l12 13 8-7 20 16z" fill="#9fb0c3"/>'
    b'<circle cx="46" cy="9" r="4" fill="#f4e3a1"/></svg>'
)
"""Every picture of the portal: a grey landscape."""


@dataclass(frozen=True, slots=True)
class Request:
    """What is known of a request; header names are lower case."""

    method: str
    target: str
    headers: Mapping[str, str]
    body: bytes = b""


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole answer; ``stamp`` and ``modified`` are its validators, where it has any."""

    status: int
    body: bytes
    type: str
    stamp: str = ""
    modified: datetime | None = None
    headers: dict[str, str] = field(default_factory=dict)


class Desk:
    """Answers the requests of one site."""

    def __init__(self, room: Newsroom, pages: Pages) -> None:
        self._room, self._pages = room, pages

    def answer(self, request: Request) -> Answer:
        """The answer to a request, conditional and compressed as its headers allow."""
        parts = urlsplit(request.target)
        if request.method == "POST":
            form = dict(parse_qsl(request.body.decode("utf-8", "replace")))
            return self._shown(posted(self._room, parts.path, form), parts.path)
        found = self._for_machines(parts.path)
        if found is None:
            query = dict(parse_qsl(parts.query))
            found = self._shown(view(self._room, parts.path, query), parts.path)
        return _conditional(found, request.headers)

    def _for_machines(self, path: str) -> Answer | None:
        room, origin = self._room, self._pages.origin
        if path == "/robots.txt":
            return Answer(200, feeds.robots(room, origin).encode(), "text/plain; charset=utf-8")
        if fed := feeds.feed(room, origin, path):
            return _validated(fed[0].encode(), "application/rss+xml; charset=utf-8", fed[1], path)
        if mapped := feeds.sitemap(room, origin, path):
            kind = "application/gzip" if path.endswith(".gz") else "application/xml"
            return _validated(mapped[0], kind, mapped[1], path)
        return None

    def _shown(self, shown: View | None, path: str) -> Answer:
        kind = self._room.site.content_type
        if shown is None:
            return Answer(404, self._pages.missing(path).encode(), kind)
        if shown.kind == "image":
            return Answer(200, PICTURE, "image/svg+xml")
        body = self._pages.render(shown, unquote(path)).encode()
        return _validated(body, kind, self._validators(shown), path)

    def _validators(self, shown: View) -> tuple[Story, ...] | None:
        """The stories whose change changes the page, or None for a page without validators.

        Old SharePoint and VNPT Portal give none to articles.
        """
        if shown.kind == "home":
            return self._room.stories
        if shown.section:
            return self._room.listing(shown.section, shown.page).stories
        if shown.story and self._room.site.family in ("vccorp", "zce", "liferay"):
            return (shown.story,)
        return None


def _validated(body: bytes, kind: str, stories: Iterable[Story] | None, path: str) -> Answer:
    """The answer with an ETag over what it shows: counters, clock and furniture do not count."""
    if stories is None:
        return Answer(200, body, kind)
    shown = [(story.article.key, story.revision, story.modified) for story in stories]
    seed = path + repr([(key, revision) for key, revision, _ in shown])
    stamp = hashlib.sha256(seed.encode()).hexdigest()[:16]
    modified = max((modified for _, _, modified in shown), default=None)
    return Answer(200, body, kind, stamp=f'"{stamp}"', modified=modified)


def _conditional(answer: Answer, headers: Mapping[str, str]) -> Answer:
    if answer.stamp and _unchanged(answer, headers):
        return Answer(304, b"", answer.type, answer.stamp, answer.modified)
    return answer


def _unchanged(answer: Answer, headers: Mapping[str, str]) -> bool:
    if known := headers.get("if-none-match"):
        stamps = {stamp.strip().removeprefix("W/").replace("-gzip", "") for stamp in known.split(",")}
        return answer.stamp in stamps or "*" in stamps
    since = headers.get("if-modified-since")
    if not since or answer.modified is None:
        return False
    try:
        return answer.modified.replace(microsecond=0) <= parsedate_to_datetime(since).astimezone(UTC)
    except ValueError:
        return False


def wire(answer: Answer, headers: Mapping[str, str]) -> tuple[bytes, dict[str, str]]:
    """The body and headers to send: compressed where the client accepts gzip and it pays."""
    sent = {**answer.headers, "Vary": "Accept-Encoding"}
    if answer.status != 304:
        sent["Content-Type"] = answer.type
    if answer.stamp:
        sent["ETag"] = answer.stamp
    if answer.modified:
        sent["Last-Modified"] = format_datetime(answer.modified.astimezone(UTC), usegmt=True)
    body = answer.body
    if len(body) > 500 and "gzip" in headers.get("accept-encoding", "") and answer.type != "application/gzip":
        body = gzip.compress(body, compresslevel=4, mtime=0)
        sent["Content-Encoding"] = "gzip"
    return body, sent
