"""Vietnamese text in, figures and activities out. Pure: no clock, network, database or settings."""

from __future__ import annotations

from extract.model import Document, Extraction

VERSION = "1"
"""Changes whenever rules or tables change what comes out; stored beside each extraction."""


def extract(document: Document) -> Extraction:
    """Read every figure and activity of ``document``. Never raises, whatever the text."""
    from extract.activities import read as read_activities
    from extract.figures import read as read_figures
    from extract.text import Source
    from extract.warnings import warnings

    source = Source(document.text)
    figures, numbers = read_figures(source)
    return Extraction(figures, read_activities(document, source, figures), numbers, warnings(document.text))
