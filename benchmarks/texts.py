"""The texts that are measured: the demo portal's articles, own writing in the style of the real ones.

They are short, so those of one site are joined to stories of the length of a long news article.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import groupby

from extract.model import Document
from portal.truth import load

SHORT = "Sở đã in hơn 2.500 cuốn cẩm nang và mở 12 lớp tập huấn cho 450 cán bộ, kinh phí 500 triệu đồng.\n"


LENGTH = 4_000
"""Characters of a long news article."""


@cache
def documents() -> tuple[Document, ...]:
    """The stories as the extractor gets them."""
    return tuple(_stories())


def _stories() -> Iterator[Document]:
    for _, articles in groupby(load(), key=lambda article: article.site):
        text = ""
        for article in articles:
            text = f"{text}\n{article.text}".strip()
            if len(text) >= LENGTH:
                yield Document(text, article.title, article.published.date())
                text = ""


@cache
def texts() -> tuple[str, ...]:
    """Their texts alone."""
    return tuple(document.text for document in documents())


def characters() -> int:
    """How long the texts are together."""
    return sum(map(len, texts()))
