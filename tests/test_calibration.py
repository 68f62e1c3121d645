"""Among figures of the project's own gold with a confidence of .9 or more, at least 98 in a hundred are right."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from extract import extract
from extract.encode import extraction
from extract.model import Document
from tests.gold import load
from tests.score import Tally, score

SURE = 0.9
Documents = Callable[[], list[dict[str, Any]]]


def _tally(documents: list[dict[str, Any]], lowest: float, highest: float) -> Tally:
    """The values of the figures whose confidence lies in a range."""
    given = ((doc, [f for f in _figures(doc["text"]) if lowest <= f["confidence"] < highest]) for doc in documents)
    return score(given).levels["value"]


def _figures(text: str) -> list[dict[str, Any]]:
    figures: list[dict[str, Any]] = extraction(extract(Document(text)))["figures"]
    return figures


@pytest.mark.parametrize("gold", [load.articles, load.clauses])
def test_what_is_sure_is_right(gold: Documents) -> None:
    documents = gold()
    sure, every = _tally(documents, SURE, 1.1), _tally(documents, 0, 1.1)
    assert sure.precision >= 0.98
    assert sure.given >= 0.8 * every.given, "a confidence that doubts most figures helps nobody"


def test_what_is_doubted_goes_wrong_more_often() -> None:
    documents = load.articles()
    assert _tally(documents, 0, SURE).precision <= _tally(documents, SURE, 1.1).precision
