"""The file of a proposed spider, written as the formatter of the project leaves it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from crawler.source import Source

_WIDTH = 120
_GIVEN = (
    "label", "hosts", "scheme", "lists", "article", "query", "title", "lead", "body", "date", "drop", "first_is_lead",
)  # fmt: skip


def write(source: type[Source], url: str, articles: Sequence[str]) -> str:
    """The module that holds ``source``; what differs from any source is named, with the pages it was read off."""
    given = {name: getattr(source, name) for name in _GIVEN if getattr(source, name) != getattr(Source, name, None)}
    lines = [
        f'"""{source.label}: selectors proposed by looking at a few pages; a person must read them."""',
        "",
        "from crawler.source import Source",
        "",
        "",
        f"class {source.__name__}(Source):",
        f"    name = {_literal(source.name)}",
        *(_assignment(name, value) for name, value in given.items()),
        '    inferred = "proposed by looking at a few pages"',
        _assignment("articles", tuple(articles)),
        _assignment("sections", (url,)),
    ]
    return "\n".join(lines) + "\n"


def _assignment(name: str, value: Any) -> str:
    literal = f"r{_literal(value)}" if name == "article" and '"' not in value else _literal(value)
    line = f"    {name} = {literal}"
    if len(line) <= _WIDTH or not isinstance(value, tuple):
        return line
    return "\n".join([f"    {name} = (", *(f"        {_literal(item)}," for item in value), "    )"])


def _literal(value: Any) -> str:
    """As Python writes it, with double quotes."""
    if isinstance(value, tuple):
        inner = ", ".join(map(_literal, value))
        return f"({inner},)" if len(value) == 1 else f"({inner})"
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str) else repr(value)
