"""One group of tellings → one record: whose words it shows, and which of its figures count."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from load.slots import Counted, count
from load.standing import as_of, official
from load.tellings import Telling

_FILLED = (
    ("period_start", "period_end", "period_accuracy"),
    ("province_code", "province", "place_detail"),
    ("organisation",),
    ("programme",),
    ("project",),
    ("audience",),
)
"""What a record takes from another telling where the leading one does not say it."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A record before it has a number. ``members`` pairs activity keys with roles; the lead comes first.

    ``lead`` is the leading telling, with what the others add to its context.
    """

    lead: Telling
    members: tuple[tuple[str, str], ...]
    figures: tuple[Counted, ...]
    decision: str | None


def compose(group: Sequence[Telling]) -> Draft:
    """Raises ValueError for an empty group."""
    ranked = sorted(group, key=lambda telling: _rank(telling, group))
    lead, *others = ranked
    figures = count(ranked)
    roles = [(lead.key, "lead"), *((other.key, _role(other, figures)) for other in others)]
    return Draft(_filled(ranked), tuple(roles), tuple(figures), decision(ranked))


def decision(group: Sequence[Telling]) -> str | None:
    """What people decided about any of the tellings: a rejection weighs more than an acceptance."""
    decisions = {telling.decision for telling in group}
    return next((word for word in ("rejected", "accepted") if word in decisions), None)


def _rank(telling: Telling, group: Sequence[Telling]) -> tuple[object, ...]:
    """The lead comes first: what a person touched, the latest state, official voices, who tells most, the earliest."""
    known = (telling.period_end, telling.province_code, telling.programme, telling.organisation)
    return (
        not telling.touched,
        -as_of(telling, group).toordinal(),
        not official(telling),
        -sum(field is not None for field in known) - len(telling.figures),
        telling.published.timestamp() if telling.published else float("inf"),
        telling.key,
    )


def _filled(ranked: Sequence[Telling]) -> Telling:
    lead = ranked[0]
    for names in _FILLED:
        if all(getattr(lead, name) is None for name in names) and names[0] not in _cleared(lead):
            source = next((t for t in ranked if any(getattr(t, name) is not None for name in names)), lead)
            lead = replace(lead, **{name: getattr(source, name) for name in names})
    return lead


def _cleared(lead: Telling) -> set[str]:
    """Fields that a person has set, also to nothing."""
    names = {"period": "period_start", "place": "province_code"}
    return {names.get(name, name) for name in lead.corrected}


def _role(telling: Telling, figures: Sequence[Counted]) -> str:
    roles = {counted.role for counted in figures if counted.figure in telling.figures}
    return next((role for role in ("conflicting", "superseded") if role in roles), "corroborating")
