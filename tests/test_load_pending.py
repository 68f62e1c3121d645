"""Extraction of what is pending: resumable, and in several processes."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine

import extract
from load import pending, queries
from tests import stories


@pytest.mark.parametrize("workers", [1, 2])
def test_every_pending_article_is_read_once(engine: Engine, workers: int) -> None:
    for name in "123":
        stories.saved(engine, stories.article(name))
    seen: list[tuple[int, int]] = []
    counts = pending.extract_pending(engine, {"mic": "95"}, lambda done, total: seen.append((done, total)), workers)
    assert counts == {"extracted": 3, "failed": 0, "changed": 0}
    assert seen == [(1, 3), (2, 3), (3, 3)]
    assert queries.status(engine).counts["figures"] >= 3
    assert pending.extract_pending(engine, {})["extracted"] == 0


def test_a_new_version_makes_everything_pending(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    stories.saved(engine, stories.article())
    pending.extract_pending(engine, {})
    monkeypatch.setattr(extract, "VERSION", "another")
    assert pending.count(engine) == 1
