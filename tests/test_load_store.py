"""Saving pages, articles and readings: idempotent, checked, and nothing half."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import Engine, select

from load import frontier, store, tables
from load.database import reading
from load.errors import EvidenceError, StaleArticleError, UnknownWordError
from load.frontier import Found
from load.models import Base
from load.types import short
from tests import stories


def dump(engine: Engine) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table."""
    with reading(engine) as connection:
        return {
            table.name: sorted(map(tuple, connection.execute(select(table))), key=repr)
            for table in Base.metadata.sorted_tables
        }


def test_saving_the_same_again_changes_no_row(engine: Engine) -> None:
    stories.saved(engine, stories.article(), stories.reading())
    before = dump(engine)
    stories.saved(engine, stories.article(), stories.reading())
    assert dump(engine) == before
    assert len(before["figures"]) == len(before["activities"]) == 2


def test_a_page_comes_back_as_it_was_received(engine: Engine) -> None:
    page = replace(stories.page(), body=bytes(range(256)) * 40)
    number = store.save_page(engine, page)
    assert list(store.pages(engine)) == [store.StoredPage(number, page)]
    assert list(store.pages(engine, "danang")) == []


def test_the_same_bytes_later_are_the_page_we_have(engine: Engine) -> None:
    first = store.save_page(engine, stories.page())
    assert store.save_page(engine, stories.page(at=stories.NOON + timedelta(days=1))) == first
    changed = store.save_page(engine, stories.page(body="<p>Khác</p>", at=stories.NOON + timedelta(days=2)))
    assert changed != first
    assert [stored.id for stored in store.pages(engine)] == [changed]


def test_a_changed_article_keeps_its_old_version(engine: Engine) -> None:
    number = stories.saved(engine, stories.article())
    later = stories.NOON + timedelta(days=1)
    page_id = store.save_page(engine, stories.page(body="mới", at=later))
    corrected = stories.article(text=stories.SENTENCE.replace("2.500", "2.600"))
    assert store.save_article(engine, corrected, page_id) == store.SavedArticle(number, "changed")
    rows = dump(engine)
    assert [row[4] for row in rows["revisions"]] == [stories.SENTENCE]
    with reading(engine) as connection:
        assert connection.execute(select(tables.articles.c.text, tables.articles.c.revision)).one() == (
            corrected.text,
            2,
        )


def test_an_older_page_does_not_undo_a_newer_version(engine: Engine) -> None:
    old = store.save_page(engine, stories.page())
    new = store.save_page(engine, stories.page("1-print", at=stories.NOON + timedelta(days=1)))
    store.save_article(engine, stories.article(text="Bản mới"), new)
    assert store.save_article(engine, stories.article(text="Bản cũ"), old).outcome == "same"


def test_other_addresses_of_an_article_are_kept(engine: Engine) -> None:
    article = stories.article(aliases=("https://mic.gov.vn/old.html",))
    stories.saved(engine, article)
    stories.saved(engine, replace(article, url="https://mic.gov.vn/print/1"))
    assert [row[1] for row in dump(engine)["addresses"]] == [
        "https://mic.gov.vn/old.html",
        "https://mic.gov.vn/print/1",
    ]
    assert store.known(engine, "mic", ["1", "2"]) == {"1"}


def test_what_databases_refuse_is_cleaned_and_offsets_stay(engine: Engine) -> None:
    text = "In\x00 2.500 cuốn\ud800 sách"
    number = stories.saved(engine, stories.article(text=text))
    figure = stories.figure(text, "2.500 cuốn\ud800 sách", 2500)
    extraction = stories.Extraction((figure,), (stories.activity(text, text, (0,)),))
    store.save_extraction(engine, number, extraction, "1")
    with reading(engine) as connection:
        assert connection.execute(select(tables.figures.c.text)).scalar_one() == "2.500 cuốn\ufffd sách"


