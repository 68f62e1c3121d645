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
from extract.model import Document, Extraction
from terminal.inputs import read_document, read_lines, title


def files(names: Sequence[str], published: date | None, home: str | None, *, as_json: bool) -> int:
    """Print the figures of each file; the exit code is the worst that happened."""
    code = home_code(home)
    worst = 0
    for name in names:
        try:
            read = read_document(name, published, code)
        except SotinError as error:
            worst = max(worst, _complain(error))
        else:
            _warn(title(name), read.warnings)
            _print_json(name, read.document) if as_json else _print_table(name, read.document)
    return worst


def lines(names: Sequence[str], published: date | None, home: str | None) -> int:
    """Print one result a line, in the order of the input; 1 when a line was no document."""
    code = home_code(home)
    worst = 0
    for name in names:
        for line in read_lines(name):
            try:
                result = _result(line, published, code)
            except SotinError as error:
                _complain(error)
                worst = 1
            else:
                print(json.dumps(result, ensure_ascii=False))
    return worst


def home_code(province: str | None) -> str | None:
    """The code of a province given by name or code. Raises UsageError when there is none of that name."""
    if province is None:
        return None
    from extract.places import code_of

    return code_of(province)


def _result(line: Line | UsageError, published: date | None, home: str | None) -> dict[str, Any]:
    if isinstance(line, UsageError):
        raise line
    given = line.document
    own = _own_home(line) or home or _home_of(line.url)
    document = Document(given.text, given.title, given.published or published, own)
    return {"id": line.id} | encode.extraction(extract(document))


def _own_home(line: Line) -> str | None:
    """What the line itself says counts before what is said for all lines."""
    try:
        return home_code(line.province)
    except UsageError as error:
        raise UsageError(f'{line.where}: "province": {error}') from error


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
    result = _extracted(name, document)
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

    result = _extracted(name, document)
    print_to(Console(), document.title or title(name), result)


def _extracted(name: str, document: Document) -> Extraction:
    result = extract(document)
    _warn(title(name), result.warnings)
    return result


def _warn(name: str, warnings: Iterable[str]) -> None:
    for warning in warnings:
        print(f"sotin: {name}: warning: {MEANING[warning]} ({warning})", file=sys.stderr)


def _complain(error: SotinError) -> int:
    print(f"sotin: {error}", file=sys.stderr)
    return error.exit_code


MEANING = {
    "empty": "there is no text",
    "binary": "there are NUL characters in the text; what was found in it is doubtful",
    "no-article": "no article was recognised on this page; its whole text was read, menus included",
    "broken-utf8": "some characters are no UTF-8 and were replaced; save the file as UTF-8",
    "html": "this is HTML given as text; give it as an .html file that begins with <html>",
    "not-vietnamese": "this hardly is Vietnamese; the extractors read Vietnamese only",
    "long": "this is longer than any article; it was read all the same",
}
"""What each name of extract/warnings.py, and of terminal/inputs.py, means to the person."""
