"""The story of Bạc Liêu as a ministry told it: two results, a plan made, two denials, four plans and their total."""

from __future__ import annotations

from datetime import date

import pytest

from extract import extract
from extract.arithmetic import covered, derived
from extract.model import Activity, Document, Extraction, Period
from extract.organisations import full_name
from extract.text import Source
from portal.model import TrueActivity, TrueArticle
from portal.truth import load

SERVICE = "Sở Thông tin và Truyền thông tỉnh Bạc Liêu"
YEAR_2022 = Period(date(2022, 1, 1), date(2022, 12, 31), "year")
PLANNED = Period(date(2024, 1, 1), date(2025, 12, 31))


@pytest.fixture(scope="module")
def story() -> TrueArticle:
    return next(article for article in load() if article.name == "mic/bac-lieu-1719")


@pytest.fixture(scope="module")
def read(story: TrueArticle) -> Extraction:
    return extract(Document(story.text, story.title, story.published.date()))


def _told(read: Extraction, true: TrueActivity) -> Activity:
    """The activity that tells what the truth tells: the one whose words overlap its evidence most."""
    return max(read.activities, key=lambda a: min(a.end, true.end) - max(a.start, true.start))


def test_every_activity_of_the_truth_is_told_apart(story: TrueArticle, read: Extraction) -> None:
    told = [_told(read, true) for true in story.activities]
    assert len({id(activity) for activity in told}) == len(story.activities) == len(read.activities)
    assert [a.status for a in told] == [true.status for true in story.activities]
    assert [a.place and a.place.code for a in told] == [true.province for true in story.activities]
    assert [a.programme for a in told] == [true.programme for true in story.activities]
    assert [a.project for a in told] == [true.project for true in story.activities]
    assert [tuple(read.figures[i].text for i in a.figures) for a in told] == [
        tuple(story.figures[i].text for i in true.figures) for true in story.activities
    ]


@pytest.mark.parametrize(
    ("figure", "type_", "status", "period", "programme", "organisation"),
    [
        ("2.500 cuốn", "printing", "done", YEAR_2022, "thong-tin-doi-ngoai", SERVICE),
        ("150 cán bộ", "training", "done", YEAR_2022, "thong-tin-doi-ngoai", SERVICE),
        ("20.000 tờ rơi", "printing", "planned", PLANNED, "ctmtqg-1719", None),
        ("01 lớp", "training", "planned", PLANNED, "ctmtqg-1719", None),
        ("02 kỳ", "communication", "planned", PLANNED, "ctmtqg-1719", None),
        ("500 triệu", "communication", "planned", PLANNED, "ctmtqg-1719", None),
    ],
)
def test_each_figure_in_its_context(
    read: Extraction,
    figure: str,
    type_: str,
    status: str,
    period: Period,
    programme: str,
    organisation: str | None,
) -> None:
    index = next(n for n, found in enumerate(read.figures) if figure in found.text)
    activity = next(a for a in read.activities if index in a.figures)
    assert (activity.type, activity.status, activity.period) == (type_, status, period)
    assert (activity.programme, activity.organisation) == (programme, organisation)
    assert activity.place
    assert activity.place.code == "95"


def test_a_plan_made_is_planning_done(read: Extraction) -> None:
    (made,) = [activity for activity in read.activities if activity.type == "planning"]
    assert (made.status, made.period and made.period.start) == ("done", date(2023, 1, 1))
    assert (made.programme, made.project) == ("giam-ngheo-2021-2025", "Dự án 6 - Tiểu dự án 1")
    assert full_name(made.organisation or "") == SERVICE


def test_what_was_not_done_has_no_figures(read: Extraction) -> None:
    denied = [activity for activity in read.activities if activity.status == "not_done"]
    assert [activity.figures for activity in denied] == [(), ()]
    assert denied[0].period == Period(date(2021, 1, 1), date(2021, 12, 31), "year")
    assert "không triển khai" in denied[0].text
    assert "không thiết lập" in denied[1].text


def test_the_total_covers_the_three_plans_and_rates_have_yearly_values(story: TrueArticle, read: Extraction) -> None:
    ((total, paid),) = covered(read.activities, read.figures, Source(story.text)).items()
    assert [read.figures[i].text for i in read.activities[total].figures] == ["500 triệu đồng"]
    assert [read.activities[other].type for other in paid] == ["printing", "training", "communication"]
    leaflets = next(found for found in read.figures if found.unit == "tờ rơi")
    assert [(value.year, int(value.low)) for value in derived(leaflets, PLANNED)] == [(2024, 20000), (2025, 20000)]


def test_for_whom_it_was(read: Extraction) -> None:
    audiences = [activity.audience or "" for activity in read.activities if activity.status == "done"]
    assert audiences[0].startswith("cán bộ, người dân")
    assert audiences[1].startswith("cán bộ phụ trách lĩnh vực này")


def test_the_head_of_the_phrase_beats_its_subject() -> None:
    text = (
        "Sở tổ chức Hội nghị tập huấn công tác thông tin đối ngoại, với nội dung phổ biến, tuyên truyền đường lối của "
        "Đảng; hoạt động thông tin đối ngoại, báo chí, truyền thông và các sự kiện nổi bật cho hơn 150 cán bộ."
    )
    (activity,) = [a for a in extract(Document(text)).activities if a.figures]
    assert activity.type == "training"
