"""From the bytes of a page to its text: a declared charset is believed only when the bytes bear it out."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Mapping
from functools import partial

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
         (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))  # fmt: skip
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,30})""", re.IGNORECASE
)
_TWICE = re.compile(
    r"[ÃĂ][\u0080-\u00bf¡-ÿ]|á[º»][\u0080-\u02ff\u2010-\u203a\u20ac\u2122]|Ä[\u0080-\u00bf‘’\u0190-\u0192]"
)
"""What UTF-8 letters of Vietnamese look like when they were taken for Latin-1 and encoded again."""
_OPENINGS = ("Ã", "Ă", "áº", "á»", "Ä")
"""How they begin: most pages have none of it, and that is seen at once."""
_VIETNAMESE = re.compile(r"[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE)
_FOREIGN = re.compile(rb"\xed[\xa0-\xbf][\x80-\xbf]|[\xc0\xc1\xf5-\xff]")
"""Surrogates and bytes that no UTF-8 has: what stands between them is whole."""
_SURE = 10
"""Vietnamese letters in UTF-8 that no page in another charset has by chance."""
_RUN = re.compile("[^\x00-\x7f]{2,}")
_NUMBERED = re.compile(r"&#(?:(\d{1,9})|[xX]([0-9a-fA-F]{1,8}));?")
_CONTROLS = bytes([*range(9), 11, 12, *range(14, 32), 127])
_UNSAFE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def text(body: bytes, headers: Mapping[str, str]) -> str:
    """The page's text, composed (NFC), without characters that no store accepts; bytes that fit nothing become �."""
    return clean(_NUMBERED.sub(_numbered, _once(_decode(body, _labels(body, headers))).lstrip("\ufeff")))


def clean(raw: str) -> str:
    """NFC, and without NUL, control characters and lone surrogates."""
    return unicodedata.normalize("NFC", raw if _is_safe(raw) else _UNSAFE.sub("", raw))


def _is_safe(raw: str) -> bool:
    """Whether nothing has to go: as bytes that is seen ten times as fast."""
    try:
        encoded = raw.encode("utf-8")
    except UnicodeEncodeError:
        return False
    kept = encoded.translate(None, _CONTROLS)
    return len(kept) == len(encoded) and b"\xef\xbf\xbe" not in encoded and b"\xef\xbf\xbf" not in encoded


def _decode(body: bytes, labels: list[str]) -> str:
    for mark, name in _BOMS:
        if body.startswith(mark):
            return body[len(mark) :].decode(name, "replace")
    wide = _wide(body)
    if wide:
        return body.decode(wide, "replace")
    try:
        # Bytes that are valid UTF-8 and not plain ASCII are UTF-8, whatever a header says: chance is negligible.
        return body.decode("utf-8")
    except UnicodeDecodeError:
        return _best(body, labels)


def _wide(body: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of markup is zero."""
    head = body[:400]
    if len(head) < 20:
        return None
    if head[1::2].count(0) > len(head) * 0.4:
        return "utf-16-le"
    return "utf-16-be" if head[::2].count(0) > len(head) * 0.4 else None


def _best(body: bytes, labels: list[str]) -> str:
    """UTF-8 with a few bad bytes, the declared charset or the Vietnamese code page: whichever reads most Vietnamese.

    Where stretches of a page are UTF-8 beyond doubt, all of it is: a footer or a stray byte in another charset must
    not spoil the rest.
    """
    mostly = _FOREIGN.sub(b"", body).decode("utf-8", "replace")
    if len(_VIETNAMESE.findall(mostly)) >= _SURE:
        return mostly
    candidates = [mostly]
    for name in [*labels, "cp1258"]:
        try:
            candidates.append(body.decode(name, "replace"))
        except LookupError:
            continue
    return max(candidates, key=_worth)


def _worth(candidate: str) -> int:
    composed = unicodedata.normalize("NFC", candidate[:200_000])
    return len(_VIETNAMESE.findall(composed)) - 20 * composed.count("\ufffd")


def _once(raw: str) -> str:
    """The text with double encoding undone, letter by letter, where the page bears the marks of it.

    Often only the text from the database is encoded twice and the page around it is not.
    """
    if sum(map(raw.count, _OPENINGS)) < 5 or len(_TWICE.findall(raw[:200_000])) < 5:
        return raw
    tried = [raw, *(_RUN.sub(partial(_back, page), raw) for page in ("cp1252", "cp1258"))]
    return max(tried, key=lambda text: _worth(text) - 2 * len(_TWICE.findall(text[:200_000])))


def _back(page: str, run: re.Match[str]) -> str:
    """What a run of letters was before it was taken for the letters of a code page; itself where it was not."""
    try:
        return b"".join(_byte(letter, page) for letter in run[0]).decode("utf-8")
    except UnicodeError:
        return run[0]


def _byte(letter: str, page: str) -> bytes:
    """The byte that a letter of a code page stood for; undefined bytes stand for themselves."""
    try:
        return letter.encode(page)
    except UnicodeEncodeError:
        return letter.encode("latin-1")


def _numbered(entity: re.Match[str]) -> str:
    """The character of an entity, so that it is composed with its neighbours; markup stays as it is.

    The numbers 128 to 159 mean the Windows-1252 page (old editors write so), and what is no character means nothing.
    """
    number = int(entity[1]) if entity[1] else int(entity[2], 16)
    if 128 <= number < 160:
        return bytes([number]).decode("cp1252", "ignore")
    if number > 0x10FFFF or _UNSAFE.match(chr(number)):
        return ""
    return entity[0] if number < 128 else chr(number)


def _labels(body: bytes, headers: Mapping[str, str]) -> list[str]:
    declared = next((value for name, value in headers.items() if name.lower() == "content-type"), "")
    header = re.search(r"charset\s*=\s*[\"']?([\w.:-]+)", declared, re.IGNORECASE)
    inside = _DECLARED.search(body[:4096])
    found = [header[1] if header else "", inside[1].decode("ascii") if inside else ""]
    return [name for name in found if name and name.lower() not in ("utf-8", "utf8")]
