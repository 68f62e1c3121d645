"""One crawl of one site: what spider, scheduler and pipeline share, and their way to the store."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Literal
from urllib.parse import urlsplit, urlunsplit

from crawler import addresses
from crawler.hosts import is_loopback
from crawler.pace import Pace
from crawler.settings import CrawlerSettings
from crawler.sites import Site
from crawler.window import Window
from extract.errors import SotinError
from load import clock, frontier, holders, problems, revisits, schedules, store
from load.frontier import Due, Engine, Found

log = logging.getLogger("sotin.crawler")

EventKind = Literal["started", "listed", "stored", "failed", "finished"]

TRANSIENT = (
    "timeout", "connection", "cut", "name", "tls", "empty", "robots", "block page", "broken", "too large", "refused",
    "redirect loop", "malformed", "encoding", "garbled", "error page", "http 401", "http 403", "http 408", "http 429",
    "http 500", "http 502", "http 503", "http 504", "http 520", "http 521", "http 522", "http 523", "http 524",
)  # fmt: skip
"""Causes that may have passed by the next run; the others wait for their time once they were tried a few times."""
_AGAIN = timedelta(hours=1)
_LONGEST = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Event:
    """What just happened, for a progress bar: ``done`` of ``total`` articles of ``site`` are settled."""

    kind: EventKind
    site: str
    url: str = ""
    done: int = 0
    total: int = 0
    detail: str = ""


Progress = Callable[[Event], None]


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something that did not work: at which address, and the cause in the ledger's words."""

    url: str
    cause: str
    detail: str


@dataclass(slots=True)
class Desk:
    """The state of one crawl. ``origin`` replaces the site's own where the demo portal or a test serves it."""

    site: Site
    engine: Engine
    run_id: int | None
    settings: CrawlerSettings
    origin: str | None = None
    progress: Progress | None = None
    start_urls: tuple[str, ...] = ()
    window: Window | None = None
    """The days that a backfill is about."""
    owner: str = field(default_factory=holders.new)
    counts: dict[str, int] = field(
        default_factory=lambda: dict.fromkeys(("listed", "fetched", "new", "changed", "known", "failed", "requests"), 0)
    )
    troubles: list[Trouble] = field(default_factory=list)
    short: list[tuple[str, date]] = field(default_factory=list)
    """Listings that ended before a backfill's window did, and the day that they go back to."""
    stopped: str = ""
    """Why no further request is made, where that was decided."""
    rest: float = 0.0
    """Seconds that the site asked to be left alone, where that is longer than a run waits."""
    interrupted: bool = False
    """Whether a signal asked this process to end."""
    pace: Pace = field(default_factory=lambda: Pace(0.0))
    """The pause between two requests."""
    _seen: set[str] = field(default_factory=set)
    _done: int = 0
    _total: int = 0
    """How many articles of how many known are in, for the progress bar; counted here, not asked for each time."""

    @property
    def loopback(self) -> bool:
        """Whether the site is served on this machine."""
        return is_loopback(urlsplit(self.origin or "").hostname or "")

    @property
    def lease(self) -> str:
        """The name of the lease that a crawl of this site holds: that of its host."""
        return schedules.lease_of(self.origin, self.site.hosts[0])

    @property
    def hosts(self) -> frozenset[str]:
        """What may be asked: the site's hosts, or only the origin that replaces them."""
        return frozenset({urlsplit(self.origin).netloc}) if self.origin else frozenset(self.site.hosts)

    def open(self) -> None:
        """Begin: what a crawl that is no more had in flight falls due again, and so does what failed for a while."""
        # Whoever crawls a site holds its lease, so that claims of others are those of the dead.
        frontier.release(self.engine, self.site.name, frontier.owners(self.engine, self.site.name))
        frontier.wake(self.engine, self.site.name, TRANSIENT)
        if not (self.site.source.api and self.site.source.api.inline):  # those are looked at again in their lists
            revisits.wake(self.engine, self.site.name)
        states = frontier.states(self.engine, self.site.name)
        self._done, self._total = states.get("done", 0), sum(states.values())
        self.tell("started")

    def stop(self, why: str) -> None:
        """Make no further request; what is under way may end."""
        self.stopped = self.stopped or why

    def broke(self, error: BaseException) -> None:
        """Take up an error from inside: a store that cannot be used ends the crawl, a fault of ours is told."""
        if isinstance(error, SotinError):
            self.stop(str(error))
            return
        log.error("%s: a fault of the program", self.site.name, exc_info=error)
        self.troubles.append(Trouble(self.url("/"), "program", f"{type(error).__name__}: {error}"))

    def url(self, path: str) -> str:
        """The address of a path of this site."""
        return addresses.join(f"{self.origin or f'{self.site.source.scheme}://{self.site.hosts[0]}'}/", path) or path

    def local(self, url: str) -> str:
        """The address as it is asked here: the site's hosts replaced by the origin, where one is given."""
        parts = urlsplit(url)
        if self.origin is None or parts.netloc not in self.site.hosts:
            return url
        origin = urlsplit(self.origin)
        return urlunsplit((origin.scheme, origin.netloc, parts.path, parts.query, ""))

    def own(self, url: str) -> bool:
        """Whether the address is one of this site's."""
        parts = urlsplit(url)
        return parts.netloc in self.hosts or (parts.hostname in self.hosts and parts.port in (None, 80, 443))

    def discovered(self, found: Mapping[str, Found], priority: int = frontier.NEW) -> int:
        """Note the articles (by key) that a listing names; returns how many were new to the frontier."""
        self._seen.update(found)
        self.counts["listed"] = len(self._seen)
        new = frontier.add(self.engine, self.site.name, found, priority)
        if new:
            self._total += new
            self.tell("listed")
        return new

    def claim(self, limit: int) -> list[Due]:
        """Articles whose turn it is."""
        return frontier.claim(self.engine, self.site.name, self.owner, limit)

    def failed(self, key: str, trouble: Trouble, status: int | None, wait: float | None = None) -> None:
        """Enter an article's failure in the ledger, with the time of the next try."""
        gone = trouble.cause == "gone"
        again = revisits.next_look(self.engine, self.site.name, key) if gone else _next(wait)
        frontier.fail(self.engine, self.site.name, key, trouble.cause, status, again, gone)
        self.counts["failed"] += 1
        self.trouble(trouble)
        if gone:
            store.mark_withdrawn(self.engine, self.site.name, key)

    def trouble(self, trouble: Trouble) -> None:
        """Record a problem with its address and cause; the crawl goes on."""
        self.troubles.append(trouble)
        log.warning("%s: %s: %s (%s)", self.site.name, trouble.cause, _line(trouble.detail), _line(trouble.url))
        problems.save_problem(
            self.engine, self.run_id, self.site.name, trouble.url, trouble.cause, _line(trouble.detail)
        )
        self.tell("failed", trouble.url, trouble.detail)

    def tell(self, kind: EventKind, url: str = "", detail: str = "") -> None:
        """Report progress."""
        if kind == "stored":
            self._done += 1
        if self.progress is not None:
            self.progress(Event(kind, self.site.name, url, min(self._done, self._total), self._total, detail))


def _next(wait: float | None) -> datetime:
    return clock.now() + min(timedelta(seconds=wait) if wait else _AGAIN, _LONGEST)


def _line(text: str) -> str:
    """One event is one line of the log: line breaks and controls from a page cannot make another."""
    return "".join(letter if letter.isprintable() else " " for letter in text)[:500]
