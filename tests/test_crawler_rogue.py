"""The hostile web: one crawl of a server that misbehaves at every article, then one after it was repaired."""

from __future__ import annotations

import gzip
import ssl
import subprocess
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from scrapy.http import Response
from sqlalchemy import Row, select

from crawler import guards, sites
from crawler.guards import retry_after
from crawler.run import CrawlReport, Job, collect
from crawler.settings import CrawlerSettings
from crawler.source import Pager, Source
from load import clock, database, frontier, tables
from load.frontier import Failure
from tests.crawling import rows
from tests.rogue import Answer, Rogue, in_turn, page, raw_answer, reset, silent

SETTINGS = CrawlerSettings(deadline=1.0, tries=3, backoff=0.05)
TEXT = "Trong 6 tháng đầu năm 2024, xã Mường Ẳng đã tổ chức 12 lớp tập huấn cho 540 lượt cán bộ thôn, bản."
MORE = "Các lớp học do Trung tâm Văn hóa huyện phối hợp mở, mỗi lớp kéo dài hai ngày tại nhà văn hóa xã."


class Site(Source):
    name = "rogue"
    label = "Cổng thử"
    hosts = ("rogue.example",)
    article = r"^/a/(\w+)(?:\?|$)"
    lists = ("/",)
    title = ("h1",)
    date = (".date",)
    body = ("#body",)


def html(
    title: str = "Mường Ẳng tập huấn cho cán bộ thôn, bản", text: str = TEXT, date: str = "05/07/2024 08:30"
) -> str:
    return (
        f"<html><head><title>{title}</title></head><body><h1>{title}</h1><p class=date>{date}</p>"
        f"<div id=body><p>{text}</p><p>{MORE}</p></div></body></html>"
    )


def twice(text: str) -> bytes:
    """UTF-8 that was taken for Windows-1252 and encoded again."""
    letters = (bytes([byte]) for byte in text.encode())
    return "".join(b.decode("cp1252") if b not in UNDEFINED else b.decode("latin-1") for b in letters).encode()


