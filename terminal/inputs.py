"""Files and standard input as documents for ``sotin extract``."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import BinaryIO

from extract.document import Line, decode, parse_line
from extract.errors import UsageError
from extract.model import Document, Page

STDIN = "-"
_TEXT = 0.02
"""Part of a file's bytes that may be NUL; UTF-16 without its mark, pictures and office files have more."""
_HTML = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)


@dataclass(frozen=True, slots=True)
class Reading:
    """A document and what was odd about reading it."""

    document: Document
    warnings: tuple[str, ...] = ()


def title(name: str) -> str:
    """How an input is named to the person."""
    return "standard input" if name == STDIN else name


def read_document(name: str, published: date | None, home: str | None) -> Reading:
    """A text or HTML file as a document; ``-`` is standard input.

    HTML goes through the article extraction, which also finds title and date; where it finds none, all text of the
    page is read, with a warning. Raises UsageError when the file cannot be read or is no text.
    """
    raw = _bytes(name)
    text = decode(raw)
    if _HTML.match(text):
        return _from_html(name, raw, published, home)
    if raw.count(0) > len(raw) * _TEXT and "\x00" in text:
        raise UsageError(f"{title(name)} is no text; save a document as text (UTF-8) or HTML first")
    return Reading(Document(text, "", published, home))


def read_lines(name: str) -> Iterator[Line | UsageError]:
    """Each JSON line of a file as a document, in order; a line that is none comes out as the error that says so."""
    with _open(name) as stream:
        yield from parse_lines(stream, title(name))


def parse_lines(stream: Iterable[bytes], name: str) -> Iterator[Line | UsageError]:
    """As :func:`read_lines`, from any stream of lines; empty lines are passed over."""
    for number, raw in enumerate(stream, start=1):
        line = decode(raw).strip()
        if line:
            try:
                yield parse_line(line, f"{name}, line {number}")
            except UsageError as error:
                yield error


def _bytes(name: str) -> bytes:
    with _open(name) as stream:
        try:
            return stream.read()
        except OSError as error:
            raise _unreadable(name, error) from error


def _open(name: str) -> BinaryIO:
    if name == STDIN:
        return sys.stdin.buffer
    try:
        return Path(name).open("rb")
    except OSError as error:
        raise _unreadable(name, error) from error


def _unreadable(name: str, error: OSError) -> UsageError:
    return UsageError(
        f"cannot read {name}: {error.strerror or error}; give a text or HTML file, or - for standard input"
    )


def _from_html(name: str, raw: bytes, published: date | None, home: str | None) -> Reading:
    from crawler.errors import NotAnArticle
    from crawler.page import article

    page = Page("file", name, datetime.now(UTC), 200, {"Content-Type": "text/html"}, raw)
    try:
        found = article(page, None)
    except NotAnArticle:
        return Reading(_whole(page, published, home), ("no-article",))
    day = published or (found.published.date() if found.published else None)
    return Reading(Document(found.text, found.title, day, home))


def _whole(page: Page, published: date | None, home: str | None) -> Document:
    """All text of a page that a person chose to read, a line a paragraph, under its first heading or its title."""
    from crawler import charset, headline, prose
    from crawler.page import tree

    root = tree(charset.text(page.body, page.headers), page.url)
    headings = [*map(prose.content, root.iter("h1")), *headline.claims(root)]
    prose.strip(root)
    text = "\n".join(paragraph.text for paragraph in prose.paragraphs(root))
    return Document(text, next(filter(None, headings), ""), published, home)
