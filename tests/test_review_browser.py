"""The desk in a real browser: what is highlighted, and what a decision and an edit leave behind."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, sync_playwright
from sqlalchemy import Engine

from extract.model import Extraction
from load import queries, records
from review.app import create_app
from tests import stories

CHROMIUM = "/usr/bin/chromium"
QUIET = ["--headless", "--no-sandbox", "--disable-gpu"]
QUIET += ["--disable-background-networking", "--disable-component-update", "--disable-sync"]
PROMPT = 5000
"""Milliseconds in which the desk must answer."""
HOSTILE = "<script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">"
TEXT = (
    f"Hội nghị sáng nay. {HOSTILE}\nNăm 2022, Bạc Liêu đã in hơn 2.500 cuốn cẩm nang và 20.000 tờ rơi/năm.\n"
    + "Một đoạn khác.\n" * 60
)
EVIDENCE = "Bạc Liêu đã in hơn 2.500 cuốn cẩm nang và 20.000 tờ rơi/năm."


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if not Path(CHROMIUM).exists():
        pytest.fail(f"{CHROMIUM} is missing; make services installs it")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield started
        started.close()


class Announcing(uvicorn.Server):
    """A server that says when it is ready."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.ready = threading.Event()

    async def startup(self, sockets: list[object] | None = None) -> None:
        await super().startup(sockets)  # type: ignore[arg-type]
        self.ready.set()


@contextmanager
def served(engine: Engine) -> Iterator[str]:
    """The desk on a free port of loopback."""
    server = Announcing(uvicorn.Config(create_app(engine), host="127.0.0.1", port=0, log_level="warning"))
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        assert server.ready.wait(20)
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(20)


@pytest.fixture
def page(engine: Engine, browser: Browser) -> Iterator[Page]:
    """A tab of its own at the desk, over a store with one record whose figure is doubted."""
    figures = (
        stories.figure(TEXT, "hơn 2.500 cuốn", 2500, bound="over"),
        stories.figure(TEXT, "20.000 tờ rơi/năm", 20000, unit="tờ rơi", per="năm", confidence=0.7, features=("rate",)),
    )
    told = stories.activity(TEXT, EVIDENCE, (0, 1))
    stories.saved(engine, replace(stories.article(text=TEXT), title=HOSTILE), Extraction(figures, (told,)))
    records.rebuild(engine)
    with served(engine) as base:
        context = browser.new_context(base_url=base, viewport={"width": 1366, "height": 768})
        context.set_default_timeout(PROMPT)
        tab = context.new_page()
        complaints: list[str] = []
        tab.on("console", lambda message: complaints.append(message.text))
        tab.on("pageerror", lambda error: complaints.append(str(error)))
        yield tab
        assert [complaint for complaint in complaints if "status of 422" not in complaint] == []
        context.close()


def test_a_reviewer_reads_rejects_and_corrects(engine: Engine, page: Page) -> None:
    page.goto("/")
    assert page.locator(".records .value").all_text_contents() == ["hơn 2.500 cuốn", "20.000 tờ rơi/năm?"]
    page.locator(".records .what a").click()
    stored = queries.records(engine)[0]
    assert "".join(page.locator("mark.evidence").all_text_contents()) == stored.text == EVIDENCE
    assert page.locator("mark.figure").all_text_contents() == [
        figure.text for figure in stored.figures if not figure.derived
    ]
    assert page.locator("mark.doubted").all_text_contents() == ["20.000 tờ rơi/năm"]
    assert page.locator("mark.evidence").first.evaluate("m => m.getBoundingClientRect().top < innerHeight")
    page.get_by_label("Tên người duyệt").fill("Nguyễn Thị Lan")
    page.get_by_role("button", name="Bắt đầu duyệt").click()
    page.get_by_role("button", name="Loại").click()
    page.get_by_role("status").get_by_text("Đã loại.").wait_for()
    assert queries.records(engine)[0].decision == "rejected"
    page.get_by_role("link", name="Sửa số liệu hơn 2.500 cuốn").click()
    page.get_by_label("Số", exact=True).first.fill("nhiều")
    page.get_by_role("button", name="Lưu").click()
    page.get_by_text("Không đọc được số này").wait_for()
    assert page.get_by_label("Số", exact=True).first.input_value() == "nhiều"
    page.get_by_label("Số", exact=True).first.fill("2.600")
    page.get_by_role("button", name="Lưu").click()
    page.get_by_role("status").get_by_text("Đã lưu.").wait_for()
    page.reload()
    assert page.locator(".figure-list .value").first.text_content() == "hơn 2.600 cuốn"
    page.get_by_text("máy đọc: hơn 2.500 cuốn").wait_for()
    detail = queries.record(engine, stored.id)
    assert detail.record.figures[0].low == 2600
    assert {row.reviewer for row in detail.lead.corrections} == {"Nguyễn Thị Lan"}
    page.get_by_role("link", name="Danh sách").click()
    assert page.locator(".records .value").first.text_content() == "hơn 2.600 cuốn"
    page.get_by_text("Đã loại", exact=True).last.wait_for()


def test_the_keyboard_is_enough(engine: Engine, page: Page) -> None:
    page.goto("/name")
    page.keyboard.type("Lan")
    page.keyboard.press("Enter")
    page.wait_for_url("**/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Đến nội dung chính"
    number = queries.records(engine)[0].id
    page.goto(f"/records/{number}")
    page.get_by_label("Ghi chú").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_role("status").get_by_text("Đã duyệt.").wait_for()
    assert queries.records(engine)[0].decision == "accepted"


def test_nothing_of_an_article_runs(page: Page) -> None:
    for path in ("/", "/records/1", "/records/1/edit", "/status"):
        page.goto(path)
        assert "sotin" in page.title()
        assert page.locator("img[src=x], script").count() == 0
