"""What is odd about a text as a whole, by name: the extractors still read what they can."""

from __future__ import annotations

import re

LONG = 5_000_000
"""Characters beyond which a text is hardly one article (the longest government report seen has 1.5 million)."""

_TAG = re.compile(r"<(?:!doctype|html|body|div|p|br|span|table)\b[^<>]{0,300}>", re.IGNORECASE)
_VIETNAMESE = re.compile(r"[ăâđêôơưĂÂĐÊÔƠƯ\u0300\u0301\u0303\u0309\u0323à-ỹÀ-Ỹ]")
_LETTER = re.compile(r"[^\W\d_]")
_SAMPLE = 20_000


def warnings(text: str) -> tuple[str, ...]:
    """Names of what is odd: ``empty``, ``binary``, ``broken-utf8``, ``html``, ``not-vietnamese``, ``long``."""
    if not text.strip():
        return ("empty",)
    sample = text[:_SAMPLE]
    found = {
        "binary": "\x00" in sample,
        "broken-utf8": "\ufffd" in text,
        "html": len(_TAG.findall(sample)) >= 3,
        "not-vietnamese": _is_foreign(sample),
        "long": len(text) > LONG,
    }
    return tuple(name for name, is_so in found.items() if is_so)


def _is_foreign(sample: str) -> bool:
    """Vietnamese prose marks about one letter in four; under one in fifty it is another language."""
    letters = len(_LETTER.findall(sample))
    return letters >= 80 and len(_VIETNAMESE.findall(sample)) < letters / 50
