"""Which activities of different articles tell the same thing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from load.tellings import Telling


def clusters(tellings: Sequence[Telling]) -> list[list[Telling]]:
    """The tellings, grouped: each group is one record. Tellings of one article are never grouped together."""
    groups: dict[object, list[Telling]] = {}
    for telling in tellings:
        groups.setdefault(_same_story(telling), []).append(telling)
    return [part for group in groups.values() for part in _one_per_article(group)]


def _same_story(t: Telling) -> object:
    figures = tuple((f.kind, f.unit, f.low, f.high, f.bound, f.per) for f in t.figures)
    return " ".join(t.text.casefold().split()), t.type, t.status, figures, t.period_start, t.period_end


def _one_per_article(group: Sequence[Telling]) -> Iterator[list[Telling]]:
    parts: list[list[Telling]] = []
    for telling in group:
        part = next((p for p in parts if all(other.article_id != telling.article_id for other in p)), None)
        if part is None:
            parts.append([telling])
        else:
            part.append(telling)
    yield from parts
