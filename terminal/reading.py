"""``sotin extract``: documents in, tables or JSON out; one that cannot be read does not stop the rest."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from extract import encode, extract
from extract.document import Line
from extract.errors import SotinError, UsageError
from extract.model import Document
from terminal.inputs import read_document, read_lines


def files(names: Sequence[str], published: date | None, home: str | None, *, as_json: bool) -> int:
    """Print the figures of each file; the exit code is the worst that happened."""
    code = home_code(home)
    worst = 0
    for name in names:
        try:
            document = read_document(name, published, code)
        except SotinError as error:
            worst = max(worst, _complain(error))
        else:
            _print_json(name, document) if as_json else _print_table(name, document)
    return worst


def lines(names: Sequence[str], published: date | None, home: str | None) -> int:
    """Print one result a line, in the order of the input; 1 when a line was no document."""
    code = home_code(home)
    worst = 0
    for name in names:
        for line in read_lines(name):
            if isinstance(line, SotinError):
                _complain(line)
                worst = 1
            else:
                print(json.dumps(_result(line, published, code), ensure_ascii=False))
    return worst


def home_code(province: str | None) -> str | None:
    """The code of a province given by name or code. Raises UsageError when there is none of that name."""
    if province is None:
        return None
    from extract.places import code_of

    return code_of(province)


def _result(line: Line, published: date | None, home: str | None) -> dict[str, Any]:
    given = line.document
    document = Document(given.text, given.title, given.published or published, home or _home_of(line.url))
    return {"id": line.id} | encode.extraction(extract(document))


def _home_of(url: str | None) -> str | None:
    """The province of the site that the address belongs to; what is no web address tells nothing."""
    if not url or not url.startswith(("http://", "https://")):
        return None
    from crawler.sites import at

    try:
        return at(url).home
    except UsageError:
        return None


def _print_json(name: str, document: Document) -> None:
    result = extract(document)
    _warn(name, result.warnings)
    head = {"file": name, "title": document.title, "published": encode.iso(document.published)}
    numbers = [encode.number_role(n) for n in result.numbers]
    print(
        json.dumps(
            head | encode.extraction(result) | {"numbers": numbers, "warnings": result.warnings}, ensure_ascii=False
        )
    )


def _print_table(name: str, document: Document) -> None:
    from rich.console import Console

    from terminal.figures import print_to

    result = extract(document)
    _warn(name, result.warnings)
    print_to(Console(), document.title or name, result)


def _warn(name: str, warnings: Iterable[str]) -> None:
    for warning in warnings:
        print(f"sotin: {name}: warning: {MEANING[warning]} ({warning})", file=sys.stderr)


def _complain(error: SotinError) -> int:
    print(f"sotin: {error}", file=sys.stderr)
    return error.exit_code


MEANING = {
    "empty": "there is no text",
    "binary": "this is no text but binary data; what was found in it is doubtful",
    "broken-utf8": "some characters are no UTF-8 and were replaced; save the file as UTF-8",
    "html": "this is HTML given as text; give it as an .html file that begins with <html>",
    "not-vietnamese": "this hardly is Vietnamese; the extractors read Vietnamese only",
    "long": "this is longer than any article; it was read all the same",
}
"""What each name of extract/warnings.py means to the person."""
