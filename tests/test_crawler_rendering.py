"""Pages that need a script: named where the site has no browser, rendered inside the same guards where it has one."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from crawler import sites
from crawler.run import CrawlReport, Job, collect
from crawler.settings import CrawlerSettings
from crawler.source import Source
from load import database, frontier
from tests.crawling import rows
from tests.rogue import Answer, Rogue, page

SETTINGS = CrawlerSettings(deadline=20.0, tries=1, backoff=0.05)
TITLE = "Xã Nậm Cúm mở lớp dạy chữ cho phụ nữ"
TEXT = "Trong tháng 5/2024, xã Nậm Cúm mở 3 lớp dạy chữ cho 75 phụ nữ ở các bản vùng cao biên giới."
SHELL = (
    "<html><head><title>Cổng</title></head><body><noscript>Hãy bật JavaScript.</noscript><div id=app></div>"
    "<script src='/js/{script}.js'></script></body></html>"
)
ARTICLE = """
const told = (title, text) => { document.getElementById('app').innerHTML =
  `<h1>${title}</h1><p class=date>05/06/2024 08:30</p><div id=body><p>${text}</p></div>`; };
fetch('/api/tin').then(r => r.json()).then(found => told(found.title, found.text));
fetch('/kin/danh-sach').catch(() => 0);
fetch('http://127.0.0.1:9/dem').catch(() => 0);
new Image().src = '/dem.gif';
try { new WebSocket('ws://' + location.host + '/ws'); } catch (error) {}
navigator.sendBeacon('/dem', 'x');
setTimeout(() => { location.href = '/di-noi-khac'; }, 1500);
"""
LIST = "document.getElementById('app').innerHTML = '<a href=\"/a/tin\">Tin</a><a href=\"/a/lau\">Lâu</a>';"
RESTLESS = "setInterval(() => fetch('/api/tin?' + Math.random()), 100);"
SITE: dict[str, Answer] = {
    "/robots.txt": page("User-agent: *\nDisallow: /kin/\n"),
    "/": page(SHELL.format(script="list")),
    "/a/tin": page(SHELL.format(script="tin")),
    "/a/lau": page(SHELL.format(script="lau")),
    "/js/list.js": page(LIST, kind="text/javascript"),
    "/js/tin.js": page(ARTICLE, kind="text/javascript"),
    "/js/lau.js": page("/* nothing */", kind="text/javascript"),
    "/api/tin": page(json.dumps({"title": TITLE, "text": TEXT}), kind="application/json"),
}


class Scripted(Source):
    name = "scripted"
    label = "Cổng cần script"
    hosts = ("scripted.example",)
    article = r"^/a/(\w+)$"
    lists = ("/",)
    title = ("h1",)
    date = (".date",)
    body = ("#body",)
    needs_script = True


class Plain(Scripted):
    name = "plain"
    needs_script = False


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    opened = database.open(None, tmp_path)
    yield opened
    opened.dispose()


def crawl(
    engine: Engine, source: type[Source], answers: dict[str, Answer], **chosen: float
) -> tuple[CrawlReport, Rogue]:
    with Rogue(answers) as server:
        settings = SETTINGS.model_copy(update=chosen)
        return collect(engine, [Job(sites.of(source), server.origin)], settings)[0], server


def test_what_scripts_write_is_read_and_nobody_else_is_asked(engine: Engine) -> None:
    report, server = crawl(engine, Scripted, SITE)
    article = rows(engine)["scripted", "tin"]
    assert (article.title, article.text) == (TITLE, TEXT)
    assert article.published is not None
    assert report.new == 1
    asked = {path for path, _ in server.requests}
    assert asked == {"/robots.txt", "/", "/js/list.js", "/a/tin", "/js/tin.js", "/api/tin", "/a/lau", "/js/lau.js"}
    assert all("sotin" in headers["User-Agent"] for headers in server.headers), "the browser itself asks nobody"
    assert [(f.url.rpartition("/")[2], f.cause) for f in frontier.failures(engine)] == [("lau", "script")]


def test_without_the_browser_the_page_is_named(engine: Engine) -> None:
    answers = SITE | {"/": page("<a href=/a/tin>Tin</a>")}
    report, server = crawl(engine, Plain, answers)
    assert [(f.url.rpartition("/")[2], f.cause) for f in frontier.failures(engine)] == [("tin", "script")]
    assert not report.complete
    assert "/js/tin.js" not in {path for path, _ in server.requests}


def test_a_page_that_never_rests_is_given_up_at_the_deadline(engine: Engine) -> None:
    answers = SITE | {"/js/tin.js": page(RESTLESS, kind="text/javascript"), "/": page("<a href=/a/tin>Tin</a>")}
    crawl(engine, Scripted, answers, deadline=4.0)
    assert [f.cause for f in frontier.failures(engine)] == ["timeout"]


def test_a_browser_that_is_missing_is_said(engine: Engine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SOTIN_CHROMIUM", str(tmp_path / "chromium"))
    answers = SITE | {"/": page("<html><a href=/a/tin>Tin</a></html>")}
    report, _ = crawl(engine, Scripted, answers)
    assert {trouble.cause for trouble in report.problems} == {"script"}
    assert "does not start" in report.problems[0].detail
