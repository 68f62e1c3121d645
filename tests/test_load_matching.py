"""Which activities tell the same thing: a labelled set of pairs, and the agreement of figures."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from random import Random
from typing import Any

import pytest

from load.agreement import agree
from load.clustering import clusters
from load.composing import compose
from load.matching import figures_agree, match
from load.tellings import Telling
from tests.pairs import families, pairs, telling, value

CASES = Path(__file__).with_name("cases")
PAIRS = CASES / "pairs.toml"
FLOORS = {"pairs.toml": 0.95, "pairs_unseen.toml": 0.90}
"""F1 may not fall under these; the second file was written after the rules were chosen."""


def f1(got: set[frozenset[str]], wanted: set[frozenset[str]]) -> float:
    return 2 * len(got & wanted) / (len(got) + len(wanted))


def test_there_are_enough_pairs_of_each_sort() -> None:
    known = list(pairs(PAIRS))
    assert len(known) >= 150
    assert sum(pair.same for pair in known) >= 50


@pytest.mark.parametrize("name", list(FLOORS))
def test_pairs_are_told_apart(name: str) -> None:
    known = list(pairs(CASES / name))
    got = {frozenset((p.a.key, p.b.key)) for p in known if match(p.a, p.b)}
    wanted = {frozenset((p.a.key, p.b.key)) for p in known if p.same}
    assert f1(got, wanted) >= FLOORS[name]


@pytest.mark.parametrize("name", list(FLOORS))
def test_groups_of_all_tellings_are_the_stories(name: str) -> None:
    stories = {telling.key: (topic, story) for topic, told in families(CASES / name) for story, telling in told}
    wanted = {frozenset(pair) for pair in combinations(stories, 2) if stories[pair[0]] == stories[pair[1]]}
    assert f1(together(clusters(tellings(CASES / name))), wanted) >= FLOORS[name]


def test_groups_do_not_depend_on_the_order_of_tellings() -> None:
    shuffled = tellings()
    Random(7).shuffle(shuffled)
    assert together(clusters(shuffled)) == together(clusters(tellings()))


def test_matching_is_symmetric() -> None:
    for pair in pairs(PAIRS):
        assert match(pair.a, pair.b) == match(pair.b, pair.a)


def test_a_linked_article_repeats_whatever_was_read_differently() -> None:
    one = tellings()[0]
    other = replace(one, key="other", article_id=-1, text=f"{one.text} của tỉnh", status="planned", figures=())
    assert not match(one, other)
    assert match(one, other, linked=True)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("hơn 2.500 cuốn | copies | cuốn | 2500 | over", "2.531 cuốn | copies | cuốn | 2531", True),
        ("gần 2.500 cuốn | copies | cuốn | 2500 | under", "2.531 cuốn | copies | cuốn | 2531", False),
        ("gần 2.500 cuốn | copies | cuốn | 2500 | under", "2.480 cuốn | copies | cuốn | 2480", True),
        ("khoảng 2.500 cuốn | copies | cuốn | 2500 | about", "2.531 cuốn | copies | cuốn | 2531", True),
        ("2.500 cuốn | copies | cuốn | 2500", "2.531 cuốn | copies | cuốn | 2531", False),
        ("hơn 1.000 người | attendees | người | 1000 | over", "1.190 người | attendees | người | 1190", True),
        ("hơn 1.000 người | attendees | người | 1000 | over", "1.900 người | attendees | người | 1900", False),
        ("2,5 tỷ đồng | budget | đồng | 2500000000", "2.531.000.000 đồng | budget | đồng | 2531000000", True),
        ("2 tỷ đồng | budget | đồng | 2000000000", "2.431.000.000 đồng | budget | đồng | 2431000000", False),
        ("2-3 tỷ | budget | đồng | 2000000000-3000000000", "2,6 tỷ | budget | đồng | 2600000000", True),
        ("15 lớp | sessions | lớp | 15", "15 lớp tập huấn | sessions | lớp tập huấn | 15", True),
        ("15 lớp | sessions | lớp | 15", "15 hội nghị | sessions | hội nghị | 15", False),
        ("20 tờ/năm | copies | tờ rơi | 20 | exact | năm", "20 tờ | copies | tờ rơi | 20", False),
    ],
)
def test_qualifiers_decide_which_figures_agree(one: str, other: str, expected: bool) -> None:
    assert agree(value(one, 1), value(other, 2)) is agree(value(other, 2), value(one, 1)) is expected


def tellings(path: Path = PAIRS) -> list[Telling]:
    return [telling for _, told in families(path) for _, telling in told]


def together(groups: Iterable[list[Telling]]) -> set[frozenset[str]]:
    return {frozenset(pair) for group in groups for pair in combinations([t.key for t in group], 2)}


def told(number: int, article: int, text: str, *figures: str, **fields: Any) -> Telling:
    row = {
        "site": "bao",
        "type": "construction",
        "year": 2024,
        "province": "10",
        "text": text,
        "figures": list(figures),
    }
    return replace(telling(row | fields, number), article_id=article)


def test_articles_that_agree_on_other_things_contradict_each_other_on_the_rest() -> None:
    others = (
        ("Huyện mở 58 lớp phổ biến pháp luật cho 4.140 người", "4.140 người | attendees | người | 4140"),
        ("Huyện làm 76 km đường bê tông thôn bản", "76 km | other | km | 76"),
    )
    agreed = [told(article * 10 + n, article, *other) for article in (1, 2) for n, other in enumerate(others)]
    short = told(15, 1, "toàn tỉnh giải ngân 486,2 tỷ đồng", "486,2 tỷ đồng | budget | đồng | 486200000000")
    long = told(25, 2, "Lào Cai đã giải ngân 468,2 tỷ đồng vốn năm 2024 của Chương trình phát triển vùng dân tộc",
                "468,2 tỷ đồng | budget | đồng | 468200000000")  # fmt: skip
    assert frozenset((short.key, long.key)) in together(clusters([*agreed, short, long]))
    assert together(clusters([short, long])) == set()


def test_one_clause_may_tell_of_several_activities() -> None:
    text = "87/99 xã có đài truyền thanh, trong đó 46 đài lắp mới năm nay"
    stations, new = "87 xã | places | xã | 87", "46 đài | equipment | đài | 46"
    both = [told(a * 10 + n, a, text, words) for a in (1, 2) for n, words in enumerate((stations, new))]
    assert together(clusters(both, {(1, 2)})) == {frozenset(("000010", "000020")), frozenset(("000011", "000021"))}


def test_whole_tables_are_compared_by_their_numbers() -> None:
    def table(first: int) -> list[str]:
        return [f"{n} cuốn | copies | cuốn | {n}" for n in range(first, first + 100)]

    one, other = told(1, 1, "Bảng số sách các xã", *table(1000)), told(2, 2, "Bảng số sách các xã", *table(1050))
    found = figures_agree(one, other)
    assert (found.agreeing, found.conflicting) == (50, 0)
    (draft,) = map(compose, clusters([one, other]))
    assert sum(counted.role == "recommended" for counted in draft.figures) == 150
