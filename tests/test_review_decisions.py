"""What a decision or an edit at the review desk does to the store, also when two people decide at once."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from decimal import Decimal

import pytest
from sqlalchemy import Engine
from starlette.testclient import TestClient

from extract.model import Correction
from load import queries, records, store
from load.errors import StaleCorrectionError
from tests import stories
from tests.reviewing import decide, fields_of, named, number_of, opened


@pytest.fixture
def desk(engine: Engine) -> Iterator[TestClient]:
    with opened(engine) as client:
        yield client


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
