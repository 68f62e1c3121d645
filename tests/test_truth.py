"""Programme, project, body and province of the activities of the portal's articles, against the truth about them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from crawler.sites import SITES
from extract import activities
from extract.model import Activity, Document, Figure
from extract.organisations import full_name
from extract.text import Source
from portal.model import TrueActivity, TrueArticle
from portal.truth import load


@pytest.fixture(scope="module")
def told() -> list[tuple[TrueActivity, Activity]]:
    """For every figure of the truth, its true activity and the one that was read for it."""
    return [pair for article in load() for pair in _pairs(article)]


def _pairs(article: TrueArticle) -> Iterator[tuple[TrueActivity, Activity]]:
    site, day = SITES.get(article.site), article.published.date()
    document = Document(article.text, article.title, day, site.home_on(day) if site else None)
    figures = [
        Figure(f.start, f.end, f.text, f.kind, f.unit, f.low, f.high, "exact", f.per, f.currency, f.total)
        for f in article.figures
    ]
    read = {i: a for a in activities.read(document, Source(article.text), figures) for i in a.figures}
    return ((article.activities[f.activity], read[i]) for i, f in enumerate(article.figures))


def _same_body(one: str, other: str) -> bool:
    """Whether two names mean one body: abbreviated or not, "tỉnh" said or not, its province said or not."""
    a, b = (" ".join(word for word in full_name(name).split() if word != "tỉnh") + " " for name in (one, other))
    return a.startswith(b) or b.startswith(a)


@pytest.mark.parametrize(
    ("right", "floor"),
    [
        (lambda true, read: true.programme == read.programme, 0.94),
        (lambda true, read: true.project == read.project, 0.96),
        (lambda true, read: true.province == (read.place.code if read.place else None), 0.97),
        (lambda true, read: true.organisation is None or _same_body(true.organisation, read.organisation or "?"), 0.98),
        (lambda true, read: true.type == read.type, 0.84),
    ],
    ids=["programme", "project", "province", "organisation", "type"],
)
def test_what_is_read_agrees_with_the_truth(
    told: list[tuple[TrueActivity, Activity]], right: Callable[[TrueActivity, Activity], bool], floor: float
) -> None:
    assert sum(right(true, read) for true, read in told) / len(told) >= floor
