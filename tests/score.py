"""How well predicted figures agree with gold ones: found, value, strict, and the context of what was found.

found   a predicted span overlaps a gold span, paired one to one, greatest overlap (intersection over union) first
value   found, and kind, low and high agree
strict  value, and bound, per and currency agree
Borderline gold figures (``optional``) count for nobody. ``alt_*`` lists name further accepted answers.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]
LEVELS = ("found", "value", "strict")
CONTEXT = ("status", "period", "type")
RELATIVE = 1e-6
"""Two amounts are equal when they differ by no more than this share (money is printed rounded)."""


@dataclass
class Tally:
    """Counts of one level: right answers, answers given, answers asked for."""

    right: int = 0
    given: int = 0
    asked: int = 0

    @property
    def precision(self) -> float:
        return self.right / self.given if self.given else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.asked if self.asked else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.given + self.asked) if self.given + self.asked else 1.0


@dataclass
class Scores:
    """The tallies of a set of documents and the list of what went wrong."""

    levels: dict[str, Tally] = field(default_factory=lambda: {name: Tally() for name in LEVELS})
    kinds: dict[str, dict[str, Tally]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(Tally)))
    context: dict[str, Counter[bool]] = field(default_factory=lambda: defaultdict(Counter))
    traps: Counter[bool] = field(default_factory=Counter)
    errors: list[tuple[str, str, Json | None, Json | None]] = field(default_factory=list)

    def share(self, name: str) -> float | None:
        """The share of found figures whose context agrees; None where the gold has none."""
        tally = self.context[name]
        return tally[True] / tally.total() if tally.total() else None


def score(pairs: Iterable[tuple[Json, Sequence[Json]]]) -> Scores:
    """Score ``(gold document, predicted figures with context)`` pairs."""
    scores = Scores()
    for gold, predicted in pairs:
        _score_document(scores, gold, list(predicted))
    return scores


def with_context(result: Json) -> list[Json]:
    """The figures of an encoded extraction, each with its activity's status, period and type."""
    return [
        figure | {name: result["activities"][figure["activity"]][name] for name in CONTEXT}
        if figure["activity"] is not None
        else figure
        for figure in result["figures"]
    ]


def _score_document(scores: Scores, gold: Json, predicted: list[Json]) -> None:
    every = gold["figures"]
    free = [p for g, p in _pair(every, predicted) if g.get("optional")]
    asked = [g for g in every if not g.get("optional")]
    given = [p for p in predicted if not any(p is f for f in free)]
    pairs = list(_pair(asked, given))
    if not every:
        scores.traps[not given] += 1
    for level in LEVELS:
        right = [(g, p) for g, p in pairs if _agrees(level, g, p)]
        _count(scores.levels[level], len(right), len(given), len(asked))
        for kind in {f["kind"] for f in asked + given}:
            _count(
                scores.kinds[kind][level],
                sum(g["kind"] == kind for g, _ in right),
                sum(p["kind"] == kind for p in given),
                sum(g["kind"] == kind for g in asked),
            )
    for name in CONTEXT:
        for g, p in pairs:
            if name in g:
                scores.context[name][_context(g.get(name)) == _context(p.get(name))] += 1
    scores.errors += _errors(str(gold["id"]), asked, given, pairs)


def _count(tally: Tally, right: int, given: int, asked: int) -> None:
    tally.right += right
    tally.given += given
    tally.asked += asked


def _pair(gold: Sequence[Json], predicted: Sequence[Json]) -> Iterator[tuple[Json, Json]]:
    ranked = sorted(
        ((-share, i, j) for i, g in enumerate(gold) for j, p in enumerate(predicted) if (share := _overlap(g, p)) > 0),
    )
    taken: set[tuple[str, int]] = set()
    for _, i, j in ranked:
        if not {("g", i), ("p", j)} & taken:
            taken |= {("g", i), ("p", j)}
            yield gold[i], predicted[j]


def _overlap(a: Json, b: Json) -> float:
    common = min(a["end"], b["end"]) - max(a["start"], b["start"])
    return common / (max(a["end"], b["end"]) - min(a["start"], b["start"])) if common > 0 else 0.0


def _agrees(level: str, g: Json, p: Json) -> bool:
    if level == "found":
        return True
    same = (
        p["kind"] in {g["kind"], *g.get("kind_alt", ())} and _close(g["low"], p["low"]) and _close(g["high"], p["high"])
    )
    if level == "value" or not same:
        return same
    return (
        p["bound"] in {g.get("bound", "exact"), *g.get("bound_alt", ())}
        and _rate(p["per"]) in {_rate(g.get("per")), *map(_rate, g.get("per_alt", ()))}
        and (p["currency"] or None) == (g.get("currency") or None)
    )


def _close(a: float, b: float) -> bool:
    return abs(float(a) - float(b)) <= RELATIVE * max(1.0, abs(float(a)), abs(float(b)))


def _rate(per: str | None) -> str | None:
    return (per or "").strip().lower() or None


def _context(value: object) -> object:
    if isinstance(value, list | tuple):
        return tuple(value) if any(value) else None
    return value


def _errors(
    doc: str, asked: list[Json], given: list[Json], pairs: list[tuple[Json, Json]]
) -> Iterator[tuple[str, str, Json | None, Json | None]]:
    for g, p in pairs:
        if not _agrees("value", g, p):
            yield doc, "wrong value", g, p
        elif not _agrees("strict", g, p):
            yield doc, "wrong detail", g, p
        for name in CONTEXT:
            if name in g and _context(g.get(name)) != _context(p.get(name)):
                yield doc, f"wrong {name}", g, p
    found = {id(f) for pair in pairs for f in pair}
    yield from ((doc, "missed", g, None) for g in asked if id(g) not in found)
    yield from ((doc, "false alarm", None, p) for p in given if id(p) not in found)
