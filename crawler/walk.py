"""A listing on its way through its pages: where the next page is, and when the walk ends."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from lxml.html import HtmlElement

from crawler import listing, postback
from crawler.source import Pager, Source
from load.frontier import Found, Listing

OVERLAP = timedelta(days=3)
"""How far back a listing is read again beyond what is known: articles are entered late and dated back."""


@dataclass(frozen=True, slots=True)
class Walk:
    """``before`` is what earlier runs knew of the listing; ``n`` the page that is read now; ``seen`` its articles;
    ``quiet`` how many pages before this one brought nothing new."""

    url: str
    before: Listing
    n: int = 1
    names: Mapping[str, str] | None = None
    seen: frozenset[str] = frozenset()
    etag: str | None = None
    last_modified: str | None = None
    quiet: int = 0


@dataclass(frozen=True, slots=True)
class Step:
    """A page of a listing: its address, and the form or JSON where it is asked for by POST."""

    url: str
    form: Mapping[str, str] | None = None
    json: Mapping[str, str] | None = None


def ended(walk: Walk, found: Mapping[str, Found], limit: int) -> bool:
    """Whether the walk ends at this page, as far as that page alone tells: the limit, or a page that only repeats."""
    return walk.n >= limit or set(found) <= walk.seen


def caught_up(walk: Walk, found: Mapping[str, Found], now: datetime) -> bool:
    """Whether a listing that was walked to its end before has been read again far enough, at a page with nothing new.

    One page further is looked at, or, where the listing prints dates, none that lies wholly before the overlap.
    """
    dates = [each.stated for each in found.values() if each.stated]
    return walk.quiet >= 1 or (bool(dates) and max(dates) < now - OVERLAP)


def first(source: type[Source], url: str) -> Step | None:
    """Page 1 of a listing whose pages come by a template that needs nothing from the listing's own page."""
    pager = source.pager
    if pager.begin != 1 or pager.fields or pager.scripts:
        return None
    return _filled(pager, listing.names(None, pager, url), 1)


def step(walk: Walk, source: type[Source], root: HtmlElement | None, base: str) -> Step | None:
    """Where page ``walk.n + 1`` is, or None where there is none; ``walk.names`` must be set."""
    pager, n = source.pager, walk.n + 1
    if pager.url:
        return _filled(pager, walk.names or {}, n)
    if root is None:
        return None
    link = listing.next_link(root, base, n, pager.next)
    if link:
        return Step(link)
    posted = postback.form(root, base, n)
    return Step(posted.url, posted.fields) if posted else None


def _filled(pager: Pager, names: Mapping[str, str], n: int) -> Step | None:
    counted = {"n": n, "before": n - 1, "offset": (n - 1) * pager.size, "reach": n * pager.size}
    values = {**names, **{name: str(count) for name, count in counted.items()}}
    if not all(values.get(name) for name in _wanted(pager.url, *pager.form.values(), *pager.json.values())):
        return None
    form = {name: template.format(**values) for name, template in pager.form.items()}
    json = {name: template.format(**values) for name, template in pager.json.items()}
    return Step(pager.url.format(**values), form or None, json or None)


def _wanted(*templates: str) -> set[str]:
    return {name for template in templates for name in re.findall(r"\{(\w+)\}", template)}
