"""A backfill: listings are walked back to the first day of a window, and only what lies in it is asked for.

Where a list prints dates (or ids and addresses hold them, or the articles are stored), they decide which articles are
asked for and where the walk ends. Where nothing tells, the last article of each page is looked at: it is older than
those above it. How far a walk is stands in the database, and the next run of the same window goes on there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from scrapy.http import Request, Response
from twisted.python.failure import Failure

from crawler import dates, page
from crawler import walk as walks
from crawler import window as windows
from crawler.errors import PageError
from crawler.guards import Postponed
from crawler.listing import Entry
from crawler.walk import Walk
from crawler.window import Lie, Window
from extract.model import Page
from load import backfills, frontier
from load.backfills import BACKFILL, Position
from load.frontier import Found

if TYPE_CHECKING:
    from crawler.desk import Desk
    from crawler.news import NewsSpider

DEEPEST = 5_000
"""Pages that a listing is walked back at most; the limit of requests in one run comes long before."""
_MAPS = 500
UNDATED = "neither the list nor the page says when it was published, so that it is not kept"


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A page of a listing that was read: its articles, and the request for the next page."""

    walk: Walk
    found: Mapping[str, Found]
    known: Mapping[str, windows.Known]
    onward: Request | None


class Backfill:
    """One site's backfill, for its spider."""

    def __init__(self, spider: NewsSpider, window: Window) -> None:
        self.window = window
        self._spider = spider
        self._desk: Desk = spider.desk
        self._positions: dict[str, Position] = {}
        self._back: dict[str, date] = {}

    def open(self) -> bool:
        """Begin, or go on; False where every listing was walked and only articles are still to be fetched."""
        engine, site, name = self._desk.engine, self._desk.site.name, self.window.name
        self._positions = backfills.positions(engine, site, name)
        if not self._positions or not all(position.done for position in self._positions.values()):
            return True
        if backfills.waiting(engine, site):
            return False
        backfills.end(engine, site, name)
        self._positions = {}
        return True

    def listings(self, urls: Sequence[str]) -> list[str]:
        """Those of the listings that are still to be walked."""
        engine, site, name = self._desk.engine, self._desk.site.name, self.window.name
        backfills.begin(engine, site, name, urls)
        self._positions |= backfills.positions(engine, site, name)
        return [url for url in urls if not self._positions[url].done]

    def unfinished(self) -> list[str]:
        """The listings whose walks were begun by an earlier run, those of sections that it met included."""
        return [url for url, position in self._positions.items() if not position.done]

    def entries(self, entries: Sequence[Entry]) -> list[Entry]:
        """The entries of a feed or sitemap that may lie in the window; what was edited later may still do."""
        edits = [entry.changed for entry in entries if entry.changed]
        stamped = len(edits) > 20 and len({edit[:10] for edit in edits}) == 1  # all made when the sitemap was written
        return [replace(e, changed="") for e in entries if stamped or self.window.edited(e.changed) == "inside"]

    def maps(self, entries: Sequence[Entry]) -> list[Entry]:
        """The sitemaps of an index that may name articles of the window, newest first."""
        months = ((entry, windows.month_of_sitemap(entry.url)) for entry in entries)
        near = [entry for entry, month in months if month is None or self.window.lie(month) == "inside"]
        kept = [entry for entry in near if self.window.edited(entry.changed) != "older"]
        return sorted(kept, key=lambda entry: entry.changed, reverse=True)[:_MAPS]

    def discovered(self, found: Mapping[str, Found]) -> None:
        """Note those articles of a feed or sitemap that lie, or may lie, in the window."""
        self._enter(found, windows.spread(found, self._stored(found)))

    def read(self, walk: Walk, found: Mapping[str, Found], onward: Request | None) -> Iterator[Any]:
        """A page of a listing: what belongs to the window is noted, and the walk goes on or ends."""
        known = windows.spread(found, self._stored(found))
        sheet = _Sheet(walk, found, known, onward)
        fresh = [key for key in found if key not in walk.seen]
        days = [known[key].days for key in fresh if key in known]
        if 2 * len(days) < len(fresh):
            yield self._look(sheet, fresh[-1])
            return
        self._tell(walk, [first for first, _ in days])
        lie = windows.of_page(self.window, days) if days else "inside"
        if lie == "inside":
            self._enter(found, known)
        yield from self._go(sheet, lie)

    def resumed(self, walk: Walk) -> Position | None:
        """Where an interrupted walk goes on, when its first page was read again."""
        position = self._positions.get(walk.url)
        return position if position is not None and walk.n <= 1 and position.n > 2 else None

    def walked(self, listing: str) -> None:
        """The listing was walked back far enough."""
        self._note(Position(listing, done=True))

    def _look(self, sheet: _Sheet, key: str) -> Request:
        request = self._spider.article_request(frontier.Due(key, sheet.found[key].url, 0))
        meta = request.meta | {"sheet": sheet}
        return request.replace(callback=self._looked, errback=self._look_failed, priority=10, meta=meta)

    def _looked(self, response: Response) -> Iterator[Any]:
        """The last article of a page whose list prints no dates: its day tells where the page lies."""
        sheet, key = response.meta["sheet"], response.meta["key"]
        received = self._spider.received(response)
        day = _day(received, self._desk)
        lie = windows.of_page(self.window, [(day, day)]) if day else "inside"
        self._desk.counts["fetched"] += 1
        self._tell(sheet.walk, [day] if day else [])
        if lie != "newer":  # above an article that is too old there may be some that are not
            self._enter(sheet.found, sheet.known)
            if frontier.take(self._desk.engine, self._desk.site.name, self._desk.owner, [key]):
                yield self._spider.fetched(response, received, backfill=True)
        yield from self._go(sheet, lie)

    def _look_failed(self, failure: Failure) -> Iterator[Any]:
        """Nothing is known of the page: all its articles are asked for, this one again when its turn comes."""
        if isinstance(failure.value, Postponed):
            return
        sheet = failure.request.meta["sheet"]  # type: ignore[attr-defined]
        self._enter(sheet.found, sheet.known)
        yield from self._go(sheet, "inside")

    def _go(self, sheet: _Sheet, lie: Lie) -> Iterator[Request]:
        walk, onward = sheet.walk, sheet.onward
        # The first page may hold old articles that an editor put there; behind it lists are in order.
        over = lie == "older" and walk.n > 1
        if onward is None or over or walks.ended(walk, sheet.found, DEEPEST):
            if not over and self._back.get(walk.url, self.window.since) > self.window.since + windows.MARGIN:
                self._desk.short.append((walk.url, self._back[walk.url]))
            self.walked(walk.url)
            return
        following: Walk = onward.meta["walk"]
        at = onward.url if onward.method == "GET" else ""
        self._note(Position(walk.url, following.n, at))
        yield onward

    def _enter(self, found: Mapping[str, Found], known: Mapping[str, windows.Known]) -> None:
        inside = {k: f for k, f in found.items() if k not in known or known[k].lie(self.window) == "inside"}
        self._desk.discovered(inside, BACKFILL)

    def _stored(self, found: Mapping[str, Found]) -> dict[str, datetime]:
        return backfills.published(self._desk.engine, self._desk.site.name, found)

    def _note(self, position: Position) -> None:
        backfills.note(self._desk.engine, self._desk.site.name, self.window.name, position)

    def _tell(self, walk: Walk, days: Sequence[date]) -> None:
        if days:
            self._back[walk.url] = min([*days, self._back.get(walk.url, self.window.until)])
        back = f", back to {min(days):%d/%m/%Y}" if days else ""
        self._desk.tell("listed", walk.url, f"page {walk.n} of {walk.url.rpartition('/')[2][:20] or '/'}{back}")


def outside(desk: Desk, received: Page) -> str | None:
    """Why a fetched article does not belong to the backfill's window, in words; None where it does.

    A list's own date was judged before the article was asked for.
    """
    if desk.window is None or received.headers.get(page.STATED):
        return None
    try:
        moment = page.article(received, desk.site).published
    except PageError:
        return None
    if moment is None:
        return UNDATED
    return None if desk.window.holds(moment) else f"published {moment:%d/%m/%Y}"


def _day(received: Page, desk: Desk) -> date | None:
    try:
        moment = page.article(received, desk.site).published
    except PageError:
        return None
    return moment.astimezone(dates.HANOI).date() if moment else None
