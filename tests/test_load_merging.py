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
    query = text("SELECT kind, sum(low) FROM v_figures WHERE summable = 1 GROUP BY kind ORDER BY kind")
    with reading(engine) as connection:
        sums = {kind: Decimal(str(total)) for kind, total in connection.execute(query)}
    assert sums == {"attendees": 150, "copies": 2500}


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
