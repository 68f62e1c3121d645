"""The table of nouns: every kind has labels and an example that reads back as one figure of that kind."""

from __future__ import annotations

import unicodedata
from collections import Counter

import pytest

from extract.figures import read
from extract.kinds import KindInfo, is_listed, kind_by_ends, kinds, label, listed_noun
from extract.text import Source, fold
from extract.words import table


@pytest.mark.parametrize("kind", kinds().values(), ids=lambda kind: kind.name)
def test_the_example_of_a_kind_is_one_figure_of_it(kind: KindInfo) -> None:
    figures, _ = read(Source(kind.example))
    assert [figure.kind for figure in figures] == [kind.name]
    assert kind.label
    assert kind.label_en


@pytest.mark.parametrize("row", table("kinds.toml")["homograph"], ids=lambda row: row["example"])
def test_the_example_of_a_homograph_is_of_its_kind(row: dict[str, str]) -> None:
    figures, _ = read(Source(row["example"]))
    assert [(figure.kind, figure.unit) for figure in figures] == [(row["kind"], row["noun"])]


def test_a_noun_has_one_kind() -> None:
    counts = Counter(fold(noun) for kind in kinds().values() for noun in kind.nouns)
    assert [noun for noun, count in counts.items() if count > 1] == []


def test_nouns_are_composed_and_in_lower_case() -> None:
    nouns = [noun for kind in kinds().values() for noun in kind.nouns]
    assert [noun for noun in nouns if noun != unicodedata.normalize("NFC", noun).lower().strip()] == []


@pytest.mark.parametrize(
    ("text", "kind", "unit"),
    [
        ("đồng chí", "attendees", "đồng chí"),
        ("bản tin nội bộ", "copies", "bản tin"),
        ("văn bản", "other", "văn bản"),
        ("chiếc loa", "equipment", "loa"),
        ("tấm băng rôn", "copies", "băng rôn"),
        ("kĩ sư", "attendees", "kỹ sư"),
        ("tổ chức, cá nhân", "other", "tổ chức, cá nhân"),
        ("m²", "other", "m²"),
    ],
)
def test_the_longest_noun_decides(text: str, kind: str, unit: str) -> None:
    noun = listed_noun(f" {text} khác", 0)
    assert noun is not None
    assert (noun.kind, noun.unit) == (kind, unit)


def test_a_word_that_begins_like_a_noun_is_none() -> None:
    assert listed_noun(" tập trung nguồn lực", 0) is None
    assert not is_listed("vốn liếng")


ENDS = [("pháp chế viên", "attendees"), ("máy sấy", "equipment"), ("lược đồ", "other")]


@pytest.mark.parametrize(("noun", "kind"), ENDS)
def test_an_unlisted_noun_gets_its_kind_from_its_ends(noun: str, kind: str) -> None:
    assert kind_by_ends(noun) == kind


def test_labels_in_both_languages_and_for_a_kind_that_is_gone() -> None:
    assert label("copies") == "Ấn phẩm"
    assert label("copies", "en") == "Printed matter"
    assert label("boats") == "boats"