def test_a_number_of_forty_digits_stays_exact(engine: Engine) -> None:
    value = Decimal("1234567890123456789012345678901234567890.12")
    figure = replace(stories.reading().figures[0], low=value, high=value)
    read = stories.reading()
    stories.saved(engine, stories.article(), replace(read, figures=(figure, read.figures[1])))
    with reading(engine) as connection:
        assert (
            connection.execute(select(tables.figures.c.low).where(tables.figures.c.kind == "copies")).scalar_one()
            == value
        )


def test_evidence_must_cut_its_own_words_out_of_the_article(engine: Engine) -> None:
    number = stories.saved(engine, stories.article())
    read = stories.reading()
    moved = replace(read.figures[0], start=1, end=15)
    before = dump(engine)
    with pytest.raises(EvidenceError, match="does not stand at 1–15"):
        store.save_extraction(engine, number, replace(read, figures=(moved, read.figures[1])), "1")
    assert dump(engine) == before


@pytest.mark.parametrize("field", ["kind", "bound"])
def test_words_that_no_table_lists_are_refused(engine: Engine, field: str) -> None:
    number = stories.saved(engine, stories.article())
    read = stories.reading()
    wrong = replace(read.figures[0], **{field: "sách vở"})
    with pytest.raises(UnknownWordError, match="sách vở"):
        store.save_extraction(engine, number, replace(read, figures=(wrong, read.figures[1])), "1")


def test_a_reading_of_an_older_text_is_thrown_away(engine: Engine) -> None:
    number = stories.saved(engine, stories.article())
    with pytest.raises(StaleArticleError):
        store.save_extraction(engine, number, stories.reading(), "1", digest="of another text")
    assert dump(engine)["figures"] == []


def test_a_later_reading_replaces_what_it_no_longer_says(engine: Engine) -> None:
    number = stories.saved(engine, stories.article(), stories.reading())
    with reading(engine) as connection:
        key = connection.execute(select(tables.activities.c.key).order_by(tables.activities.c.start)).scalars().first()
    read = stories.reading()
    store.save_extraction(engine, number, replace(read, figures=read.figures[:1], activities=read.activities[:1]), "2")
    with reading(engine) as connection:
        assert connection.execute(select(tables.activities.c.key)).scalars().all() == [key]
        assert len(connection.execute(select(tables.figures)).all()) == 1


def test_unassigned_numbers_are_counted(engine: Engine) -> None:
    stories.saved(engine, stories.article(), stories.reading())
    with reading(engine) as connection:
        assert connection.execute(select(tables.extractions.c.unassigned)).scalar_one() == 1


def test_a_problem_is_one_row_until_it_is_solved(engine: Engine) -> None:
    url = stories.article().url
    for _ in range(2):
        store.save_problem(engine, None, "mic", url, "http 503", "The site is overloaded.")
    row = dump(engine)["problems"]
    assert len(row) == 1
    stories.saved(engine, stories.article())
    with reading(engine) as connection:
        assert connection.execute(select(tables.problems.c.times, tables.problems.c.solved)).one().times == 2
        assert connection.execute(select(tables.problems.c.solved)).scalar_one() is not None


def test_an_address_longer_than_an_index_takes_is_kept_by_its_beginning_and_a_hash(engine: Engine) -> None:
    odd = "".join(chr(ord("a") + number * number * 7 % 26) + str(number % 91) for number in range(3000))
    key, address = short(f"/tin/{odd}"), f"https://mic.gov.vn/tin/{odd}"
    frontier.add(engine, "mic", {key: Found(address)})
    assert [(due.key, due.url) for due in frontier.claim(engine, "mic", "me", 1)] == [(key, address)]
    page_id = store.save_page(engine, replace(stories.page(), url=address))
    told = stories.article(key=key, url=address, aliases=(f"{address}?a",))
    assert store.save_article(engine, told, page_id).outcome == "new"
    assert store.save_article(engine, told, page_id).outcome == "same"
    store.save_problem(engine, None, "mic", address, "gone", "x")
    assert store.known(engine, "mic", [key]) == {key}
    assert len(key.encode()) < 2000
    assert short(f"/tin/{odd}x") != key
