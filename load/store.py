"""What the crawler and the review desk save. Each call is one transaction and may be repeated without effect."""

from __future__ import annotations

from sqlalchemy import Engine

from load.archive import StoredPage, pages, save_page, save_pages
from load.articles import SavedArticle, known, mark_withdrawn, save_article, save_articles
from load.corrections import save_correction, save_corrections
from load.problems import save_problem
from load.readings import save_extraction

__all__ = [
    "Engine",
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
]
