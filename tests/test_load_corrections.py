"""People's decisions outlive re-crawl and re-extraction, and are reopened only when source and machine both changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Engine, select

from extract.model import Correction, Extraction
from load import queries, records, store, tables
from load.database import reading
from load.errors import (
    CorrectionError,
    StaleCorrectionError,
    UnknownActivityError,
    UnknownWordError,
)
from tests import stories
from tests.test_load_store import dump

LATER = stories.NOON + timedelta(days=1)


@pytest.fixture
def article(engine: Engine) -> int:
    number = stories.saved(engine, stories.article(), stories.reading())
    records.rebuild(engine)
    return number


def printing(engine: Engine) -> str:
    """The key of the activity that printed something."""
    a = tables.activities.c
    with reading(engine) as connection:
        return str(connection.execute(select(a.key).where(a.type == "printing")).scalar_one())


def decide(engine: Engine, field: str, value: str | None, key: str = "", **more: object) -> Correction:
    made = Correction(key or printing(engine), field, value, "lan", stories.NOON, **more)  # type: ignore[arg-type]
    store.save_correction(engine, made)
    return made


def states(engine: Engine) -> list[str]:
    with reading(engine) as connection:
        return list(connection.execute(select(tables.corrections.c.state).order_by(tables.corrections.c.id)).scalars())


def reread(engine: Engine, article: int, extraction: Extraction, text: str = "") -> None:
    if text:
        page_id = store.save_page(engine, stories.page(body=text, at=LATER))
        store.save_article(engine, stories.article(text=text), page_id)
    store.save_extraction(engine, article, extraction, "2")
    records.rebuild(engine)


def test_the_same_decision_again_changes_no_row(engine: Engine, article: int) -> None:
    made = decide(engine, "status", "planned")
    before = dump(engine)
    store.save_correction(engine, made)
    assert dump(engine) == before


def test_a_new_reading_by_the_machine_alone_leaves_the_decision(engine: Engine, article: int) -> None:
    decide(engine, "status", "planned")
    read = stories.reading()
    shorter = stories.activity(stories.SENTENCE, "in hơn 2.500 cuốn", (0,), status="ongoing")
    reread(engine, article, replace(read, activities=(shorter, read.activities[1])))
    assert states(engine) == ["in_force"]
    assert {row.status for row in queries.records(engine) if row.type == "printing"} == {"planned"}


def test_a_new_text_alone_leaves_the_decision(engine: Engine, article: int) -> None:
    decide(engine, "decision", "accepted")
    decide(engine, f"figure:{stories.SENTENCE.index('hơn 2.500')}:low", "2531")
    text = "Tin mới. " + stories.SENTENCE.replace("cẩm nang và", "cẩm nang, và")
    reread(engine, article, stories.reading(text.replace("cẩm nang, và", "cẩm nang, và")), text)
    assert states(engine) == ["in_force", "in_force"]
    row = next(row for row in queries.records(engine) if row.type == "printing")
    assert (row.decision, row.figures[0].low) == ("accepted", 2531)


def test_a_corrected_figure_at_the_source_reopens_the_decision(engine: Engine, article: int) -> None:
    decide(engine, "decision", "accepted")
    text = stories.SENTENCE.replace("2.500", "2.600")
    read = stories.reading()
    figure = replace(read.figures[0], text="hơn 2.600 cuốn", low=stories.Decimal(2600), high=stories.Decimal(2600))
    activity = replace(read.activities[0], text=read.activities[0].text.replace("2.500", "2.600"))
    changed = replace(read, figures=(figure, read.figures[1]), activities=(activity, read.activities[1]))
    reread(engine, article, changed, text)
    assert states(engine) == ["reopened"]
    row = next(row for row in queries.records(engine) if row.type == "printing")
    assert (row.decision, row.figures[0].low) == (None, 2600)
    detail = queries.record(engine, row.id)
    assert detail.lead.corrections[0].state == "reopened"
    assert [revision.text for revision in detail.lead.revisions] == [stories.SENTENCE]
    assert queries.status(engine).reopened == 1


def test_a_decision_whose_activity_is_gone_is_kept_and_shown(engine: Engine, article: int) -> None:
    key = printing(engine)
    decide(engine, "decision", "accepted")
    read = stories.reading()
    only = replace(read, figures=read.figures[1:], activities=(replace(read.activities[1], figures=(0,)),))
    reread(engine, article, only)
    assert [(row.activity, row.value) for row in queries.orphans(engine)] == [(key, "accepted")]
    reread(engine, article, read)
    assert states(engine) == ["in_force"], "it comes back with its activity"
    assert printing(engine) == key


def test_the_second_reviewer_is_told(engine: Engine, article: int) -> None:
    decide(engine, "status", "planned")
    late = Correction(printing(engine), "status", "ongoing", "minh", LATER)
    with pytest.raises(StaleCorrectionError, match="lan has decided status = planned"):
        store.save_correction(engine, late, seen=0)
    seen = queries.record(engine, queries.records(engine)[0].id).lead.corrections
    newest = max((c.id for c in seen), default=0) or 1
    store.save_correction(engine, late, seen=newest)
    assert len(states(engine)) == 2


@pytest.mark.parametrize(
    ("field", "value", "error", "message"),
    [
        ("colour", "red", CorrectionError, "no field"),
        ("status", "maybe", UnknownWordError, "no status"),
        ("status", None, CorrectionError, "cannot be empty"),
        ("decision", "pending", CorrectionError, "no decision"),
        ("period", "2024-13-01/", CorrectionError, "no period"),
        ("period", "2024", CorrectionError, "no period"),
        ("period", "2025-01-01/2024-01-01", CorrectionError, "ends before"),
        ("place", "Atlantis", CorrectionError, "no province"),
        ("figure:0:low", "1", CorrectionError, "no figure at 0"),
        ("figure:25:low", "NaN", CorrectionError, "no number"),
        ("figure:x:low", "1", CorrectionError, "no field"),
        ("figure:25:colour", "1", CorrectionError, "no field"),
    ],
)
def test_what_cannot_be_is_refused(
    engine: Engine, article: int, field: str, value: str | None, error: type[Exception], message: str
) -> None:
    with pytest.raises(error, match=message):
        decide(engine, field, value)
    with pytest.raises(UnknownActivityError):
        decide(engine, "status", "done", key="nothing")
    assert states(engine) == []


def test_every_field_can_be_corrected_and_taken_back(engine: Engine, article: int) -> None:
    start = stories.SENTENCE.index("hơn 2.500")
    decided = {
        "type": "training", "status": "planned", "period": "2024-01-01/", "place": "01", "organisation": "Sở Y tế",
        "programme": None, f"figure:{start}:unit": "tờ", f"figure:{start}:per": "năm", f"figure:{start}:high": "3000",
    }  # fmt: skip
    key = printing(engine)
    for field, value in decided.items():
        decide(engine, field, value, key)
    row = next(row for row in queries.records(engine) if row.sources[0].activity == key)
    assert (row.type, row.status, row.province_code, row.organisation) == ("training", "planned", "01", "Sở Y tế")
    assert (str(row.period_start), row.period_end, row.programme) == ("2024-01-01", None, None)
    assert (row.figures[0].unit, row.figures[0].per, row.figures[0].high) == ("tờ", "năm", 3000)
