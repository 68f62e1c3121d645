"""Charsets that are declared wrongly or not at all, and bytes that no text has."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from tests.hostile.wire import Answer, Asked, headed

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_META = re.compile(rb"""<meta[^>]+charset[^>]*>""", re.IGNORECASE)


def written(write: Callable[[str], bytes], kind: str = "text/html", meta: str = "") -> Answer:
    """The page in other bytes, its own declaration replaced."""

    def answer(asked: Asked) -> bytes:
        html = _META.sub(meta.encode(), asked.body).decode()
        return headed(asked, body=write(html), kind=kind)

    return answer


def cp1258(text: str) -> bytes:
    """The old Vietnamese code page: letters with their hats, tones as marks behind them; the rest as entities."""
    return "".join(map(_old, unicodedata.normalize("NFC", text))).encode("cp1258", "xmlcharrefreplace")


def _old(letter: str) -> str:
    parts = unicodedata.normalize("NFD", letter)
    tones = "".join(part for part in parts if part in _TONES)
    return unicodedata.normalize("NFC", "".join(part for part in parts if part not in tones)) + tones


def double(page: str) -> Callable[[str], bytes]:
    """UTF-8 taken for another code page and encoded again."""

    def write(text: str) -> bytes:
        return "".join(_taken(byte, page) for byte in text.encode()).encode()

    return write


def _taken(byte: int, page: str) -> str:
    try:
        return bytes([byte]).decode(page)
    except UnicodeDecodeError:
        return chr(byte)


def entities(text: str) -> bytes:
    return text.encode("ascii", "xmlcharrefreplace")


def hexadecimal(text: str) -> bytes:
    return "".join(letter if ord(letter) < 128 else f"&#x{ord(letter):X};" for letter in text).encode()


def sprinkled(junk: bytes, where: str = "xã") -> Callable[[str], bytes]:
    """Bytes that belong nowhere behind a word of the text."""
    return lambda text: text.encode().replace(where.encode() + b" ", where.encode() + junk + b" ")


def footer(junk: bytes) -> Callable[[str], bytes]:
    """A footer that an include brought in another charset."""
    return lambda text: text.encode().replace(b"</body>", b"<p>" + junk + b"</p></body>", 1)


_LATIN = "Bản quyền thuộc về Sở: điện thoại, địa chỉ, thư điện tử. "
UTF8 = "text/html; charset=utf-8"
STORED: dict[str, Answer] = {
    "latin_header": written(str.encode, "text/html; charset=iso-8859-1"),
    "latin_meta": written(str.encode, "text/html", "<meta charset=iso-8859-1>"),
    "1252_both": written(str.encode, "text/html; charset=windows-1252", "<meta charset=windows-1252>"),
    "ascii_header": written(str.encode, "text/html; charset=us-ascii"),
    "nonsense_header": written(str.encode, "text/html; charset=tieng-viet"),
    "utf8mb4": written(str.encode, "text/html; charset=utf8mb4"),
    "gb_header": written(str.encode, "text/html; charset=gb2312"),
    "undeclared": written(str.encode),
    "bom": written(lambda text: b"\xef\xbb\xbf" + text.encode()),
    "bom_twice": written(lambda text: b"\xef\xbb\xbf\xef\xbb\xbf" + text.encode()),
    "utf16": written(lambda text: text.encode("utf-16")),
    "utf16_be": written(lambda text: b"\xfe\xff" + text.encode("utf-16-be")),
    "utf16_no_bom": written(lambda text: text.encode("utf-16-le")),
    "utf16_said_utf8": written(lambda text: text.encode("utf-16"), UTF8),
    "utf8_said_utf16": written(str.encode, "text/html; charset=utf-16"),
    "utf32": written(lambda text: text.encode("utf-32")),
    "1258": written(cp1258, "text/html; charset=windows-1258"),
    "1258_meta": written(cp1258, "text/html", "<meta charset=windows-1258>"),
    "1258_undeclared": written(cp1258),
    "1258_said_utf8": written(cp1258, UTF8, "<meta charset=utf-8>"),
    "1258_said_latin": written(cp1258, "text/html; charset=iso-8859-1"),
    "double": written(double("cp1252"), UTF8),
    "double_latin": written(double("latin-1"), UTF8),
    "double_1258": written(double("cp1258"), UTF8),
    "nfd": written(lambda text: unicodedata.normalize("NFD", text).encode(), UTF8),
    "entities": written(entities, "text/html; charset=iso-8859-1"),
    "hexadecimal": written(hexadecimal),
    "nul": written(sprinkled(b"\0\0"), UTF8),
    "controls": written(sprinkled(b"\x01\x08\x0b\x1f\x7f"), UTF8),
    "bad_bytes": written(sprinkled(b"\xff\xfe"), UTF8),
    "bad_lead": written(sprinkled(b"\xc0"), UTF8),
    "surrogates": written(sprinkled(b"\xed\xa0\xbd"), UTF8),
    "no_characters": written(sprinkled("\ufffe\uffff".encode()), UTF8),
    "bad_entities": written(sprinkled(b"&#0;&#xD800;&#x110000;&#xFFFF;"), UTF8),
    "zero_width": written(sprinkled("\u200b\u200d\ufeff".encode()), UTF8),
    "latin_footer": written(footer(_LATIN.encode("cp1252", "ignore") * 3), UTF8),
    "1258_footer": written(footer(cp1258(_LATIN) * 4), UTF8),
    "1258_footer_long": written(footer(cp1258(_LATIN) * 200), UTF8),
    "cut_letter_footer": written(footer("Trang chủ ".encode()[:-2] + b" "), UTF8),
}


def lost(text: str) -> bytes:
    """Every letter with a mark was replaced by a question mark by some database long ago."""
    return text.encode("ascii", "replace")


def replaced(text: str) -> bytes:
    """Letters with marks became U+FFFD on the way."""
    return text.encode("ascii", "replace").replace(b"?", b"\xef\xbf\xbd")


MISSING: dict[str, tuple[Answer, str]] = {
    "letters_lost": (written(lost, UTF8), "garbled"),
    "letters_replaced": (written(replaced, UTF8), "garbled"),
    "thrice": (written(lambda text: double("cp1252")(double("cp1251")(text).decode()), UTF8), "garbled"),
}
