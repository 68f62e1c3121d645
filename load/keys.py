"""Keys of activities that outlive re-extraction and small changes of the article.

An activity's first key is a fingerprint of site, article and evidence. Later readings of the same article inherit
keys: first where evidence and figures are the same, then where the evidence is the same, then where it is clearly
more like one old clause than like any other. What matches nothing gets a key of its own, and the decisions about the
old one are orphaned and shown, never moved to a look-alike.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

ALIKE = 75.0
"""Similarity (0 to 100) from which a changed clause may be the old one."""

MARGIN = 10.0
"""By how much it must be more alike than the next best."""


@dataclass(frozen=True, slots=True)
class Told:
    """What identifies an activity within its article: its type, its clause, and its figures' words."""

    type: str
    text: str
    figures: tuple[str, ...]


def assign(site: str, article: str, old: Sequence[tuple[str, Told]], new: Sequence[Told]) -> list[str]:
    """The key of each of the ``new`` activities of an article, given the ``old`` ones with their keys."""
    keys: list[str | None] = [None] * len(new)
    free = list(old)
    for same in (_everything, _words_and_figures, _words):
        _inherit_equal(keys, new, free, same)
    _inherit_alike(keys, new, free)
    taken = {key for key, _ in old}
    return [key if key is not None else _fresh(site, article, new[n], taken) for n, key in enumerate(keys)]


def _everything(told: Told) -> object:
    return told


def _words_and_figures(told: Told) -> object:
    return told.text, told.figures


def _words(told: Told) -> object:
    return told.text


def _inherit_equal(
    keys: list[str | None], new: Sequence[Told], free: list[tuple[str, Told]], same: Callable[[Told], object]
) -> None:
    for n, told in enumerate(new):
        if keys[n] is None:
            match = next((pair for pair in free if same(pair[1]) == same(told)), None)
            if match is not None:
                keys[n] = match[0]
                free.remove(match)


def _inherit_alike(keys: list[str | None], new: Sequence[Told], free: list[tuple[str, Told]]) -> None:
    for n, told in enumerate(new):
        if keys[n] is None:
            match = _clear_winner(told, free)
            if match is not None:
                keys[n] = match[0]
                free.remove(match)


def _clear_winner(told: Told, free: Iterable[tuple[str, Told]]) -> tuple[str, Told] | None:
    scored = sorted(((_alike(told, pair[1]), pair) for pair in free), key=lambda item: -item[0])
    if not scored or scored[0][0] < ALIKE:
        return None
    if len(scored) > 1 and scored[0][0] - scored[1][0] < MARGIN:
        return None
    return scored[0][1]


def _alike(a: Told, b: Told) -> float:
    """Likeness of the clauses; a clause cut shorter or longer around the same figures is the same clause."""
    if a.figures and set(a.figures) == set(b.figures) and (a.text in b.text or b.text in a.text):
        return 100.0
    return fuzz.ratio(a.text, b.text) - (0.0 if a.type == b.type else MARGIN)


def _fresh(site: str, article: str, told: Told, taken: set[str]) -> str:
    content = "\0".join((site, article, " ".join(told.text.casefold().split()), *told.figures))
    for nth in range(len(taken) + 1):
        key = hashlib.sha256(f"{content}\0{nth}".encode()).hexdigest()[:20]
        if key not in taken:
            break
    taken.add(key)
    return key
