"""Activities of several articles become records; their numbers stay."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Engine

from extract.model import Correction
from load import queries, records, store
from load.errors import UnknownRecordError
from tests import stories
from tests.test_load_store import dump


def test_a_reprinted_story_is_one_record_with_two_sources(engine: Engine) -> None:
    stories.saved(engine, stories.article(), stories.reading())
    stories.saved(engine, stories.article("9", "baolaocai"), stories.reading())
    assert records.rebuild(engine)["records"] == 2
    for row in queries.records(engine):
        assert {source.site for source in row.sources} == {"mic", "baolaocai"}
        assert [figure.role for figure in row.figures] == ["recommended", "corroborating"]
        assert row.sources[0].site == "mic", "the official source leads"


def test_rebuilding_with_nothing_new_changes_no_row(engine: Engine) -> None:
    stories.saved(engine, stories.article(), stories.reading())
    stories.saved(engine, stories.article("9", "baolaocai"), stories.reading())
    records.rebuild(engine)
    before = dump(engine)
    counts = records.rebuild(engine)
    assert dump(engine) == before
    assert counts == {"records": 2, "new": 0, "merged": 0, "gone": 0}


def test_a_merged_number_still_finds_its_record(engine: Engine) -> None:
    stories.saved(engine, stories.article(), stories.reading())
    other = stories.saved(
        engine, stories.article("9", "baolaocai", "Tin: " + stories.SENTENCE.replace("2.500", "2.501"))
    )
    text = "Tin: " + stories.SENTENCE.replace("2.500", "2.501")
    read = stories.reading("Tin: " + stories.SENTENCE)
    figure = replace(read.figures[0], text="hơn 2.501 cuốn", low=stories.Decimal(9000), high=stories.Decimal(9000))
    activity = replace(read.activities[0], text=read.activities[0].text.replace("2.500", "2.501"))
    differing = replace(read, figures=(figure, read.figures[1]), activities=(activity, read.activities[1]))
    store.save_extraction(engine, other, differing, "1")
    records.rebuild(engine)
    apart = {row.id: row for row in queries.records(engine)}
    assert len(apart) == 3
    page_id = store.save_page(engine, stories.page("9", "baolaocai", at=stories.NOON + timedelta(days=1)))
    store.save_article(engine, stories.article("9", "baolaocai", "Tin: " + stories.SENTENCE), page_id)
    store.save_extraction(engine, other, stories.reading("Tin: " + stories.SENTENCE), "1")
    counts = records.rebuild(engine)
    together = {row.id: row for row in queries.records(engine)}
    assert counts["merged"] == 1
    assert len(together) == 2
    (lost,) = apart.keys() - together.keys()
    detail = queries.record(engine, lost)
    assert detail.record.id in together
    assert detail.aliases == (lost,)
    assert text


def test_an_unknown_record_is_one_sentence(engine: Engine) -> None:
    for number in (1, 0, -1, 10**30):
        with pytest.raises(UnknownRecordError, match="There is no record"):
            queries.record(engine, number)


def test_filters_find_what_they_name(engine: Engine) -> None:
    stories.saved(engine, stories.article(), stories.reading())
    records.rebuild(engine)
    found = {
        "province": "95", "programme": "ctmtqg-1719", "year": 2022, "status": "done", "type": "training",
        "kind": "attendees", "site": "mic", "text": "TẬP huan CÁN bộ", "decision": "pending",
    }  # fmt: skip
    for name, value in found.items():
        rows = queries.records(engine, replace(queries.ANY, **{name: value}))
        assert "training" in {row.type for row in rows}, name
    other = {
        "province": "01", "programme": "x'; DROP TABLE records; --", "year": 2023, "status": "planned", "type": "other",
        "kind": "budget", "site": "danang", "text": "100%_", "decision": "accepted",
    }  # fmt: skip
    for name, value in other.items():
        assert queries.count(engine, replace(queries.ANY, **{name: value})) == 0, name
    assert queries.count(engine, queries.Filter(year=10**9)) == 0
    assert queries.choices(engine) == queries.Choices({"95": "Bạc Liêu"}, ("ctmtqg-1719",), ("mic",), (2022,))


def test_a_correction_shows_at_once_beside_the_machine_value(engine: Engine) -> None:
    stories.saved(engine, stories.article(), stories.reading())
    records.rebuild(engine)
    row = next(row for row in queries.records(engine) if row.type == "printing")
    key, start = row.sources[0].activity, row.figures[0].start
    for field, value in (("status", "planned"), (f"figure:{start}:low", "2600"), ("decision", "accepted")):
        store.save_correction(engine, Correction(key, field, value, "lan", stories.NOON))
    detail = queries.record(engine, row.id)
    assert (detail.record.status, detail.record.decision, detail.record.figures[0].low) == ("planned", "accepted", 2600)
    assert (detail.lead.machine.status, detail.lead.machine.figures[0].low) == ("done", 2500)
    assert [c.field for c in detail.lead.corrections] == ["decision", f"figure:{start}:low", "status"]
    before = dump(engine)
    records.rebuild(engine)
    assert dump(engine) == before


def test_what_was_read_and_not_merged_is_known(engine: Engine) -> None:
    stories.saved(engine, stories.article(), stories.reading())
    assert records.unmerged(engine) == 2
    records.rebuild(engine)
    assert records.unmerged(engine) == 0
