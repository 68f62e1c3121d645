"""Every word that the desk asks for is in its table, in both languages, and none lies there unused."""

from __future__ import annotations

import re
import string
from importlib.resources import files
from pathlib import Path

import pytest

from extract import confidence, labels
from load import fields
from review.wording import LANGUAGES, Words, table

DESK = Path(str(files("review")))
SOURCES = "\n".join(path.read_text("utf-8") for path in (*DESK.glob("*.py"), *DESK.glob("templates/*.html")))
ASKED = {
    *re.findall(r"""\bt\(\s*["']([a-z_]*[a-z])["'][,)\s]""", SOURCES),
    *(f"field_{name}" for name in {*fields.ACTIVITY, *fields.FIGURE, "period_start", "period_end"}),
}
OPEN = ("count_", "verb_", "outcome_", "frontier_", "feature_")
OPEN += ("alarm_", "field_", "filter_", "state_", "bound_")


def test_every_word_asked_for_is_there() -> None:
    assert sorted(ASKED - table().keys()) == []


@pytest.mark.parametrize("role", ["lead", "recommended", "corroborating", "superseded", "conflicting"])
def test_every_role_has_a_label(role: str) -> None:
    assert role in labels.keys("role")
    assert labels.label("role", role, "vi") != labels.label("role", role, "en")


@pytest.mark.parametrize("key", table())
def test_every_word_is_said_in_both_languages_and_used(key: str) -> None:
    texts = table()[key]
    assert set(texts) == set(LANGUAGES)
    holes = [{name for _, name, _, _ in string.Formatter().parse(text) if name} for text in texts.values()]
    assert holes[0] == holes[1]
    assert key in ASKED or key.startswith(OPEN) or f'"{key}"' in SOURCES


def test_every_doubt_has_its_reason() -> None:
    for language in LANGUAGES:
        for feature, weight in confidence.weights().items():
            if weight < 0:
                assert " " in Words(language).reason(feature)
    assert Words("vi").reason("unheard-of") == "unheard-of"
