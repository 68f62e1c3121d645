"""The headers of answers, and those that ask for a page only where it has changed."""

from __future__ import annotations

from scrapy.http import Response


def conditions(etag: str | None, last_modified: str | None) -> dict[str, str]:
    """The headers that ask for a page only where it has changed."""
    said = {"If-None-Match": etag, "If-Modified-Since": last_modified}
    return {name: value for name, value in said.items() if value}


def of(response: Response) -> dict[str, str]:
    """All headers, those that came several times joined."""
    return {name.decode("latin-1"): b", ".join(values).decode("latin-1") for name, values in response.headers.items()}


def one(response: Response, name: str) -> str | None:
    """One header, cut to what a database column is for."""
    value = response.headers.get(name)
    return value.decode("latin-1")[:500] if value else None
