"""Where a crawl's time goes: what becomes of one page, step by step, without network and scheduler."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.measure import seconds
from benchmarks.newspaper import SITE, Newspaper
from crawler import charset, generic, guise, page, selecting, sites
from extract.model import Page
from load import archive, database, store

PAGES = 60
ROUNDS = 5


def taken() -> dict[str, float]:
    """Milliseconds of the processor that each step takes for one page, the best of a few rounds."""
    source, received = sites.find(SITE).source, _received()
    read = [(each, charset.text(each.body, each.headers)) for each in received]
    steps: dict[str, Callable[[], Callable[[], object]]] = {
        "bytes to text": lambda: lambda: [charset.text(each.body, each.headers) for each in received],
        "is it what it says": lambda: lambda: [guise.suspicion(html) for _, html in read],
        "parsing": lambda: lambda: [page.tree(html, each.url) for each, html in read],
        "reading by selectors": lambda: _reading(read, lambda root, each: selecting.read(root, source, each)),
        "reading an unknown page": lambda: _reading(read, generic.read),
        "compressing": lambda: lambda: [archive.pack(each.body, None) for each in received],
    }
    each = 1000 / PAGES
    found = {name: min(seconds(made()) for _ in range(ROUNDS)) * each for name, made in steps.items()}
    return found | {"compressing and saving": min(_saving(received) for _ in range(ROUNDS)) * each}


def _received() -> list[Page]:
    paper, now = Newspaper(PAGES, "http://127.0.0.1"), datetime.now(UTC)
    return [
        Page(SITE, f"https://mst.gov.vn{path}", now, 200, {"Content-Type": "text/html"}, paper.answer(path)[2])
        for path in paper.paths
    ]


def _reading(read: list[tuple[Page, str]], reader: Callable[..., object]) -> Callable[[], object]:
    """Reading changes a tree, so that each time needs its own."""
    parsed = [(page.tree(html, each.url), each) for each, html in read]
    return lambda: [reader(*one) for one in parsed]


def _saving(received: list[Page]) -> float:
    with tempfile.TemporaryDirectory() as folder:
        engine = database.open(None, Path(folder))
        spent = seconds(lambda: [store.save_pages(engine, received[at : at + 16]) for at in range(0, PAGES, 16)])
        engine.dispose()
        return spent
