"""Documents from the outside: JSON lines, raw bytes and dates as people write them."""

from __future__ import annotations

import codecs
import json
import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from extract.errors import UsageError
from extract.model import Document

_VN_DATE = re.compile(r"\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:[,\s-]+\d{1,2}[:hg]\d{2}(?::\d{2})?)?\s*")
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


@dataclass(frozen=True, slots=True)
class Line:
    """One line of JSON Lines input: its ``id`` goes back out beside the result."""

    id: Any
    document: Document
    url: str | None = None
    province: str | None = None
    """Name or code of the province that the text speaks for."""
    where: str = ""


def parse_date(text: str) -> date:
    """The day in ``13/01/2026``, ``13/01/2026 19:15`` or ``2026-01-13T19:15:00+07:00``.

    Raises UsageError for anything else, 31/02 included.
    """
    match = _VN_DATE.fullmatch(text)
    try:
        if match:
            day, month, year = map(int, match.groups())
            return date(year, month, day)
        return datetime.fromisoformat(text.strip()).date()
    except ValueError as error:
        raise UsageError(f"'{text}' is no date; write it like 13/01/2026 or 2026-01-13") from error


def parse_line(line: str, where: str) -> Line:
    """One JSON object ``{"id", "text", "title"?, "published"?, "url"?, "province"?}``; ``where`` names it in errors.

    Raises UsageError when the line is no such object.
    """
    try:
        data = json.loads(line)
    except (json.JSONDecodeError, RecursionError) as error:
        raise UsageError(f"{where}: no valid JSON ({error}); each line must be one object") from error
    if not isinstance(data, dict) or not isinstance(data.get("text"), str):
        raise UsageError(f'{where}: expected an object with "id" and "text", such as {{"id": 1, "text": "..."}}')
    try:
        published = parse_date(str(data["published"])) if data.get("published") else None
    except UsageError as error:
        raise UsageError(f'{where}: "published": {error}') from error
    document = Document(data["text"], str(data.get("title") or ""), published)
    province = data.get("province")
    return Line(data.get("id"), document, data.get("url"), str(province) if province else None, where)


def decode(raw: bytes) -> str:
    """Text of unknown encoding: the byte order mark decides, else UTF-8; bytes that are none become U+FFFD."""
    for mark, encoding in _BOMS:
        if raw.startswith(mark):
            return raw.decode(encoding, errors="replace")
    return raw.decode("utf-8", errors="replace")
