"""What the crawler and the review desk save. Each call is one transaction and may be repeated without effect."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Engine

from extract.model import Article
from load import articles, revisits
from load.archive import StoredPage, pages, save_page, save_pages
from load.articles import SavedArticle, known, mark_withdrawn, save_article, save_articles
from load.corrections import save_correction, save_corrections
from load.problems import save_problem
from load.readings import save_extraction

__all__ = [
    "Engine",
    "Read",
    "SavedArticle",
    "StoredPage",
    "known",
    "mark_withdrawn",
    "pages",
    "save_article",
    "save_articles",
    "save_correction",
    "save_corrections",
    "save_extraction",
    "save_page",
    "save_pages",
    "save_problem",
    "save_read",
]


@dataclass(frozen=True, slots=True)
class Read:
    """An article, the number of the page it was read from, and the address (by its key) that led there."""

    article: Article
    page_id: int
    key: str
    status: int


def save_read(engine: Engine, site: str, read: Sequence[Read]) -> list[SavedArticle]:
    """Save articles and settle their addresses: each is stored and done, or neither."""
    with engine.begin() as connection:
        saved = articles.save(connection, [(each.article, each.page_id) for each in read])
        revisits.settle_in(connection, site, [(each.key, each.status, each.article.key) for each in read])
    return saved
