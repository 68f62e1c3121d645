"""The pages of the review desk: what a reviewer sees."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from sqlalchemy import Engine
from starlette.testclient import TestClient

from extract.model import Extraction
from load import queries, records, store
from review.app import create_app
from tests import stories
from tests.reviewing import number_of, opened

HOSTILE = "<script>alert(1)</script>'\"><img src=x onerror=alert(2)> {{7*7}} \u202egnp"


@pytest.fixture
def desk(engine: Engine) -> Iterator[TestClient]:
    with opened(engine) as client:
        yield client


def test_the_list_shows_figures_as_officers_write_them(desk: TestClient) -> None:
    page = desk.get("/").text
    for words in ("hơn 2.500 cuốn", "hơn 150 cán bộ", "2022", "Bạc Liêu", "Đã làm", "Chờ duyệt", "In ấn, phát hành"):
        assert words in page
    assert "Bản ghi 1–2 trong 2" in page


def test_filters_narrow_the_list_and_stay_chosen(desk: TestClient) -> None:
    page = desk.get("/", params={"type": "training", "province": "95", "text": "tap huan"}).text
    assert "hơn 150 cán bộ" in page
    assert "hơn 2.500 cuốn" not in page
    assert '<option value="training" selected>' in page
    assert "Không có bản ghi nào khớp" in desk.get("/?site=danang").text


def test_the_article_is_marked_at_its_evidence(engine: Engine, desk: TestClient) -> None:
    page = desk.get(f"/records/{number_of(engine)}").text
    marks = re.findall(r'<mark class="([^"]*)"[^>]*>([^<]*)</mark>', page)
    assert marks == [
        ("evidence", "đã in "), ("evidence figure", "hơn 2.500 cuốn"), ("evidence", " cẩm nang"),
    ]  # fmt: skip
    assert 'href="https://mic.gov.vn/1.html"' in page
    assert "tải về lúc 05/03/2024 12:00" in page


def test_doubted_figures_say_why(engine: Engine, desk: TestClient) -> None:
    read = stories.reading()
    doubted = replace(read.figures[0], confidence=0.62, features=("qualified", "open-noun"))
    apart = replace(read.activities[0], status="planned", figures=(0, 1))
    stories.saved(engine, stories.article("2"), Extraction((doubted, read.figures[1]), (apart,)))
    records.rebuild(engine)
    assert "value doubted" in desk.get("/?status=planned").text
    number = next(row.id for row in queries.records(engine) if row.status == "planned")
    page = desk.get(f"/records/{number}").text
    assert "Máy chỉ chắc 62 %: danh từ không có trong bảng" in page
    assert 'class="evidence figure doubted"' in page


def test_neighbours_follow_the_list(engine: Engine) -> None:
    for name, year in (("1", 2022), ("2", 2023), ("3", None)):
        read = stories.reading()
        period = year and replace(stories.YEAR_2022, start=stories.date(year, 1, 1), end=stories.date(year, 12, 31))
        place = stories.Place(f"1{name}", f"Tỉnh {name}")
        told = [replace(activity, period=period or None, place=place) for activity in read.activities]
        stories.saved(engine, stories.article(name), replace(read, activities=tuple(told)))
    records.rebuild(engine)
    order = [row.id for row in queries.records(engine)]
    assert len(order) == 6
    padded = [None, *order, None]
    for place, number in enumerate(order):
        assert queries.neighbours(engine, number) == (padded[place], padded[place + 2])
    only = queries.Filter(type="training")
    trained = [row.id for row in queries.records(engine, only)]
    assert queries.neighbours(engine, trained[1], only) == (trained[0], trained[2])
    assert queries.neighbours(engine, 10**9) == (None, None)


def test_other_tellings_lead_to_their_articles(engine: Engine, desk: TestClient) -> None:
    stories.saved(engine, stories.article("9", "baolaocai"), stories.reading())
    records.rebuild(engine)
    number = number_of(engine)
    detail = queries.record(engine, number)
    assert len(detail.tellings) == 2
    page = desk.get(f"/records/{number}").text
    assert "Các bài cùng nói về việc này" in page
    for told in detail.tellings:
        assert f'href="{told.telling.url}"' in desk.get(f"/records/{number}?activity={told.telling.key}").text


def test_conflicting_sources_are_flagged_with_what_each_says(engine: Engine, desk: TestClient) -> None:
    text = "Năm 2022, Bạc Liêu đã in 2.500 cuốn cẩm nang và 20.000 tờ rơi phát cho 141 xã."
    for site, words, low in (("mic", "20.000 tờ rơi", 20000), ("baolaocai", "20.400 tờ rơi", 20400)):
        told = text.replace("20.000 tờ rơi", words)
        figures = (
            stories.figure(told, "2.500 cuốn", 2500),
            stories.figure(told, words, low, unit="tờ rơi"),
            stories.figure(told, "141 xã", 141, kind="places"),
        )
        activity = stories.activity(told, told[10:], (0, 1, 2))
        stories.saved(engine, stories.article("c", site, told), Extraction(figures, (activity,)))
    records.rebuild(engine)
    (row,) = queries.records(engine, queries.Filter(conflicts=True))
    assert 'conflict">mâu thuẫn' in desk.get("/?conflicts=1").text
    page = desk.get(f"/records/{row.id}").text
    assert re.search(r"mâu thuẫn: 20\.[04]00 tờ rơi", page)
    assert "xác nhận: 141 xã" in page


def test_provinces_are_those_of_the_time(engine: Engine, desk: TestClient) -> None:
    number = number_of(engine)
    assert "Bạc Liêu (nay thuộc Cà Mau)" in desk.get(f"/records/{number}").text
    assert '<option value="95" selected>Bạc Liêu</option>' in desk.get(f"/records/{number}/edit").text
    assert "hơn 2.500 cuốn" in desk.get("/?province=96&now=1").text
    assert "hơn 2.500 cuốn" not in desk.get("/?province=96").text
    assert '<option value="96" selected>Cà Mau</option>' in desk.get("/?province=96&now=1").text


def test_a_changed_article_shows_what_changed(engine: Engine, desk: TestClient) -> None:
    text = stories.SENTENCE.replace("cẩm nang", "sổ tay")
    stories.saved(engine, stories.article(text=text), None, stories.NOON.replace(hour=18))
    page = desk.get(f"/records/{number_of(engine)}").text
    assert "Trang nguồn đã sửa bài này 1 lần" in page
    assert re.search(r"<del>[^<]*cẩm[^<]*</del>", page)
    assert re.search(r"<ins>[^<]*sổ[^<]*</ins>", page)


def test_a_merged_number_leads_to_its_record(engine: Engine, desk: TestClient) -> None:
    kept = number_of(engine)
    read = stories.reading()
    apart = replace(read.activities[0], status="planned")
    late = stories.saved(engine, stories.article("8", "baolaocai"))
    store.save_extraction(engine, late, replace(read, activities=(apart, read.activities[1])), "1")
    records.rebuild(engine)
    lost = max(row.id for row in queries.records(engine))
    store.save_extraction(engine, late, read, "2")
    records.rebuild(engine)
    assert lost not in {row.id for row in queries.records(engine)}
    answer = desk.get(f"/records/{lost}?province=95", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (302, f"/records/{kept}?province=95")


def test_two_thousand_figures_are_all_shown(engine: Engine, desk: TestClient) -> None:
    text = "Đã in: " + ", ".join(f"{n} cuốn số {n}" for n in range(1000, 3000)) + "."
    figures = tuple(stories.figure(text, f"{n} cuốn", n) for n in range(1000, 3000))
    told = stories.activity(text, text, tuple(range(2000)), status="planned")
    stories.saved(engine, stories.article("5", text=text), Extraction(figures, (told,)))
    records.rebuild(engine)
    number = next(row.id for row in queries.records(engine) if len(row.figures) == 2000)
    page = desk.get(f"/records/{number}")
    assert page.text.count('class="evidence figure"') == 2000
    edit = desk.get(f"/records/{number}/edit?figure={figures[50].start}").text
    assert edit.count("<fieldset") == 21
    assert f'id="edit-{figures[50].start}"' in edit


def test_english_is_a_switch(engine: Engine, desk: TestClient) -> None:
    page = desk.get("/").text
    token = re.search(r'name="token" value="([^"]*)"', page)
    assert token
    answer = desk.post("/language", data={"token": token[1], "language": "en", "next": "/status"})
    assert '<html lang="en">' in answer.text
    assert "Latest runs" in answer.text
    assert "hơn 2.500 cuốn" in desk.get("/").text
    assert '<html lang="en">' in TestClient(create_app(engine, language="en")).get("/").text


def test_status_tells_runs_and_problems(engine: Engine, desk: TestClient) -> None:
    store.save_problem(engine, None, "mic", "javascript:alert(1)", "no text", HOSTILE)
    page = desk.get("/status").text
    assert "no text" in page
    assert "<script" not in page
    assert 'href="javascript' not in page
