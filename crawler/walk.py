"""A listing on its way through its pages: where the next page is, and when the walk ends."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from lxml.html import HtmlElement

from crawler import listing
from crawler.source import Source
from load.frontier import Found, Listing


@dataclass(frozen=True, slots=True)
class Walk:
    """``before`` is what earlier runs knew of the listing; ``n`` the page that is read now; ``seen`` its articles."""

    url: str
    before: Listing
    n: int = 1
    names: Mapping[str, str] | None = None
    seen: frozenset[str] = frozenset()
    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """The next page of a listing: its address, and the form where it is asked for by POST."""

    url: str
    form: Mapping[str, str] | None = None


def ended(walk: Walk, found: Mapping[str, Found], new: int, limit: int) -> bool:
    """Whether the walk ends at this page: the limit, a page that only repeats, or, on a listing that was walked to its
    end before, a page without anything new."""
    return walk.n >= limit or set(found) <= walk.seen or (walk.before.walked and not new)


def step(walk: Walk, source: type[Source], root: HtmlElement, base: str) -> Step | None:
    """Where page ``walk.n + 1`` is, or None where there is none; ``walk.names`` must be set."""
    pager, n = source.pager, walk.n + 1
    values = {**(walk.names or {}), "n": str(n)}
    if not pager.url:
        link = listing.next_link(root, base, n, pager.next)
        return Step(link) if link else None
    if not all(values.get(name) for name in _wanted(pager.url, *pager.form.values())):
        return None
    form = {name: template.format(**values) for name, template in pager.form.items()}
    return Step(pager.url.format(**values), form or None)


def _wanted(*templates: str) -> set[str]:
    return {name for template in templates for name in re.findall(r"\{(\w+)\}", template)}
