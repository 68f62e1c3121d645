"""Vietnamese text in, figures and activities out. Pure: no clock, network, database or settings."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extract.model import Document, Extraction

RULES = "2"
"""Counted up whenever rules change what comes out."""

VERSION: str
"""The version of rules and tables, stored beside each extraction."""


def __getattr__(name: str) -> str:
    """VERSION, worked out when somebody first asks: every command imports this package, few need it."""
    if name == "VERSION":
        return _version()
    raise AttributeError(name)


@cache
def _version() -> str:
    """The rules' number and a fingerprint of all word tables: whoever adds a noun makes a new version."""
    from hashlib import sha256
    from importlib.resources import files

    tables = sorted((f for f in files("extract").iterdir() if f.name.endswith((".toml", ".csv"))), key=lambda f: f.name)
    return f"{RULES}-{sha256(b''.join(table.read_bytes() for table in tables)).hexdigest()[:8]}"


def extract(document: Document) -> Extraction:
    """Read every figure and activity of ``document``. Never raises, whatever the text."""
    from extract import model
    from extract.activities import read as read_activities
    from extract.figures import read as read_figures
    from extract.text import Source
    from extract.warnings import warnings

    source = Source(document.text)
    figures, numbers = read_figures(source)
    return model.Extraction(figures, read_activities(document, source, figures), numbers, warnings(document.text))
