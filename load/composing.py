"""One group of tellings → one record: whose words it shows, and which figure counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from load.tellings import Telling, Value


@dataclass(frozen=True, slots=True)
class Counted:
    """A figure in its record: figures of one ``slot`` state the same thing, one of them is ``recommended``.

    ``label`` is empty for a stated value and names a derived one (a year). ``additive`` says whether the value may be
    summed with others of its kind and unit.
    """

    slot: int
    figure: Value
    role: str
    label: str = ""
    derived: bool = False
    additive: bool = True


@dataclass(frozen=True, slots=True)
class Draft:
    """A record before it has a number. ``members`` pairs activity keys with roles; the lead comes first."""

    lead: Telling
    members: tuple[tuple[str, str], ...]
    figures: tuple[Counted, ...]
    decision: str | None


def compose(group: Sequence[Telling]) -> Draft:
    """Raises ValueError for an empty group."""
    ranked = sorted(group, key=_rank)
    lead, others = ranked[0], ranked[1:]
    members = ((lead.key, "lead"), *((other.key, "corroborating") for other in others))
    figures = [Counted(slot, value, "recommended", additive=additive(value)) for slot, value in enumerate(lead.figures)]
    for other in others:
        figures += [Counted(slot, value, "corroborating") for slot, value in enumerate(other.figures)]
    return Draft(lead, members, tuple(figures), decision(ranked))


def decision(group: Sequence[Telling]) -> str | None:
    """What people decided about any of the tellings: a rejection weighs more than an acceptance."""
    decisions = {telling.decision for telling in group}
    return next((word for word in ("rejected", "accepted") if word in decisions), None)


def official(url: str) -> bool:
    """Whether an authority speaks on its own site."""
    host = urlsplit(url).hostname or ""
    return host.endswith(("gov.vn", "chinhphu.vn"))


def additive(value: Value) -> bool:
    """A share, a rate or a bare share of a whole may not be summed; an amount may."""
    return value.kind != "share" and value.per is None


def _rank(telling: Telling) -> tuple[object, ...]:
    """The lead comes first: what a person has decided about, then an official voice, then who tells most, earliest."""
    known = (telling.period_end, telling.province_code, telling.programme, telling.organisation)
    return (
        not telling.touched,
        not official(telling.url),
        -sum(field is not None for field in known) - len(telling.figures),
        telling.published.timestamp() if telling.published else float("inf"),
        telling.key,
    )
