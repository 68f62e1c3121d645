"""Rebuild articles from the archive, without the network: a better reader needs no second crawl."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from crawler import page, sites
from crawler.errors import PageError
from crawler.sites import SITES, Site
from load import problems, revisits, store
from load.frontier import Engine
from load.store import StoredPage

Counts = Mapping[str, int]


def reparse(engine: Engine, site: str | None = None, progress: Callable[[int], None] | None = None) -> Counts:
    """Read every archived page (of one site) again and return how many articles are new, changed, same, or failed.

    ``progress`` is called with the number of pages read so far. Raises UnknownSite.
    """
    if site is not None and site not in SITES and "." not in site:
        sites.find(site)
    counts = {"new": 0, "changed": 0, "same": 0, "failed": 0}
    for number, stored in enumerate(store.pages(engine, site), start=1):
        counts[_again(engine, stored)] += 1
        if progress is not None:
            progress(number)
    return counts


def _again(engine: Engine, stored: StoredPage) -> str:
    received = stored.page
    try:
        read = page.article(received, _site(received.site, received.url))
    except PageError as error:
        problems.save_problem(engine, None, received.site, received.url, error.cause, str(error))
        return "failed"
    saved = store.save_article(engine, read, stored.id)
    revisits.settle(engine, read.site, read.key, received.status)
    return saved.outcome


def _site(name: str, url: str) -> Site:
    return SITES[name] if name in SITES else sites.at(url)
