"""A window of days: what a backfill keeps, and what dates in lists, feeds, sitemaps and addresses say about it."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal
from urllib.parse import urlsplit

from crawler import dates
from extract.document import parse_date
from extract.errors import UsageError
from load import clock
from load.frontier import Found

MARGIN = timedelta(days=3)
"""How far the order of a list, or a date in an address, may lie from the publication."""
EDITED = timedelta(days=60)
"""How long after its publication an article's ``lastmod`` is believed to stand for it."""

Lie = Literal["newer", "inside", "older"]
Range = tuple[date, date]

_EPOCH = re.compile(r"-(\d{13})\.html?$|/(\d{13})(?:/|$)")
_VCCORP = re.compile(r"-(\d{18})\.(?:htm|html|chn)$")
_DAY = re.compile(r"/(20\d\d)[-/](\d{1,2})[-/](\d{1,2})(?:/|$)")
_MONTH = re.compile(r"/(20\d\d)/?(0[1-9]|1[0-2])(?:/|$)")
_MAP_MONTH = re.compile(r"(?<!\d)(20\d\d)[-_/]?(0?[1-9]|1[0-2])(?!\d)")


@dataclass(frozen=True, slots=True)
class Window:
    """From the first to the last day, both included, by Vietnam's calendar."""

    since: date
    until: date

    @property
    def name(self) -> str:
        return f"{self.since}..{self.until}"

    def holds(self, moment: datetime) -> bool:
        """Whether something of this time belongs to the window."""
        return self.since <= _day(moment) <= self.until

    def lie(self, days: Range, margin: timedelta = timedelta()) -> Lie:
        """Where days lie that may be off by ``margin``: ``newer`` and ``older`` only where they must."""
        first, last = days
        if first - margin > self.until:
            return "newer"
        return "older" if last + margin < self.since else "inside"

    def edited(self, lastmod: str) -> Lie:
        """Where an article may lie that was last changed at this time: never later, and seldom much earlier."""
        moment = dates.read(lastmod)
        if moment is None:
            return "inside"
        day = _day(moment)
        if day + timedelta(days=1) < self.since:
            return "older"
        return "newer" if day - EDITED > self.until else "inside"


@dataclass(frozen=True, slots=True)
class Known:
    """The days in which an article was published, as far as is known before it is fetched."""

    days: Range
    exact: bool

    def lie(self, window: Window) -> Lie:
        return window.lie(self.days, timedelta() if self.exact else MARGIN)


def read(since: str | None, until: str | None) -> Window | None:
    """The window that a person means; None without ``since``. Raises UsageError, naming the day, for one that is none.

    Days are written ``2024-01-31`` or ``31/01/2024``; without ``until`` the window ends today.
    """
    today = _day(clock.now())
    if since is None:
        if until is not None:
            raise UsageError(f"--until {until} needs --since: the first day of what is wanted")
        return None
    first, last = _given("--since", since, today), _given("--until", until, today) if until else today
    if first > last:
        raise UsageError(f"--since {since} lies after --until {until or today}; the first day comes first")
    return Window(first, last)


def _given(option: str, text: str, today: date) -> date:
    try:
        day = parse_date(text.strip())
    except UsageError:
        raise UsageError(f"{option} {text} is no day; write it like 2024-01-31 or 31/01/2024") from None
    if day > today:
        raise UsageError(f"{option} {text} lies in the future; today is {today}")
    return day


def addressed(url: str) -> Range | None:
    """The days that an address names: an id with the time of creation, ``/2024-1-31/``, or ``/202401/``."""
    path = urlsplit(url).path
    if match := _VCCORP.search(path):
        made = dates.of_vccorp_id(match[1])
        return (_day(made), _day(made)) if made else None
    if match := _EPOCH.search(path):
        made = dates.read(match[1] or match[2])
        return (_day(made), _day(made)) if made else None
    if match := _DAY.search(path):
        return _days(match[1], match[2], match[3])
    match = _MONTH.search(path)
    return _days(match[1], match[2]) if match else None


def month_of_sitemap(url: str) -> Range | None:
    """The month that a sitemap's address names (``sitemap-2024-01.xml``)."""
    match = _MAP_MONTH.search(url.rpartition("/")[2])
    return _days(match[1], match[2]) if match else None


def spread(found: Mapping[str, Found], stored: Mapping[str, datetime]) -> dict[str, Known]:
    """What is known of the dates of a page's articles, by key: printed, stored, or in the address."""
    known: dict[str, Known] = {}
    for key, each in found.items():
        moment = each.stated or stored.get(key)
        named = addressed(each.url)
        if moment is not None:
            known[key] = Known((_day(moment), _day(moment)), exact=True)
        elif named is not None:
            known[key] = Known(named, exact=False)
    return known


def of_page(window: Window, days: Iterable[Range]) -> Lie:
    """Where a page of a list lies as a whole: only where all that is dated lies far enough out."""
    lies = {window.lie(each, MARGIN) for each in days}
    return lies.pop() if len(lies) == 1 else "inside"


def _days(year: str, month: str, day: str | None = None) -> Range | None:
    try:
        first = date(int(year), int(month), int(day or 1))
    except ValueError:
        return None
    return (first, first) if day else (first, first.replace(day=monthrange(first.year, first.month)[1]))


def _day(moment: datetime) -> date:
    return moment.astimezone(dates.HANOI).date()
