"""The review desk as its pages and forms: what a reviewer sees, and what a decision does to the store."""

from __future__ import annotations

import html
import re
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest
from sqlalchemy import Engine
from starlette.testclient import TestClient

from extract.model import Correction, Extraction
from load import queries, records, store
from load.errors import StaleCorrectionError
from review.app import create_app
from tests import stories

HOSTILE = "<script>alert(1)</script>'\"><img src=x onerror=alert(2)> {{7*7}} \u202egnp"


@pytest.fixture
def desk(engine: Engine) -> Iterator[TestClient]:
    """The desk over a store with two records of one article, in Vietnamese."""
    stories.saved(engine, stories.article(), stories.reading())
    records.rebuild(engine)
    with TestClient(create_app(engine), follow_redirects=True) as client:
        yield client


def number_of(engine: Engine, kind: str = "printing") -> int:
    return next(row.id for row in queries.records(engine) if row.type == kind)


def fields_of(page: str) -> dict[str, str]:
    """The inputs and menus of the page's last form as a browser would send them."""
    form = page[page.rindex("<form") :]
    found = {}
    for tag in re.findall(r"<input[^>]*>", form):
        name, value = re.search(r'name="([^"]*)"', tag), re.search(r'value="([^"]*)"', tag)
        if name:
            found[html.unescape(name[1])] = html.unescape(value[1]) if value else ""
    for name, options in re.findall(r'<select[^>]*name="([^"]*)"[^>]*>(.*?)</select>', form, re.S):
        chosen = re.search(r'value="([^"]*)" selected', options)
        found[name] = html.unescape(chosen[1]) if chosen else ""
    return found


def named(client: TestClient, name: str = "Lan") -> TestClient:
    token = fields_of(client.get("/name").text)["token"]
    assert client.post("/name", data={"token": token, "name": name, "next": "/"}).status_code == 200
    return client


def decide(client: TestClient, number: int, decision: str, **changes: str) -> tuple[int, str]:
    data = fields_of(client.get(f"/records/{number}").text) | {"decision": decision} | changes
    answer = client.post(f"/records/{number}/decision", data=data)
    return answer.status_code, answer.text


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


def test_a_decision_is_kept_and_taken_back(engine: Engine, desk: TestClient) -> None:
    number = number_of(engine)
    named(desk)
    steps = (("rejected", "rejected", "Đã loại"), ("accepted", "accepted", "Đã duyệt"), ("", None, "Rút lại"))
    for decision, stored, says in steps:
        status, page = decide(desk, number, decision, note="đã xem")
        assert status == 200
        assert says in page
        assert queries.record(engine, number).record.decision == stored
    history = queries.record(engine, number).lead.corrections
    assert [(row.value, row.reviewer, row.note) for row in history] == [
        (None, "Lan", "đã xem"), ("accepted", "Lan", "đã xem"), ("rejected", "Lan", "đã xem"),
    ]  # fmt: skip


def test_without_a_name_nothing_is_decided(engine: Engine, desk: TestClient) -> None:
    number = number_of(engine)
    page = desk.get(f"/records/{number}").text
    assert 'value="accepted"' not in page
    token = fields_of(page)["token"]
    key = queries.record(engine, number).lead.telling.key
    data = {"token": token, "activity": key, "seen": "0", "decision": "accepted"}
    answer = desk.post(f"/records/{number}/decision", data=data)
    assert answer.status_code == 422
    assert "cần biết ai quyết định" in answer.text
    assert queries.record(engine, number).record.decision is None


def test_an_edit_stands_beside_the_machine_value(engine: Engine, desk: TestClient) -> None:
    number = number_of(engine)
    named(desk)
    start = queries.record(engine, number).lead.telling.figures[0].start
    data = fields_of(desk.get(f"/records/{number}/edit").text)
    data |= {
        "status": "planned", "period_start": "3/2024", "period_end": "2025", "organisation": "Sở Thông tin",
        "programme": "thong-tin-doi-ngoai", "place": "96",
        f"figure:{start}:low": "2,6 nghìn", f"figure:{start}:per": "năm",
    }  # fmt: skip
    answer = desk.post(f"/records/{number}/edit", data=data)
    assert answer.status_code == 200
    detail = queries.record(engine, number)
    assert {row.field: row.value for row in detail.lead.corrections} == {
        "status": "planned", "period": "2024-03-01/2025-12-31", "organisation": "Sở Thông tin",
        "programme": "thong-tin-doi-ngoai", "place": "96",
        f"figure:{start}:low": "2600", f"figure:{start}:high": "2600", f"figure:{start}:per": "năm",
    }  # fmt: skip
    assert detail.record.figures[0].low == Decimal(2600)
    for words in ("hơn 2.600 cuốn/năm", "máy đọc: hơn 2.500 cuốn", "01/03/2024–31/12/2025", "máy đọc: 2022", "Cà Mau"):
        assert words in answer.text


def test_saving_unchanged_saves_nothing(engine: Engine, desk: TestClient) -> None:
    number = number_of(engine)
    named(desk)
    data = fields_of(desk.get(f"/records/{number}/edit").text)
    assert "Không có gì thay đổi" in desk.post(f"/records/{number}/edit", data=data).text
    assert queries.record(engine, number).lead.corrections == ()


