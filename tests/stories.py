"""Small stories for the tests of the store: articles and what an extractor would read of them, made by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Engine

from extract.model import Activity, Article, Extraction, Figure, Number, Page, Period, Place
from load import store
from load.types import VIETNAM

NOON = datetime(2024, 3, 5, 12, 0, tzinfo=VIETNAM)
YEAR_2022 = Period(date(2022, 1, 1), date(2022, 12, 31), "year")
BAC_LIEU = Place("95", "Bạc Liêu")
SENTENCE = "Năm 2022, Bạc Liêu đã in hơn 2.500 cuốn cẩm nang và tập huấn cho hơn 150 cán bộ."


def address(name: str, site: str) -> str:
    """Sites whose name begins with "bao" are papers, the others authorities."""
    return f"https://{site}{'.vn' if site.startswith('bao') else '.gov.vn'}/{name}.html"


def page(name: str = "1", site: str = "mic", body: str = "<p>Tin</p>", at: datetime = NOON) -> Page:
    return Page(
        site,
        f"https://{site}.gov.vn/{name}.html",
        at,
        200,
        {"Content-Type": "text/html"},
        body.encode("utf-8", "surrogatepass"),
    )


def article(name: str = "1", site: str = "mic", text: str = SENTENCE, **fields: Any) -> Article:
    made = Article(site, address(name, site), name, f"Tin {name}", text.partition("\n")[0], text, NOON)
    return replace(made, **fields)


def figure(text: str, words: str, low: int | str, kind: str = "copies", **fields: Any) -> Figure:
    """The figure that ``words`` are in ``text``; its unit is the last word."""
    start = text.index(words)
    value = Decimal(low)
    made = Figure(start, start + len(words), words, kind, words.split()[-1], value, value)
    return replace(made, **fields)


def activity(text: str, words: str, figures: tuple[int, ...] = (), **fields: Any) -> Activity:
    start = text.index(words)
    made = Activity(
        "printing",
        "done",
        start,
        start + len(words),
        words,
        YEAR_2022,
        BAC_LIEU,
        programme="ctmtqg-1719",
        figures=figures,
    )
    return replace(made, **fields)


def reading(text: str = SENTENCE) -> Extraction:
    """What is read of :data:`SENTENCE`: two activities with a figure each, and a number nobody could assign."""
    figures = (
        figure(text, "hơn 2.500 cuốn", 2500, bound="over"),
        figure(text, "hơn 150 cán bộ", 150, kind="attendees", bound="over", unit="cán bộ"),
    )
    activities = (
        activity(text, "đã in hơn 2.500 cuốn cẩm nang", (0,)),
        activity(text, "tập huấn cho hơn 150 cán bộ", (1,), type="training"),
    )
    year = text.index("2022")
    return Extraction(figures, activities, (Number(year, year + 4, "2022", "unassigned"),))


def saved(engine: Engine, told: Article, extraction: Extraction | None = None, at: datetime = NOON) -> int:
    """Save page, article and extraction; returns the article's number."""
    page_id = store.save_page(engine, page(told.key, told.site, told.text, at))
    number = store.save_article(engine, told, page_id).id
    if extraction is not None:
        store.save_extraction(engine, number, extraction, "1")
    return number
