"""The generic way, held against sites whose truth we know: it must need none of their selectors."""

from __future__ import annotations

import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from crawler import page
from crawler.dates import HANOI
from crawler.errors import PageError
from crawler.run import Target, crawl
from extract.model import Article, Page
from portal.addresses import list_path
from portal.model import TrueArticle
from portal.server import Portal
from tests.crawling import stored


@pytest.fixture(scope="module")
def portal() -> Iterator[Portal]:
    with Portal({}) as running:
        yield running


def fetch(url: str) -> Page:
    with urllib.request.urlopen(url) as answer:
        return Page("unknown", url, datetime.now(UTC), 200, dict(answer.headers), answer.read())


def read(portal: Portal, article: TrueArticle) -> Article:
    return page.article(fetch(portal.sites[article.site] + article.path), None)


def likeness(one: str, other: str) -> float:
    """F1 by words."""
    first, second = Counter(one.split()), Counter(other.split())
    return 2 * (first & second).total() / (first.total() + second.total())


def test_bodies_titles_and_days(portal: Portal) -> None:
    articles = [article for room in portal.rooms.values() for article in (story.article for story in room.stories)]
    found = [(article, read(portal, article)) for article in articles]
    bodies = [likeness(article.text, got.text) for article, got in found]
    assert sum(bodies) / len(bodies) >= 0.97
    assert min(bodies) >= 0.85
    assert sum(got.title == article.title for article, got in found) >= 0.95 * len(found)
    days = [got.published and got.published.astimezone(HANOI).date() for _, got in found]
    true = [article.published.astimezone(HANOI).date() for article, _ in found]
    assert sum(day == right for day, right in zip(days, true, strict=True)) >= 0.9 * len(found)


def test_lists_tables_and_standing_pages_are_not_taken_for_news(portal: Portal) -> None:
    taken, asked = [], 0
    for name, room in portal.rooms.items():
        lists = [list_path(room.site, section, 1) for section in room.sections.values()]
        for path in ("/", room.site.about, room.site.documents, *lists):
            asked += 1
            try:
                taken.append(page.article(fetch(portal.sites[name] + path), None).url)
            except (PageError, urllib.error.HTTPError):
                continue
    assert asked >= 40
    assert len(taken) <= asked / 20, taken


@pytest.mark.parametrize("site", ["sonla", "danang"])
def test_a_site_is_crawled_by_its_address_alone(portal: Portal, site: str, tmp_path: Path) -> None:
    report = crawl([Target(portal.sites[site] + "/")], None, tmp_path)[0]
    found = {row.title for row in stored(None, tmp_path).values()}
    true = {story.article.title for story in portal.rooms[site].stories}
    assert found == true, report
    assert not any(visit.path.startswith(portal.rooms[site].site.disallow) for visit in portal.requests)


def test_the_address_of_an_article_brings_that_article(portal: Portal, tmp_path: Path) -> None:
    article = portal.rooms["baolaocai"].stories[0].article
    report = crawl([Target(portal.sites["baolaocai"] + article.path)], None, tmp_path)[0]
    assert (report.listed, report.new) == (1, 1)
    assert [row.title for row in stored(None, tmp_path).values()] == [article.title]
