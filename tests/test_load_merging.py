"""Several articles, one record: which figure counts, what contradicts, and that nothing is summed twice."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, func, select, text

from load import queries, records, store, tables
from load.clustering import clusters
from load.composing import compose
from load.database import reading
from load.tellings import Telling
from tests import stories
from tests.pairs import telling
from tests.test_load_store import dump

STATIONS = "Năm 2022, Bạc Liêu lắp đặt mới {} đài truyền thanh ứng dụng công nghệ thông tin tại các xã."


def tell(engine: Engine, name: str, site: str, number: int, words: str = STATIONS, **fields: Any) -> None:
    """Save an article that tells of that many stations."""
    said = words.format(number)
    figure = stories.figure(said, f"{number} đài truyền thanh", number, kind="places", unit="đài truyền thanh")
    activity = stories.activity(said, said[said.index("Bạc Liêu") :].rstrip("."), (0,), type="construction", **fields)
    stories.saved(engine, stories.article(name, site, said), stories.Extraction((figure,), (activity,)))


def only_record(engine: Engine) -> queries.RecordRow:
    records.rebuild(engine)
    (row,) = queries.records(engine)
    return row


def test_a_contradiction_is_one_record_with_a_conflict(engine: Engine) -> None:
    tell(engine, "1", "baoso", 41)
    tell(engine, "2", "mic", 38)
    row = only_record(engine)
    (conflict,) = row.conflicts
    assert (conflict.recommended.low, [other.low for other in conflict.others]) == (38, [41])
    assert row.source(conflict.recommended).site == "mic", "the authority's own site counts"
    assert [source.role for source in row.sources] == ["lead", "conflicting"]
    assert queries.count(engine, queries.Filter(conflicts=True)) == 1


def test_a_later_state_supersedes_an_earlier_one(engine: Engine) -> None:
    words = "Bạc Liêu giải ngân vốn đầu tư công được {} đài truyền thanh."
    tell(engine, "1", "mic", 100, words, period=stories.Period(date(2022, 1, 1), date(2022, 10, 31)))
    tell(engine, "2", "mic", 180, words, period=stories.Period(date(2022, 1, 1), date(2022, 12, 26)))
    row = only_record(engine)
    assert [(f.low, f.role) for f in row.figures] == [(180, "recommended"), (100, "superseded")]
    assert row.period_end == date(2022, 12, 26)
    assert row.conflicts == ()


def test_an_agreeing_source_corroborates(engine: Engine) -> None:
    stories.saved(engine, stories.article(), stories.reading())
    said = stories.SENTENCE.replace("hơn 2.500 cuốn", "2.531 cuốn")
    figure = stories.figure(said, "2.531 cuốn", 2531)
    activity = stories.activity(said, "đã in 2.531 cuốn cẩm nang", (0,))
    stories.saved(engine, stories.article("2", "baoso", said), stories.Extraction((figure,), (activity,)))
    records.rebuild(engine)
    row = next(row for row in queries.records(engine) if row.type == "printing")
    assert [(f.text, f.role) for f in row.figures] == [
        ("hơn 2.500 cuốn", "recommended"),
        ("2.531 cuốn", "corroborating"),
    ]


def test_a_reprint_is_linked_and_a_print_view_is_a_double(engine: Engine) -> None:
    body = stories.SENTENCE + "\n" + " ".join(f"Câu {n} của bài viết nói về công việc số {n}." for n in range(30))
    for name, site in (("1", "mic"), ("2", "baoso"), ("1-print", "mic")):
        stories.saved(engine, stories.article(name, site, body if site == "mic" else "Dẫn tin. " + body))
    records.rebuild(engine)
    with reading(engine) as connection:
        k = tables.links.c
        kinds = connection.execute(select(k.kind).order_by(k.article_id, k.other_id)).scalars().all()
    assert kinds == ["reprint", "double", "reprint"]
    before = dump(engine)
    records.rebuild(engine)
    assert dump(engine) == before


def test_a_changed_article_loses_its_old_links(engine: Engine) -> None:
    body = " ".join(f"Câu {n} của bài viết nói về công việc số {n}." for n in range(30))
    for name, site in (("1", "mic"), ("2", "baoso")):
        stories.saved(engine, stories.article(name, site, body))
    records.rebuild(engine)
    page_id = store.save_page(engine, stories.page("2", "baoso", at=stories.NOON + timedelta(days=1)))
    store.save_article(engine, stories.article("2", "baoso", "Một bài khác hẳn."), page_id)
    records.rebuild(engine)
    with reading(engine) as connection:
        assert connection.execute(select(func.count()).select_from(tables.links)).scalar_one() == 0


FACT = st.tuples(st.integers(0, 5), st.integers(101, 9999))
"""A province and a number."""
WAYS = (
    "{} in {} tờ rơi tuyên truyền phòng, chống dịch bệnh phát cho người dân",
    "Trong năm, {} đã in và cấp phát {} tờ rơi tuyên truyền phòng, chống dịch bệnh cho người dân",
    "{} phát hành {} tờ rơi về phòng, chống dịch bệnh, cấp miễn phí cho người dân",
)
NAMES = ("Bạc Liêu", "Sơn La", "Lào Cai", "Kiên Giang", "Đắk Lắk", "Hà Nam")


@given(st.lists(st.tuples(FACT, st.lists(st.sampled_from(WAYS), min_size=1, max_size=3, unique=True)),
                max_size=6, unique_by=lambda told: told[0][0]))  # fmt: skip
@settings(max_examples=60, deadline=None)
def test_no_sum_counts_a_stated_value_twice(facts: list[tuple[tuple[int, int], list[str]]]) -> None:
    told = [
        _telling(province, value, way, n * 10 + m)
        for n, ((province, value), ways) in enumerate(facts)
        for m, way in enumerate(ways)
    ]
    counted = [figure for group in clusters(told) for figure in compose(group).figures]
    stated = Counter(figure.figure.id for figure in counted)
    assert set(stated.values()) <= {1}, "every stated figure is in one record, once"
    assert sum(c.figure.low for c in counted if c.role == "recommended") == sum(value for (_, value), _ in facts)


def test_the_view_sums_what_counts_and_nothing_else(engine: Engine) -> None:
    for site in ("mic", "baoso", "danang"):
        stories.saved(engine, stories.article(site, site), stories.reading())
    stories.saved(engine, stories.article("r", "sonla"), _with_a_rate_and_a_share())
    records.rebuild(engine)
    assert summed(engine) == {"attendees": 150, "copies": 2500}


def test_a_rate_gives_yearly_values_that_are_labelled_and_never_summed(engine: Engine) -> None:
    said = "Dự kiến, trong giai đoạn 2024 - 2025, Bạc Liêu in 20.000 tờ rơi/năm."
    rate = stories.figure(said, "20.000 tờ rơi/năm", 20_000, unit="tờ rơi", per="năm")
    period = stories.Period(date(2024, 1, 1), date(2025, 12, 31))
    plan = stories.activity(said, said.rstrip("."), (0,), status="planned", period=period)
    stories.saved(engine, stories.article(text=said), stories.Extraction((rate,), (plan,)))
    row = only_record(engine)
    assert [(f.text, f.per, f.derived) for f in row.recommended] == [("20.000 tờ rơi/năm", "năm", False)]
    assert [(f.label, f.low, f.per, f.text) for f in row.derived] == [
        ("2024", 20_000, None, "2024"),
        ("2025", 20_000, None, "2025"),
    ]
    assert summed(engine) == {}
    before = dump(engine)
    records.rebuild(engine)
    assert dump(engine) == before


def test_the_parts_of_a_total_are_not_summed_beside_it(engine: Engine) -> None:
    said = "Tổng kinh phí là 5 tỷ đồng, trong đó ngân sách tỉnh 3 tỷ đồng, ngân sách huyện 2 tỷ đồng."
    amounts = (("5 tỷ đồng", 5), ("3 tỷ đồng", 3), ("2 tỷ đồng", 2))
    money = tuple(stories.figure(said, w, n * 10**9, kind="budget", unit="đồng", currency="VND") for w, n in amounts)
    whole = stories.activity(said, said.rstrip("."), (0, 1, 2), type="planning")
    stories.saved(engine, stories.article(text=said), stories.Extraction(money, (whole,)))
    records.rebuild(engine)
    assert summed(engine) == {"budget": 5 * 10**9}
    with reading(engine) as connection:
        f = tables.figures.c
        totals = connection.execute(select(f.part_of, f.parts_agree).order_by(f.start)).all()
    assert [tuple(row) for row in totals] == [(None, True), (17, None), (17, None)]


def summed(engine: Engine) -> dict[str, Decimal]:
    query = text("SELECT kind, sum(low) FROM v_figures WHERE summable = 1 GROUP BY kind")
    with reading(engine) as connection:
        return {kind: Decimal(str(total)) for kind, total in connection.execute(query)}


def _telling(province: int, value: int, way: str, number: int) -> Telling:
    row = {"site": f"bao{number}", "type": "printing", "year": 2024, "province": f"{province:02}"}
    said = {"text": way.format(NAMES[province], value), "figures": [f"{value} tờ rơi | copies | tờ rơi | {value}"]}
    return telling(row | said, number + 1)


def _with_a_rate_and_a_share() -> stories.Extraction:
    said = stories.SENTENCE
    rate = stories.figure(said, "hơn 2.500 cuốn", 2500, per="năm", unit="tờ")
    share = stories.figure(said, "hơn 150 cán bộ", 95, kind="share", unit="%")
    activities = (
        stories.activity(said, "đã in hơn 2.500 cuốn cẩm nang", (0,), type="other"),
        stories.activity(said, "tập huấn cho hơn 150 cán bộ", (1,), type="other"),
    )
    return stories.Extraction((rate, share), tuple(replace(a, place=None) for a in activities))
