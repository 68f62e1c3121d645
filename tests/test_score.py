"""The scorer itself: it must not flatter."""

from __future__ import annotations

from typing import Any

from tests.score import score


def _figure(start: int, end: int, **changes: Any) -> dict[str, Any]:
    plain = {"kind": "copies", "low": 5, "high": 5, "bound": "exact", "per": None, "currency": None}
    return {"start": start, "end": end} | plain | changes


def _f1(gold: list[dict[str, Any]], predicted: list[dict[str, Any]]) -> dict[str, float]:
    scores = score([({"id": 1, "figures": gold}, predicted)])
    return {name: tally.f1 for name, tally in scores.levels.items()}


def test_the_same_answer_scores_one() -> None:
    assert _f1([_figure(0, 5)], [_figure(0, 5)]) == {"found": 1, "value": 1, "strict": 1}


def test_each_level_asks_for_more() -> None:
    assert _f1([_figure(0, 5)], [_figure(2, 7, bound="over")]) == {"found": 1, "value": 1, "strict": 0}
    assert _f1([_figure(0, 5)], [_figure(2, 7, low=6)]) == {"found": 1, "value": 0, "strict": 0}
    assert _f1([_figure(0, 5)], [_figure(5, 7)]) == {"found": 0, "value": 0, "strict": 0}


def test_one_prediction_answers_one_figure() -> None:
    assert _f1([_figure(0, 5), _figure(5, 9)], [_figure(0, 9)])["found"] == 2 / 3
    assert _f1([_figure(0, 5)], [_figure(0, 5), _figure(0, 5)])["found"] == 2 / 3


def test_optional_figures_count_for_nobody_and_alternatives_are_accepted() -> None:
    optional = _figure(10, 15, optional=True)
    assert _f1([_figure(0, 5), optional], [_figure(0, 5), _figure(10, 15)])["strict"] == 1
    assert _f1([_figure(0, 5), optional], [_figure(0, 5)])["strict"] == 1
    assert _f1([_figure(0, 5, per="kỳ", per_alt=[None])], [_figure(0, 5)])["strict"] == 1


def test_traps_context_and_errors_are_counted() -> None:
    gold = {"id": 1, "figures": [_figure(0, 5, status="done", period=[None, None], type="printing")]}
    predicted = [_figure(0, 5, status="planned", period=None, type="printing")]
    scores = score([(gold, predicted), ({"id": 2, "figures": []}, predicted), ({"id": 3, "figures": []}, [])])
    assert (scores.share("status"), scores.share("period"), scores.share("type")) == (0, 1, 1)
    assert (scores.traps[True], scores.traps[False]) == (1, 1)
    assert {tag for _, tag, _, _ in scores.errors} == {"wrong status", "false alarm"}
