"""A reviewer for the tests: opens the desk, fills in forms as a browser would, decides."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine
from starlette.testclient import TestClient

from load import queries, records
from review.app import create_app
from tests import stories


@contextmanager
def opened(engine: Engine) -> Iterator[TestClient]:
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
