"""How often each source is crawled when nobody says otherwise: by what it is, and by how much it brings."""

from __future__ import annotations

from collections.abc import Sequence

from crawler import sites
from crawler.source import Source
from load import schedules
from load.schedules import Engine, Plan

RHYTHMS = {
    "paper": "every 1h",
    "ministry": "every 2h",
    "province": "every 3h",
    "department": "06:30, 11:30, 17:30",
    "other": "every 6h",
}
"""Newsrooms publish around the clock, departments in office hours."""
QUIET = 5
"""Articles a week up to which two visits a day are enough."""
_TWICE = "06:30, 17:30"
ENDED = "every 7d"
"""For sources that others have taken over: nothing new is expected, and the host may vanish."""


def of(engine: Engine, names: Sequence[str] = ()) -> dict[str, Plan]:
    """The plans of these sources; without names, of every one with a spider and every address that has a schedule.

    Raises UnknownSite for a name or address that is none.
    """
    entered = [site for site, _, _ in schedules.entered(engine) if "://" in site]
    chosen = names or [*sites.SITES, *entered]
    return {name: of_source((sites.at(name) if "://" in name else sites.find(name)).source) for name in chosen}


def of_source(source: type[Source]) -> Plan:
    """A source's own rhythm, else its kind's."""
    usual = ENDED if source.successors else _TWICE if 0 < source.weekly <= QUIET else RHYTHMS[source.kind]
    return Plan(source.rhythm or usual, source.hosts[0])
