"""Files and standard input as documents for ``sotin extract``."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import BinaryIO

from extract.document import Line, decode, parse_line
from extract.errors import UsageError
from extract.model import Document, Page

STDIN = "-"
_HTML = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)


def read_document(name: str, published: date | None, home: str | None) -> Document:
    """A text or HTML file as a document; ``-`` is standard input.

    HTML goes through the article extraction, which also finds title and date. Raises UsageError when the file cannot
    be read, PageError when an HTML file holds no article.
    """
    raw = _bytes(name)
    text = decode(raw)
    if _HTML.match(text):
        return _from_html(name, raw, published, home)
    return Document(text, "", published, home)


def read_lines(name: str) -> Iterator[Line | UsageError]:
    """Each JSON line of a file as a document, in order; a line that is none comes out as the error that says so."""
    with _open(name) as stream:
        yield from parse_lines(stream, "standard input" if name == STDIN else name)


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


def _from_html(name: str, raw: bytes, published: date | None, home: str | None) -> Document:
    from crawler.page import article

    page = Page("file", name, datetime.now(UTC), 200, {"Content-Type": "text/html"}, raw)
    found = article(page, None)
    day = published or (found.published.date() if found.published else None)
    return Document(found.text, found.title, day, home)
