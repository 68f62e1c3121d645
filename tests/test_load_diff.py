"""What a new version would change is shown before it is applied."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine

import extract
from extract.model import Correction, Document, Extraction
from load import diff, pending, queries, records, store
from load.changes import changes
from tests import stories
from tests.test_load_store import dump


@pytest.fixture
def old_store(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> Engine:
    """A store that an older version has filled: one activity with another status, one that is no longer read."""
    stories.saved(engine, stories.article())
    monkeypatch.setattr(extract, "extract", _older)
    monkeypatch.setattr(extract, "VERSION", "older")
    pending.extract_pending(engine, {})
    records.rebuild(engine)
    monkeypatch.setattr(extract, "extract", _newer)
    monkeypatch.setattr(extract, "VERSION", "newer")
    return engine


def _older(document: Document) -> Extraction:
    read = stories.reading(document.text)
    return Extraction(read.figures, (stories.replace(read.activities[0], status="planned"), read.activities[1]))


def _newer(document: Document) -> Extraction:
    read = stories.reading(document.text)
    year = stories.figure(document.text, "2022", 2022, kind="other", unit="năm")
    return Extraction(
        (stories.replace(read.figures[0], bound="about"), year),
        (read.activities[0], stories.activity(document.text, "Năm 2022", (1,), type="other")),
    )


def test_the_difference_names_what_is_added_removed_and_changed(old_store: Engine) -> None:
    key = next(row for row in queries.records(old_store) if row.type == "printing").sources[0].activity
    store.save_correction(old_store, Correction(key, "decision", "accepted", "lan", stories.NOON))
    before = dump(old_store)
    seen: list[tuple[int, int]] = []
    found = list(diff.diff(old_store, {}, lambda done, total: seen.append((done, total))))
    assert seen == [(1, 1)]
    assert dump(old_store) == before, "nothing is stored"
    by = {change.what: change for change in found}
    assert by["changed"].fields == {"hơn 2.500 cuốn": ("over", "about"), "status": ("planned", "done")}
    assert by["changed"].reviewed
    assert (by["removed"].text, by["added"].text) == ("tập huấn cho hơn 150 cán bộ", "Năm 2022")
    assert by["removed"].fields["hơn 150 cán bộ"][1] is None
    assert (by["added"].record, by["changed"].record is None) == (None, False)
    assert diff.summarise(old_store, found) == diff.Summary(articles=1, added=1, removed=1, changed=1, reviewed=1)


def test_applying_makes_it_so(old_store: Engine) -> None:
    counts = diff.apply(old_store, {})
    assert (counts["extracted"], counts["records"], counts["gone"]) == (1, 2, 1)
    assert list(diff.diff(old_store, {})) == []
    assert {row.status for row in queries.records(old_store)} == {"done"}


@given(st.text("ab \n", max_size=30), st.text("ab \n", max_size=30))
def test_changes_give_both_versions_back(old: str, new: str) -> None:
    found = changes(old, new)
    assert "".join(change.text for change in found if change.what != "come") == old
    assert "".join(change.text for change in found if change.what != "gone") == new
