"""The texts that are measured: the demo portal's articles, own writing in the style of the real ones."""

from __future__ import annotations

from functools import cache

from extract.model import Document
from portal.truth import load

SHORT = "Sở đã in hơn 2.500 cuốn cẩm nang và mở 12 lớp tập huấn cho 450 cán bộ, kinh phí 500 triệu đồng.\n"


@cache
def documents() -> tuple[Document, ...]:
    """The articles as the extractor gets them."""
    return tuple(Document(article.text, article.title, article.published.date()) for article in load())


@cache
def texts() -> tuple[str, ...]:
    """Their texts alone."""
    return tuple(document.text for document in documents())


def characters() -> int:
    """How long the texts are together."""
    return sum(map(len, texts()))