UNDEFINED = (b"\x81", b"\x8d", b"\x8f", b"\x90", b"\x9d")
GOOD = page(html())
PACKED = gzip.compress(html().encode() * 20)
CASES: dict[str, tuple[Answer, str | None]] = {
    # name: what the server does, and the cause in the ledger (None: the article is stored)
    "plain": (GOOD, None),
    "second_try": (in_turn(page("", status="500 Error"), page("", status="502 Bad Gateway"), GOOD), None),
    "rest": (in_turn(page("", status="503 Busy", Retry_After="1"), GOOD), None),
    "for_ever_500": (page("x", status="500 Error"), "http 500"),
    "for_ever_403": (page("x", status="403 Forbidden"), "http 403"),
    "gone": (page("x", status="410 Gone"), "gone"),
    "reset": (reset, "connection"),
    "short": (raw_answer(b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n" + html().encode()), "cut"),
    "no_last_chunk": (raw_answer(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n<html\r\n"), "cut"),
    "gzip": (page(PACKED, Content_Encoding="gzip"), None),
    "gzip_cut": (page(PACKED[: len(PACKED) // 2], Content_Encoding="gzip"), "cut"),
    "gzip_no_trailer": (page(PACKED[:-6], Content_Encoding="gzip"), "cut"),
    "gzip_corrupt": (page(PACKED[:60] + b"\0\0\0\0" + PACKED[64:], Content_Encoding="gzip"), "cut"),
    "gzip_twice": (page(gzip.compress(html()[:200].encode()) + gzip.compress(html()[200:].encode()),
                        Content_Encoding="gzip"), None),
    "not_gzip": (page(html(), Content_Encoding="gzip"), None),
    "deflate": (page(zlib.compress(html().encode()), Content_Encoding="deflate"), None),
    "raw_deflate": (page(zlib.compress(html().encode(), wbits=-15), Content_Encoding="deflate"), None),
    "unasked_encoding": (page(b"\x8b\x02\x80", Content_Encoding="compress"), "encoding"),
    "bomb": (page(gzip.compress(b"\0" * 50_000_000, 9), Content_Encoding="gzip"), "too large"),
    "huge": (page(b"x" * 11_000_000), "too large"),
    "silent": (silent, "timeout"),
    "empty": (page(""), "empty"),
    "big_header": (page(html(), X_Junk="j" * 30_000), None),
    "no_type": (page(html(), kind=""), None),
    "old_http": (raw_answer(b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n" + html().encode()), None),
    "old_http_cut": (
        raw_answer(b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n" + html().encode()[:-40]),
        "cut",
    ),
    "referrer": (page(html(), Referrer_Policy="sys.exit"), None),
    "moved": (page("", status="301 Moved", Location="/a/moved?new=1"), None),
    "loop": (page("", status="302 Found", Location="/a/loop"), "redirect loop"),
    "elsewhere": (page("", status="302 Found", Location="http://news.example/a/1"), "refused"),
    "metadata": (page("", status="302 Found", Location="http://169.254.169.254/latest"), "refused"),
    "file": (page("", status="302 Found", Location="file:///etc/passwd"), "refused"),
    "user": (page("", status="302 Found", Location="http://a:b@127.0.0.1/"), "refused"),
    "number": (page("", status="302 Found", Location="http://2130706433/"), "refused"),
    "refresh": (page('<meta http-equiv=refresh content="0;url=http://169.254.169.254/">'), "refused"),
    "soft_404": (page("<title>Không tìm thấy trang</title><p>Bài viết không tồn tại.</p>"), "soft 404"),
    "block": (page("<h1>Thông báo từ chối truy cập</h1><p>Hệ thống đang gặp vấn đề khi xử lý yêu cầu của bạn</p>"),
              "block page"),
    "pdf": (page(b"%PDF-1.7 xxxxxxxx"), "broken"),
    "picture": (page("<h1>Ảnh</h1><div id=body><img src=a.png></div>"), "no text"),
    "latin": (page(html(), kind="text/html; charset=iso-8859-1"), None),
    "bom": (page(b"\xef\xbb\xbf" + html().encode(), kind="text/html"), None),
    "utf16": (page(html().encode("utf-16"), kind="text/html"), None),
    "twice_encoded": (page(twice(html()), kind="text/html"), None),
    "nul": (page(html().replace("tập huấn", "tập\0 huấn\x07")), None),
    "nested": (page("<div>" * 20_000 + html() + "</div>" * 20_000), None),
    "large": (page(html() + "<!-- " + "x" * 5_000_000 + " -->"), None),
    "future": (page(html(date="05/07/2099 08:30")), None),
    "no_day": (page(html(date="31/02/2024")), None),
    "script": (page(html(title="&lt;script&gt;alert(1)&lt;/script&gt; Mường Ẳng tập huấn")), None),
}  # fmt: skip
STORED = [name for name, (_, cause) in CASES.items() if cause is None]
MISSING = [(name, cause) for name, (_, cause) in CASES.items() if cause]


@dataclass
class Outcome:
    report: CrawlReport
    articles: dict[str, Row[Any]]
    ledger: dict[str, Failure]
    requests: list[tuple[str, float]] = field(default_factory=list)


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Outcome, Outcome]]:
    """The hostile crawl and the one after the repair."""
    links = "".join(f'<a href="/a/{name}">{name}</a>' for name in CASES)
    answers = {f"/a/{name}": answer for name, (answer, _) in CASES.items()}
    answers |= {"/": page(links), "/robots.txt": page("User-agent: *\n"), "/a/moved?new=1": GOOD}
    engine = database.open(None, tmp_path_factory.mktemp("rogue"))
    with Rogue(answers) as server:
        first = _run(server, engine)
        server.answers.update({f"/a/{name}": GOOD for name in CASES})
        server.requests.clear()
        second = _run(server, engine)
    yield first, second
    engine.dispose()


def _run(server: Rogue, engine: Any) -> Outcome:
    report = collect(engine, [Job(sites.of(Site), server.origin)], SETTINGS)[0]
    ledger = {failure.url.rpartition("/")[2]: failure for failure in frontier.failures(engine)}
    return Outcome(report, {key[1]: row for key, row in rows(engine).items()}, ledger, list(server.requests))


@pytest.mark.parametrize("name", STORED)
def test_stored_whole(name: str, runs: tuple[Outcome, Outcome]) -> None:
    article = runs[0].articles[name]
    assert article.text == f"{TEXT}\n{MORE}"
    assert "tập huấn" in article.title


@pytest.mark.parametrize(("name", "cause"), MISSING)
def test_missing_is_in_the_ledger_with_its_cause(name: str, cause: str, runs: tuple[Outcome, Outcome]) -> None:
    assert name not in runs[0].articles
    assert runs[0].ledger[name].cause == cause
    assert (runs[0].ledger[name].next_try is None) == (cause == "gone")


def test_the_run_does_not_call_itself_complete(runs: tuple[Outcome, Outcome]) -> None:
    assert not runs[0].report.complete
    assert runs[0].report.failed == len(MISSING)


def test_retry_after_is_waited_for(runs: tuple[Outcome, Outcome]) -> None:
    asked = [at for path, at in runs[0].requests if path == "/a/rest"]
    others = [at for _, at in runs[0].requests if asked[0] < at < asked[0] + 1]
    assert asked[1] - asked[0] >= 1
    assert not others


def test_nobody_else_was_asked(runs: tuple[Outcome, Outcome]) -> None:
    assert {path.partition("?")[0] for path, _ in runs[0].requests} == {"/robots.txt", "/", *(f"/a/{n}" for n in CASES)}


def test_impossible_and_future_dates_are_unknown(runs: tuple[Outcome, Outcome]) -> None:
    assert runs[0].articles["future"].published is None
    assert runs[0].articles["no_day"].published is None
    assert runs[0].articles["plain"].published is not None


def test_once_repaired_the_next_run_brings_what_was_missing(runs: tuple[Outcome, Outcome]) -> None:
    assert set(runs[1].articles) == set(CASES)
    assert runs[1].ledger == {}
    assert runs[1].report.complete
    assert {path for path, _ in runs[1].requests} <= {"/robots.txt", "/", *(f"/a/{n}" for n, _ in MISSING)}


@pytest.mark.parametrize("robots", [page("x", status="500 Error"), reset])
def test_unreadable_robots_forbid_everything(robots: Answer, tmp_path: Path) -> None:
    engine = database.open(None, tmp_path)
    with Rogue({"/robots.txt": robots, "/": page('<a href="/a/plain">x</a>'), "/a/plain": GOOD}) as server:
        outcome = _run(server, engine)
    assert {path for path, _ in outcome.requests} == {"/robots.txt"}
    assert [trouble.cause for trouble in outcome.report.problems] == ["robots"]
    engine.dispose()


@pytest.mark.parametrize("robots", [page("x", status="404 Not Found"), page("<html>Trang chủ</html>")])
def test_missing_robots_allow_everything(robots: Answer, tmp_path: Path) -> None:
    engine = database.open(None, tmp_path)
    with Rogue({"/robots.txt": robots, "/": page('<a href="/a/plain">x</a>'), "/a/plain": GOOD}) as server:
        assert _run(server, engine).report.new == 1
    engine.dispose()


def test_a_long_pause_is_left_to_the_next_run(tmp_path: Path) -> None:
    engine = database.open(None, tmp_path)
    busy = page("", status="429 Slow down", Retry_After="3600")
    links = "".join(f'<a href="/a/{name}">{name}</a>' for name in "xyz")
    answers = {"/robots.txt": page(""), "/": page(links), "/a/x": busy, "/a/y": busy, "/a/z": GOOD}
    with Rogue(answers) as server:
        outcome = _run(server, engine)
    assert [path for path, _ in outcome.requests] == ["/robots.txt", "/", "/a/x", "/a/y"]
    assert "pause of 3600 s" in outcome.report.stopped
    assert outcome.report.pending == 1
    engine.dispose()


def test_a_long_pause_for_one_address_is_no_pause_of_the_site(tmp_path: Path) -> None:
    engine = database.open(None, tmp_path)
    busy = page("", status="503 Busy", Retry_After="3600")
    links = "".join(f'<a href="/a/{name}">{name}</a>' for name in "xyz")
    answers = {"/robots.txt": page(""), "/": page(links), "/a/x": busy, "/a/y": GOOD, "/a/z": GOOD}
    with Rogue(answers) as server:
        outcome = _run(server, engine)
    assert [path for path, _ in outcome.requests] == ["/robots.txt", "/", "/a/x", "/a/y", "/a/z"]
    assert (outcome.report.new, outcome.report.stopped) == (2, "")
    waits = outcome.ledger["x"].next_try
    assert waits is not None
    assert waits - clock.now() > timedelta(minutes=59)
    engine.dispose()


def test_pauses_that_add_up_are_left_to_the_next_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guards, "RESTS", 2.0)
    engine = database.open(None, tmp_path)
    busy = page("", status="503 Busy", Retry_After="1")
    links = "".join(f'<a href="/a/{name}">{name}</a>' for name in "xyz")
    answers = {"/robots.txt": page(""), "/": page(links), "/a/x": busy, "/a/y": busy, "/a/z": busy}
    with Rogue(answers) as server:
        outcome = _run(server, engine)
    assert "pause of 1 s" in outcome.report.stopped
    assert len(outcome.requests) <= 2 + 2 + 2
    engine.dispose()


class Inward(Site):
    name = "inward"
    scheme = "http"


def test_a_name_that_resolves_inwards_is_never_connected_to(tmp_path: Path) -> None:
    engine = database.open(None, tmp_path)
    with Rogue({"/robots.txt": page(""), "/": page('<a href="/a/plain">x</a>'), "/a/plain": GOOD}) as server:
        Inward.hosts = (server.origin.removeprefix("http://").replace("127.0.0.1", "localhost"),)
        report = collect(engine, [Job(sites.of(Inward))], SETTINGS)[0]
    assert server.requests == []
    assert [trouble.cause for trouble in report.problems] == ["robots"]
    engine.dispose()


class Paged(Site):
    name = "paged"
    pager = Pager(url="/?page={n}")


def test_a_further_page_that_does_not_exist_is_the_end_of_the_listing(tmp_path: Path) -> None:
    engine = database.open(None, tmp_path)
    answers = {"/robots.txt": page(""), "/": page('<a href="/a/x">x</a>'), "/?page=2": page('<a href="/a/y">y</a>')}
    with Rogue(answers | {"/a/x": GOOD, "/a/y": GOOD}) as server:
        first = collect(engine, [Job(sites.of(Paged), server.origin)], SETTINGS)[0]
        asked = len(server.requests)
        second = collect(engine, [Job(sites.of(Paged), server.origin)], SETTINGS)[0]
    assert first.complete
    assert first.new == 2
    assert second.complete
    assert [path for path, _ in server.requests[asked:]] == ["/robots.txt", "/", "/?page=2"]
    engine.dispose()


def test_a_site_on_ipv6_is_a_site(tmp_path: Path) -> None:
    engine = database.open(None, tmp_path)
    answers = {"/robots.txt": page(""), "/": page('<a href="/a/plain">x</a>'), "/a/plain": GOOD}
    with Rogue(answers, host="::1") as server:
        assert _run(server, engine).report.complete
    engine.dispose()


def test_a_certificate_that_nobody_signed_is_refused_unless_the_site_is_known_for_it(tmp_path: Path) -> None:
    engine = database.open(None, tmp_path)
    answers = {"/robots.txt": page(""), "/": page('<a href="/a/plain">x</a>'), "/a/plain": GOOD}
    with Rogue(answers, tls=_unsigned(tmp_path)) as server:
        report = _run(server, engine).report
        assert (report.new, server.requests) == (0, [])
        assert "no secure connection" in report.problems[0].detail
        assert collect(engine, [Job(sites.of(Unsigned), server.origin)], SETTINGS)[0].new == 1
    engine.dispose()


class Unsigned(Site):
    name = "unsigned"
    broken_certificate = True


def _unsigned(folder: Path) -> ssl.SSLContext:
    """A server's context with a certificate of its own making."""
    files = [str(folder / name) for name in ("cert.pem", "key.pem")]
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=rogue.example"]
    subprocess.run([*command, "-out", files[0], "-keyout", files[1]], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*files)
    return context


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("7", 7), (" 1.5 ", 1.5), ("30s", 30), ("5, 10", 5), ("soon", None), ("", None), ("-3", None), ("\xb2", None),
        ("9" * 400, 999999999), ("Wed, 21 Oct 2015 07:28:00 GMT", 0), ("Fri, 99 Foo 2099", None),
    ],
)  # fmt: skip
def test_what_retry_after_means(said: str, seconds: float | None) -> None:
    answer = Response("http://x.vn/", status=503, headers={"Retry-After": said.encode("latin-1")})
    assert retry_after(answer) == seconds


def test_an_article_that_moved_is_one_article_and_keeps_its_old_address(tmp_path: Path) -> None:
    engine = database.open(None, tmp_path)
    answers = {
        "/robots.txt": page(""),
        "/": page('<a href="/a/old">x</a><a href="/a/new">x</a>'),
        "/a/old": page("", status="301 Moved", Location="/a/new"),
        "/a/new": GOOD,
    }
    with Rogue(answers) as server:
        assert _run(server, engine).report.complete
        with database.reading(engine) as connection:
            aliases = connection.execute(select(tables.addresses.c.url)).scalars().all()
    assert [key for _, key in rows(engine)] == ["new"]
    assert aliases == [f"{server.origin}/a/old"]
    assert frontier.states(engine, "rogue") == {"done": 2}
    engine.dispose()
