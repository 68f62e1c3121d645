"""The review desk under hostile articles, forms, hosts and addresses."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from sqlalchemy import Engine
from starlette.testclient import TestClient

from extract.model import Correction
from load import queries, records, store
from review import guards
from review.app import COOKIE, create_app
from tests import stories

SCRIPT = "<script>alert(1)</script>'\"><img src=x onerror=alert(2)>{{7*7}}${7*7}"
TITLE = f"{SCRIPT} \u202egnp.exe"


@pytest.fixture
def hostile(engine: Engine) -> Iterator[TestClient]:
    """A desk whose only article is made of markup, with an address that is a script."""
    text = f"{SCRIPT} đã in hơn 2.500 cuốn cẩm nang, tập huấn cho hơn 150 cán bộ {SCRIPT}"
    told = stories.article(text=text, title=TITLE, url="javascript:alert(3)", author=SCRIPT, section=SCRIPT)
    stories.saved(engine, told, _reading(text))
    records.rebuild(engine)
    key = queries.records(engine)[0].sources[0].activity
    correction = Correction(key, "organisation", SCRIPT, SCRIPT, stories.NOON, SCRIPT)
    store.save_correction(engine, correction)
    with TestClient(create_app(engine)) as client:
        yield client


def _reading(text: str) -> stories.Extraction:
    figure = stories.figure(text, "hơn 2.500 cuốn", 2500, bound="over", per=SCRIPT, unit=SCRIPT)
    place = replace(stories.BAC_LIEU, detail=SCRIPT)
    names = dict.fromkeys(("organisation", "project", "programme", "audience", "speaker"), SCRIPT)
    told = stories.activity(text, text, (0,), place=place, **names)
    return stories.Extraction((figure,), (told,))


def token_of(client: TestClient, path: str = "/name") -> str:
    found = re.search(r'name="token" value="([^"]*)"', client.get(path).text)
    assert found
    return found[1]


def test_markup_is_shown_as_text_everywhere(engine: Engine, hostile: TestClient) -> None:
    number = queries.records(engine)[0].id
    hostile.post("/name", data={"token": token_of(hostile), "name": SCRIPT, "next": "/"})
    record = f"/records/{number}"
    for path in ("/", record, f"{record}/edit", "/status", "/name", f"/?text={SCRIPT}&site={SCRIPT}"):
        page = hostile.get(path).text
        assert "<script" not in page, path
        assert "<img src=x" not in page, path
        assert "javascript:" not in re.sub(r"<span class=\"plain\">.*?</span>", "", page), path
        assert not re.search(r"\son\w+\s*=", re.sub(r'"[^"]*"', '""', re.sub(r">[^<]*<", "><", page))), path
        assert "49" not in re.findall(r"alert\(2\)&gt;(\S{2})", page), path
    shown = html.unescape(hostile.get(f"/records/{number}").text)
    assert SCRIPT in shown


def test_text_that_would_reorder_a_line_is_spelled_out(engine: Engine, hostile: TestClient) -> None:
    page = hostile.get(f"/records/{queries.records(engine)[0].id}").text
    assert "\u202e" not in page
    assert "⟨U+202E⟩gnp.exe" in page


def test_every_answer_carries_the_policy(hostile: TestClient) -> None:
    for path in ("/", "/records/1", "/records/0", "/nowhere", "/static/desk.css", "/static/nothing"):
        headers = hostile.get(path).headers
        assert headers["content-security-policy"] == guards.POLICY
        assert "unsafe" not in guards.POLICY
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-frame-options"] == "DENY"
    refused = hostile.get("/", headers={"host": "evil.example"})
    assert refused.headers["content-security-policy"] == guards.POLICY


def test_pages_load_nothing_from_elsewhere(engine: Engine, hostile: TestClient) -> None:
    for path in ("/", f"/records/{queries.records(engine)[0].id}", "/status"):
        page = hostile.get(path).text
        assert not re.findall(r'<(?:link|img|script)[^>]*(?:href|src)="(?!/static/)', page)
        assert "<style" not in page
        assert " style=" not in re.sub(r">[^<]*<", "><", page)


def test_other_hosts_are_refused(hostile: TestClient) -> None:
    for host in ("evil.example", "127.0.0.1.evil.example", "", "evil.example:8700"):
        assert hostile.get("/", headers={"host": host}).status_code == 400
    for host in ("127.0.0.1:8700", "localhost:8700"):
        assert hostile.get("/", headers={"host": host}).status_code == 200


def test_every_post_needs_the_token_of_its_session(engine: Engine, hostile: TestClient) -> None:
    number = queries.records(engine)[0].id
    key = queries.records(engine)[0].sources[0].activity
    with TestClient(create_app(engine)) as other:
        foreign = token_of(other)
    token_of(hostile)
    for path in ("/name", "/language", f"/records/{number}/decision", f"/records/{number}/edit"):
        for token in ({}, {"token": ""}, {"token": foreign}, {"token": "ế"}):
            data = {"name": "Lan", "next": "/", "activity": key, "decision": "accepted", **token}
            answer = hostile.post(path, data=data)
            assert answer.status_code == 403, (path, token)
            assert "đã quá hạn" in answer.text
    assert queries.record(engine, number).record.decision is None


def test_the_cookie_is_strict_and_signed(engine: Engine, hostile: TestClient) -> None:
    cookie = hostile.get("/name").headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    forged = TestClient(create_app(engine), cookies={COOKIE: "eyJyZXZpZXdlciI6ICJMYW4ifQ==.aaaa.bbbb"})
    assert "Lan" not in forged.get("/").text


def test_forms_lead_nowhere_else(hostile: TestClient) -> None:
    for target in ("https://evil.example/", "//evil.example", "/\\evil.example", "evil", "/\tevil", ""):
        answer = hostile.post(
            "/name", data={"token": token_of(hostile), "name": "Lan", "next": target}, follow_redirects=False
        )
        assert answer.headers["location"] == "/", target


def test_hostile_addresses_never_break_the_desk(engine: Engine, hostile: TestClient) -> None:
    number = queries.records(engine)[0].id
    odd = ["'", '"', "%", "%00", "%ff%fe", "a%00b", "\\", "100%25_", "1e9", "-1", "10" * 20, "٣", "a" * 10_000, "🙂"]
    odd.append("; DROP TABLE records")
    names = ["province", "programme", "year", "status", "type", "kind", "site", "text", "decision", "page"]
    names += ["conflicts", "sort"]
    for name in names:
        for value in odd:
            answer = hostile.get(f"/?{name}={value}")
            assert answer.status_code == 200, (name, value)
    for path in (f"/records/{number}?activity=%00&page=x", f"/records/{number}/edit?figure=%00", "/?page=1000000000"):
        assert hostile.get(path).status_code == 200
    for path in ("/records/x", "/records/0", "/records/-1", f"/records/{'9' * 40}", "/records/٣", "/records/1%00"):
        answer = hostile.get(path)
        assert answer.status_code == 404, path
        assert "Không có bản ghi mang số này" in answer.text
    assert hostile.get("/docs").status_code == 404
    assert hostile.put("/").status_code == 405


def test_odd_forms_are_refused_plainly(engine: Engine, hostile: TestClient) -> None:
    number = queries.records(engine)[0].id
    token = token_of(hostile)
    hostile.post("/name", data={"token": token, "name": "Lan", "next": "/"})
    odd = hostile.post(f"/records/{number}/decision", data={"token": token, "decision": "perhaps"})
    assert odd.status_code == 400
    files = {"token": ("x", b"x")}
    assert hostile.post(f"/records/{number}/decision", files=files).status_code in (400, 403)
    assert hostile.post("/name", content=b"x" * 2_000_000).status_code == 413
    assert hostile.post("/name", content=iter([b"x"])).status_code == 411
    broken = {"content-type": "multipart/form-data; boundary=x"}
    assert hostile.post("/name", content=b"--y", headers=broken).status_code in (400, 403)
    gone = {"token": token, "decision": "accepted", "activity": "foreign", "seen": "x" * 50}
    assert hostile.post(f"/records/{number}/decision", data=gone, follow_redirects=False).status_code in (303, 409)
