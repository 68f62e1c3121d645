"""The gold itself: consistent, large and varied enough, its own writing."""

from __future__ import annotations

import unicodedata
from collections import Counter
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import get_args

import pytest

from extract.kinds import kinds
from extract.labels import keys
from extract.model import Bound, Status
from portal.truth import TrueArticle
from portal.truth import load as load_portal
from tests.gold.load import GoldDocument, GoldError, articles, clauses, read_articles, read_clauses

ROLES = {
    *("date", "period", "decree", "programme", "ordinal", "rank", "age", "clock", "duration", "phone", "address"),
    *("road", "score", "level", "list", "name", "idiom", "furniture", "multiplier", "article"),
}
SITES = {"mic": 9, "mst": 9, "baochinhphu": 8, "danang": 8, "sonla": 8, "baolaocai": 8}


@cache
def documents() -> tuple[GoldDocument, ...]:
    return read_articles() + read_clauses()


@cache
def portal() -> dict[str, TrueArticle]:
    return {article.name: article for article in load_portal()}


def test_every_figure_is_what_its_offsets_slice() -> None:
    for document in documents():
        for figure in document.figures:
            assert document.text[figure.start : figure.end] == figure.text, document.id


def test_figures_neither_overlap_nor_contradict_themselves() -> None:
    for document in documents():
        assert all(before.end <= after.start for before, after in pairwise(document.figures)), document.id
        for figure in document.figures:
            assert figure.low <= figure.high, (document.id, figure.text)
            assert figure.total is None or figure.low <= figure.total, (document.id, figure.text)
            assert figure.unit == (figure.unit.strip() or "-"), (document.id, figure.text)
            assert (figure.currency is not None) == (figure.kind == "budget"), (document.id, figure.text)


def test_every_value_belongs_to_the_vocabulary() -> None:
    for document in documents():
        assert document.role is None or (document.role in ROLES and not document.figures), document.id
        for figure in document.figures:
            assert {figure.kind, *figure.kind_alt} <= set(kinds()), (document.id, figure.kind)
            assert {figure.bound, *figure.bound_alt} <= set(get_args(Bound)), (document.id, figure.bound)
            assert figure.status in {None, *get_args(Status)}
            assert figure.type in {None, *keys("type")}


def test_alternative_texts_stand_in_the_clause_and_overlap_the_figure() -> None:
    for document in read_clauses():
        for figure in document.figures:
            for words in figure.alt_text:
                start = document.text.find(words)
                assert figure.start - len(words) < start < figure.end, (document.id, words)
                assert start >= 0, (document.id, words)


def test_there_are_enough_of_both_and_a_third_of_the_clauses_are_traps() -> None:
    written = read_clauses()
    assert len(read_articles()) >= 40
    assert len(written) >= 400
    assert sum(not clause.figures for clause in written) * 3 >= len(written)
    assert Counter(article.site for article in portal().values()) == SITES


def test_the_gold_is_varied() -> None:
    figures = [figure for document in read_articles() for figure in document.figures]
    assert {figure.kind for figure in figures} == set(kinds())
    assert {figure.bound for figure in figures} == set(get_args(Bound))
    assert {figure.status for figure in figures} == set(get_args(Status))
    assert {figure.type for figure in figures} == set(keys("type"))
    assert {clause.role for clause in read_clauses()} == {None, *ROLES}
    assert {article.published.year for article in portal().values()} == set(range(2019, 2027))
    assert sum(figure.kind == "other" for figure in figures) / len(figures) > 0.2


def test_no_clause_is_written_twice() -> None:
    counts = Counter(unicodedata.normalize("NFC", clause.text).casefold() for clause in read_clauses())
    assert [text for text, times in counts.items() if times > 1] == []


def test_no_clause_is_taken_out_of_an_article() -> None:
    news = "\n".join(article.text for article in read_articles())
    assert [clause.text for clause in read_clauses() if clause.text in news] == []


def test_paragraphs_repeat_only_in_reprints() -> None:
    home: dict[str, str] = {}
    for article in portal().values():
        if article.reprint_of is None:
            for paragraph in (article.lead, *article.body):
                assert home.setdefault(paragraph, article.name) == article.name


@pytest.mark.parametrize("name", ["baolaocai/truyen-thanh-thong-minh", "baochinhphu/son-la-tong-ket-nong-thon-moi"])
def test_a_reprint_tells_nothing_that_its_source_does_not(name: str) -> None:
    reprint = portal()[name]
    source = portal()[reprint.reprint_of or ""]
    told = {(figure.text, figure.kind, figure.low) for figure in source.figures}
    assert {(figure.text, figure.kind, figure.low) for figure in reprint.figures} <= told


def test_the_planted_pairs_are_what_they_claim() -> None:
    amounts = [
        {figure.text for figure in portal()[name].figures if figure.kind == "budget"}
        for name in ("baochinhphu/lao-cai-von-1719", "baolaocai/giai-ngan-1719-den-31-10")
    ]
    assert amounts[0] & amounts[1] == {"894,6 tỷ đồng"}
    assert "468,2 tỷ đồng" in amounts[0]
    assert "486,2 tỷ đồng" in amounts[1]
    assert portal()["danang/sua-nha-sau-lu-5-12"].published < portal()["danang/sua-nha-sau-lu-19-12"].published


def test_periods_make_sense_for_the_day_of_publication() -> None:
    for article in portal().values():
        today = article.published.date()
        for activity in article.activities:
            start, end = activity.period or (None, None)
            if activity.status in ("done", "not_done") and start:
                assert start <= today, (article.name, activity.text)
            if activity.status == "planned" and end:
                assert end >= today, (article.name, activity.text)


def test_what_the_scorer_reads_has_plain_numbers_and_iso_dates() -> None:
    handbook = articles()[0]["figures"][0]
    assert handbook["low"] == handbook["high"] == 2531
    assert handbook["period"] == ["2022-01-01", "2022-12-31"]
    assert date.fromisoformat(articles()[0]["published"]) == date(2023, 2, 14)
    assert all("status" not in figure for clause in clauses() for figure in clause["figures"])


def test_a_clause_that_contradicts_itself_is_refused(tmp_path: Path) -> None:
    figure = '{text = "6 lớp", kind = "sessions", unit = "lớp", low = 6}'
    row = f'[[clause]]\ntext = "Mở 5 lớp."\nphenomenon = "x"\nfigures = [{figure}]'
    (tmp_path / "odd.toml").write_text(row, encoding="utf-8")
    with pytest.raises(GoldError, match=r"odd/1: '6 lớp' stands 0 times"):
        read_clauses(tmp_path)
