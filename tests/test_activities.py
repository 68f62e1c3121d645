"""Figures grouped into activities with their context: what belongs together, what is told apart, what was not done."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract import extract
from extract.model import Activity, Document, Extraction, Period

PUBLISHED = date(2024, 3, 15)
STORY = (
    "Sở Thông tin và Truyền thông tỉnh Sóc Trăng cho biết, năm 2021 do dịch bệnh, Sở không tổ chức hội nghị nào theo "
    "Quyết định số 1719/QĐ-TTg ngày 14/10/2021.\n"
    "Năm 2022, Sở đã tổ chức 15 lớp tập huấn cho 600 cán bộ và in 20.000 tờ rơi.\n"
    "Dự kiến, giai đoạn 2025 - 2026, tỉnh sẽ in 5.000 cuốn sổ tay/năm. Tổng kinh phí thực hiện là 700 triệu đồng.\n"
    "Hiện nay, toàn tỉnh có 109 xã, phường, thị trấn."
)


def _read(text: str, published: date | None = PUBLISHED, home: str | None = None) -> Extraction:
    return extract(Document(text, "", published, home))


def _of(result: Extraction, figure: str) -> Activity:
    index = next(n for n, f in enumerate(result.figures) if figure in f.text)
    return next(activity for activity in result.activities if index in activity.figures)


@pytest.mark.parametrize(
    ("figure", "type_", "status", "period"),
    [
        ("15 lớp", "training", "done", Period(date(2022, 1, 1), date(2022, 12, 31), "year")),
        ("600 cán bộ", "training", "done", Period(date(2022, 1, 1), date(2022, 12, 31), "year")),
        ("20.000 tờ rơi", "printing", "done", Period(date(2022, 1, 1), date(2022, 12, 31), "year")),
        ("5.000 cuốn", "printing", "planned", Period(date(2025, 1, 1), date(2026, 12, 31))),
        ("700 triệu đồng", "printing", "planned", Period(date(2025, 1, 1), date(2026, 12, 31))),
        ("109 xã", None, "state", Period(PUBLISHED, PUBLISHED, "day")),
    ],
)
def test_context_of_each_figure(figure: str, type_: str | None, status: str, period: Period) -> None:
    activity = _of(_read(STORY), figure)
    assert (activity.status, activity.period) == (status, period)
    assert type_ is None or activity.type == type_


def test_two_activities_of_one_sentence_are_told_apart() -> None:
    result = _read(STORY)
    assert _of(result, "15 lớp") is _of(result, "600 cán bộ")
    assert _of(result, "15 lớp") is not _of(result, "20.000 tờ rơi")


def test_what_was_not_done_is_an_activity_without_figures() -> None:
    (denied,) = [a for a in _read(STORY).activities if a.status == "not_done"]
    assert denied.figures == ()
    assert denied.period == Period(date(2021, 1, 1), date(2021, 12, 31), "year")
    assert "không tổ chức" in denied.text
    assert [document.number for document in denied.documents] == ["1719/QĐ-TTg"]
    assert denied.programme == "ctmtqg-1719"


def test_two_denials_stay_two() -> None:
    text = "Năm 2021, xã A không tổ chức hội thi. Năm 2022, xã B chưa triển khai mô hình nào."
    periods = [a.period and a.period.start for a in _read(text).activities if a.status == "not_done"]
    assert periods == [date(2021, 1, 1), date(2022, 1, 1)]


def test_a_plan_named_with_its_programme_is_an_activity() -> None:
    text = "Năm 2025, tỉnh sẽ tổ chức truyền thông Chương trình MTQG 1719 tại các xã vùng cao."
    (plan,) = _read(text).activities
    assert (plan.status, plan.programme, plan.figures) == ("planned", "ctmtqg-1719", ())


def test_the_province_is_the_one_named_else_the_sources_own() -> None:
    named = _of(extract(Document(STORY, "Thông tin cơ sở ở Sóc Trăng", PUBLISHED)), "20.000 tờ rơi").place
    assert named is not None
    assert named.code == "94"
    own = _of(_read("Huyện tặng 300 suất quà.", home="14"), "300 suất quà").place
    assert own is not None
    assert (own.code, own.inferred) == ("14", True)


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_offsets_point_into_the_text_as_given(form: str) -> None:
    text = unicodedata.normalize(form, STORY)  # type: ignore[arg-type]
    result = _read(text)
    assert len(result.figures) == len(_read(STORY).figures)
    assert all(text[a.start : a.end] == a.text for a in result.activities)


def test_without_a_publication_day_only_what_the_text_says_is_known() -> None:
    activity = _of(_read("Năm 2022, Sở đã in 500 tờ rơi. Hôm nay, Sở phát 300 tờ rơi.", published=None), "500 tờ rơi")
    assert activity.period == Period(date(2022, 1, 1), date(2022, 12, 31), "year")


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "Năm 2022, ",
                "đã ",
                "sẽ ",
                "tổ chức ",
                "15 lớp ",
                "20.000 tờ rơi",
                "(5%)",
                "; ",
                ". ",
                "\n",
                "chưa ",
                "tỉnh Sơn La ",
            ]
        ),
        max_size=25,
    ).map("".join)
    | st.text(max_size=120)
)
def test_every_figure_has_exactly_one_activity(text: str) -> None:
    result = _read(text)
    owned = sorted(index for activity in result.activities for index in activity.figures)
    assert owned == list(range(len(result.figures)))
    assert all(text[a.start : a.end] == a.text for a in result.activities)
    assert all(
        a.start <= result.figures[i].start and result.figures[i].end <= a.end
        for a in result.activities
        for i in a.figures
    )
