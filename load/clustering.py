"""Tellings → groups of one activity each: candidates by blocks, then the surest pairs first."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterator, Sequence
from decimal import Decimal
from itertools import combinations
from typing import TypeVar

from load import agreement
from load.likeness import clause, unlike
from load.matching import compatible, judge
from load.tellings import Telling, Value

CROWD = 300
"""Blocks with more tellings than this are not searched pair by pair: what is so common identifies nothing."""

_Name = TypeVar("_Name", int, str)
Links = Collection[tuple[int, int]]
"""Pairs of articles (lower number first) that are near-duplicates."""


def clusters(tellings: Sequence[Telling], links: Links = ()) -> list[list[Telling]]:
    """Group tellings; each group is one record, and each telling is in exactly one group.

    Pairs are joined from the surest to the least sure, and only when nothing in either group contradicts: of two
    tellings that exclude each other, both may be like a third, and then only the surer one joins it.
    """
    group: dict[str, list[Telling]] = {telling.key: [telling] for telling in tellings}
    matches = sorted(_matches(tellings, links), key=lambda pair: (-pair[0], pair[1], pair[2]))
    judged = {(one, other) for _, one, other in matches}
    for _, one, other in matches:
        left, right = group[one], group[other]
        if left is not right and _fit(left, right, judged):
            left += right
            group |= {telling.key: left for telling in right}
    whole = {id(members): members for members in group.values()}
    return [sorted(members, key=lambda t: t.key) for members in whole.values()]


def _matches(tellings: Sequence[Telling], links: Links) -> Iterator[tuple[float, str, str]]:
    """The pairs that match; articles that agree on several things are then searched for contradictions."""
    agreeing: Counter[tuple[int, int]] = Counter()
    undecided: list[tuple[int, int]] = []
    candidates = _candidates(tellings, links)
    for pair in candidates:
        a, b = tellings[pair[0]], tellings[pair[1]]
        articles = _articles(a, b)
        score = judge(a, b, articles in links)
        if score:
            agreeing[articles] += 1
            yield score, *_ordered(a.key, b.key)
        elif score is not None:
            undecided.append(pair)
    sisters = {pair for pair, times in agreeing.items() if times >= _SISTERS and pair[0] != pair[1]}
    again = {(x, y) for x, y in undecided if _articles(tellings[x], tellings[y]) in sisters}
    again |= _of_linked_articles(tellings, sisters.difference(links)) - candidates
    for one, other in again:
        a, b = tellings[one], tellings[other]
        score = judge(a, b, sisters=True)
        if score:
            yield score, *_ordered(a.key, b.key)


def _articles(a: Telling, b: Telling) -> tuple[int, int]:
    return _ordered(a.article_id, b.article_id)


_SISTERS = 2
"""Things that two articles must agree on before what differs between them counts as a contradiction."""


def _fit(left: Sequence[Telling], right: Sequence[Telling], judged: Collection[tuple[str, str]]) -> bool:
    """Whether the groups may become one: no two of their tellings exclude each other.

    Two tellings of one article are two activities unless they were judged to be a restatement.
    """
    return all(
        _ordered(a.key, b.key) in judged or (a.article_id != b.article_id and compatible(a, b))
        for a in left for b in right
    )  # fmt: skip


def _ordered(one: _Name, other: _Name) -> tuple[_Name, _Name]:
    return (one, other) if one < other else (other, one)


def _candidates(tellings: Sequence[Telling], links: Links) -> set[tuple[int, int]]:
    blocks: dict[Hashable, list[int]] = defaultdict(list)
    for n, telling in enumerate(tellings):
        for key in set(_blocks(telling)):
            blocks[key].append(n)
    pairs = {pair for block in blocks.values() if len(block) <= CROWD for pair in combinations(block, 2)}
    return pairs | _of_linked_articles(tellings, links)


def _of_linked_articles(tellings: Sequence[Telling], links: Links) -> set[tuple[int, int]]:
    """The pairs across linked articles; those that are plainly unlike, which are most, are left out at once."""
    of: dict[int, list[int]] = defaultdict(list)
    for n, telling in enumerate(tellings):
        of[telling.article_id].append(n)
    across = ((x, y) for a, b in links for x in of.get(a, ()) for y in of.get(b, ()))
    return {_ordered(x, y) for x, y in across if not unlike(tellings[x].text, tellings[y].text)}


def _blocks(t: Telling) -> Iterator[Hashable]:
    """What two tellings of one thing have in common: an agreeing figure, the same words, or the same place and time.

    Numbers of one or two digits are too common to be looked up without the place.
    """
    yield "words", clause(t.text).words
    for figure in t.figures:
        sort = figure.kind, figure.currency, figure.per
        weight = agreement.weight(figure)
        for step in _steps(figure):
            yield "figure", sort, step, t.province_code
            if weight >= 3:
                yield "figure", sort, step
        if weight >= 4:
            yield "number", figure.low
        yield "state", t.province_code, t.type, t.period_start, sort, figure.unit.split(" ")[0]
    if not t.figures:
        yield "nothing", t.province_code, t.status, t.period_start, t.period_end


def _steps(value: Value) -> range:
    """The steps of a scale, each a tenth above the last, that a figure reaches; money further, as it is rounded."""
    reach = agreement.reach(value)
    slack = _ROUNDED if value.kind == "budget" else 1
    return range(_step(reach.low / slack), _step(reach.high * slack) + 1)


_ROUNDED = Decimal("1.06")


def _step(value: Decimal) -> int:
    size = abs(value)
    if size < 1:
        return 0
    exponent = size.adjusted()
    return 1 + int((exponent + math.log10(size.scaleb(-exponent))) * _STEPS_PER_DIGIT)


_STEPS_PER_DIGIT = 24
