"""What a page's scripts hold in strings."""

from __future__ import annotations

import re

_ESCAPE = re.compile(r"\\(?:u(?:\{([0-9a-fA-F]{1,6})\}|([0-9a-fA-F]{4}))|x([0-9a-fA-F]{2})|(\r?\n)|(.))", re.DOTALL)
_LETTERS = {"n": "\n", "r": "\r", "t": "\t", "b": "", "f": "", "v": "", "0": ""}
_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")


def unescaped(text: str) -> str:
    """The text of a string literal of JavaScript."""
    plain = _ESCAPE.sub(_letter, text)
    return _PAIR.sub(lambda pair: pair[0].encode("utf-16", "surrogatepass").decode("utf-16"), plain)


def _letter(match: re.Match[str]) -> str:
    number = match[1] or match[2] or match[3]
    if number:
        return chr(int(number, 16)) if int(number, 16) < 0x110000 else ""
    return "" if match[4] else _LETTERS.get(match[5], match[5])
