"""The truth about the portal's articles: ``load()`` gives each with its text, figures and activities.

The text of an article is the lead, a newline, and the body's paragraphs joined by newlines, NFC; all offsets point
into it. One file an article, ``articles/<site>/<name>.toml``, read by portal/reader.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from portal.errors import PortalError
from portal.model import Caption, TrueActivity, TrueArticle, TrueFigure
from portal.reader import read

__all__ = ["ARTICLES", "Caption", "TrueActivity", "TrueArticle", "TrueFigure", "load", "read"]

ARTICLES = Path(__file__).parent / "articles"


def load(folder: Path = ARTICLES) -> tuple[TrueArticle, ...]:
    """All articles, by site and file name. Raises PortalError naming file and field at the first inconsistency."""
    articles = tuple(read(path) for path in sorted(folder.glob("*/*.toml")))
    _check_together(articles)
    return articles


def _check_together(articles: Sequence[TrueArticle]) -> None:
    names = {article.name for article in articles}
    seen: dict[tuple[str, str], str] = {}
    for article in articles:
        where = f"portal/articles/{article.name}.toml"
        other = seen.setdefault((article.site, article.key), article.name)
        if other != article.name:
            raise PortalError(f"{where}: id: the key {article.key} is also that of {other}.")
        if article.reprint_of and article.reprint_of not in names:
            raise PortalError(f"{where}: reprint_of: there is no article {article.reprint_of}.")
