"""What a telling's word weighs against another's: who speaks, and up to which day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from urllib.parse import urlsplit

from load.tellings import Telling


def official(telling: Telling) -> bool:
    """Whether an authority speaks on its own site. On loopback, where the demo portal is, the site's name decides."""
    host = urlsplit(telling.url).hostname or ""
    if host in ("127.0.0.1", "localhost", "::1"):
        return telling.site == "baochinhphu" or not telling.site.startswith("bao")
    return host.endswith((".gov.vn", "chinhphu.vn"))


def as_of(telling: Telling, group: Sequence[Telling]) -> date:
    """The day up to which a telling counts, where the group counts something up; the same day for all otherwise."""
    starts = {other.period_start for other in group}
    return telling.period_end or date.min if len(starts) == 1 else date.min
