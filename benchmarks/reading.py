"""One core: the number scanner and the whole extraction against underthesea's tokeniser and tagger, and each stage."""

from __future__ import annotations

from benchmarks.measure import best
from benchmarks.texts import characters, documents, texts
from extract import extract, text
from extract.activities import read as read_activities
from extract.figures import read as read_figures
from extract.model import Document
from extract.numbers import scan
from extract.text import Source

ROUNDS = 3


def _extract(document: Document) -> None:
    extract(document)


def _all() -> None:
    """Every article as if for the first time: no answer of the tagger is remembered."""
    text.tag.cache_clear()
    for document in documents():
        _extract(document)


def speeds() -> dict[str, float]:
    """Characters a second of the scanner, the extraction, the tokeniser and the tagger over the same texts."""
    from underthesea import pos_tag, sent_tokenize, word_tokenize  # type: ignore[import-untyped]

    sources = [Source(raw) for raw in texts()]
    works = {
        "scan": lambda: [scan(source) for source in sources],
        "extract": _all,
        "word_tokenize": lambda: [word_tokenize(raw) for raw in texts()],
        "pos_tag": lambda: [pos_tag(raw) for raw in texts()],
        "pos_tag, sentence by sentence": lambda: [pos_tag(part) for raw in texts() for part in sent_tokenize(raw)],
    }
    text.tag("5 con")
    word_tokenize("5 con")
    return {name: characters() / taken for name, taken in best(works, 2).items()}


def stages() -> dict[str, float]:
    """Milliseconds that each stage of an extraction takes for 4,000 characters."""
    read = [
        (document, source, read_figures(source)[0]) for document in documents() if (source := Source(document.text))
    ]
    taken = best(
        {
            "reading form": lambda: [Source(raw) for raw in texts()],
            "numbers": lambda: [scan(source) for _, source, _ in read],
            "figures": lambda: [read_figures(source) for _, source, _ in read],
            "activities": lambda: [read_activities(*one) for one in read],
        },
        ROUNDS,
    )
    taken["figures"] -= taken["numbers"]
    return {name: seconds / characters() * 4_000_000 for name, seconds in taken.items()}