def test_odd_input_comes_back_as_typed(engine: Engine, desk: TestClient) -> None:
    number = number_of(engine)
    named(desk)
    start = queries.record(engine, number).lead.telling.figures[0].start
    whole = fields_of(desk.get(f"/records/{number}/edit").text)
    odd = {
        f"figure:{start}:low": ("nhiều lắm", "Không đọc được số này"),
        f"figure:{start}:high": ("2.400", "Số cuối nhỏ hơn số đầu"),
        f"figure:{start}:unit": ("", "Không được để trống"),
        f"figure:{start}:currency": ("đồng", "Loại tiền gồm ba chữ cái"),
        "period_start": ("31/02/2024", "Không đọc được ngày này"),
        "period_end": ("2021", "Ngày cuối đứng trước ngày đầu"),
    }
    for field, (typed, says) in odd.items():
        answer = desk.post(f"/records/{number}/edit", data=whole | {field: typed, "organisation": "Sở <b>"})
        assert answer.status_code == 422, field
        assert says in answer.text
        kept = fields_of(answer.text)
        assert (kept[field], kept["organisation"]) == (typed, "Sở <b>")
    answer = desk.post(f"/records/{number}/edit", data=whole | {"status": "vui"})
    assert answer.status_code == 422
    assert queries.record(engine, number).lead.corrections == ()


def test_the_second_reviewer_is_told(engine: Engine, desk: TestClient) -> None:
    number = number_of(engine)
    named(desk)
    seen = fields_of(desk.get(f"/records/{number}/edit").text)
    with TestClient(desk.app) as other:
        named(other, "Minh")
        data = fields_of(other.get(f"/records/{number}/edit").text)
        other.post(f"/records/{number}/edit", data=data | {"status": "ongoing"})
    answer = desk.post(f"/records/{number}/edit", data=seen | {"status": "planned", "audience": "người dân"})
    assert answer.status_code == 409
    assert "người khác đã quyết định" in answer.text
    assert "<b>Minh</b>: Tình trạng → <b>Đang làm</b>" in answer.text
    again = fields_of(answer.text)
    assert (again["status"], again["was:status"], again["audience"]) == ("planned", "ongoing", "người dân")
    assert queries.record(engine, number).record.status == "ongoing"
    desk.post(f"/records/{number}/edit", data=again)
    detail = queries.record(engine, number)
    assert (detail.record.status, detail.record.audience) == ("planned", "người dân")
    assert {row.reviewer for row in detail.lead.corrections if row.field == "status"} == {"Lan", "Minh"}


def test_an_acceptance_covers_only_what_was_shown(engine: Engine, desk: TestClient) -> None:
    number = number_of(engine)
    named(desk)
    shown = fields_of(desk.get(f"/records/{number}").text)
    key = queries.record(engine, number).lead.telling.key
    store.save_correction(engine, Correction(key, "status", "planned", "Minh", stories.NOON))
    answer = desk.post(f"/records/{number}/decision", data=shown | {"decision": "accepted"})
    assert answer.status_code == 409
    assert queries.record(engine, number).record.decision is None


def test_of_two_at_the_same_instant_one_is_refused(engine: Engine) -> None:
    stories.saved(engine, stories.article(), stories.reading())
    records.rebuild(engine)
    key = queries.record(engine, number_of(engine)).lead.telling.key
    together, refused = threading.Barrier(2), []

    def save(reviewer: str) -> None:
        together.wait()
        try:
            store.save_correction(engine, Correction(key, "status", "planned", reviewer, stories.NOON), seen=0)
        except StaleCorrectionError:
            refused.append(reviewer)

    threads = [threading.Thread(target=save, args=(name,)) for name in ("Lan", "Minh")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(refused) == 1


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


def test_two_thousand_figures_open_in_two_seconds(engine: Engine, desk: TestClient) -> None:
    text = "Đã in: " + ", ".join(f"{n} cuốn số {n}" for n in range(1000, 3000)) + "."
    figures = tuple(stories.figure(text, f"{n} cuốn", n) for n in range(1000, 3000))
    told = stories.activity(text, text, tuple(range(2000)), status="planned")
    stories.saved(engine, stories.article("5", text=text), Extraction(figures, (told,)))
    records.rebuild(engine)
    number = next(row.id for row in queries.records(engine) if len(row.figures) == 2000)
    began = time.perf_counter()
    page = desk.get(f"/records/{number}")
    assert time.perf_counter() - began < 2
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
    assert "over 2.500 cuốn" in desk.get("/").text
    assert '<html lang="en">' in TestClient(create_app(engine, language="en")).get("/").text


def test_status_tells_runs_and_problems(engine: Engine, desk: TestClient) -> None:
    store.save_problem(engine, None, "mic", "javascript:alert(1)", "no text", HOSTILE)
    page = desk.get("/status").text
    assert "no text" in page
    assert "<script" not in page
    assert 'href="javascript' not in page
