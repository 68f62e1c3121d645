"""From the bytes of a page to its text: a declared charset is believed only when the bytes bear it out."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Mapping

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,30})""", re.IGNORECASE
)
_TWICE = re.compile(
    r"Ã[\u0080-\u00bf¡-ÿ]|á[º»][\u0080-\u02ff\u2010-\u203a\u20ac\u2122]|Ä[\u0080-\u00bf‘’\u0190-\u0192]"
)
"""What UTF-8 letters of Vietnamese look like when they were taken for Latin-1 and encoded again."""
_VIETNAMESE = re.compile(r"[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE)
_UNSAFE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def text(body: bytes, headers: Mapping[str, str]) -> str:
    """The page's text, composed (NFC), without characters that no store accepts; bytes that fit nothing become �."""
    return clean(_once(_decode(body, _labels(body, headers))))


def clean(raw: str) -> str:
    """NFC, and without NUL, control characters and lone surrogates."""
    return unicodedata.normalize("NFC", _UNSAFE.sub("", raw))


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
    """UTF-8 with a few bad bytes, the declared charset or the Vietnamese code page: whichever reads most Vietnamese."""
    candidates = [body.decode("utf-8", "replace")]
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
    """The text with double encoding undone, where the whole page bears the marks of it."""
    if len(_TWICE.findall(raw[:200_000])) < 5:
        return raw
    try:
        back = "".join(map(_as_byte, raw)).encode("latin-1").decode("utf-8", "replace")
    except UnicodeEncodeError:
        return raw
    return back if _worth(back) > _worth(raw) and back.count("\ufffd") <= len(raw) // 1000 else raw


def _as_byte(letter: str) -> str:
    """The byte that a letter of the Windows-1252 page stood for, as the Latin-1 letter of the same number."""
    if ord(letter) < 256:
        return letter
    return letter.encode("cp1252").decode("latin-1")


def _labels(body: bytes, headers: Mapping[str, str]) -> list[str]:
    declared = next((value for name, value in headers.items() if name.lower() == "content-type"), "")
    header = re.search(r"charset\s*=\s*[\"']?([\w.:-]+)", declared, re.IGNORECASE)
    inside = _DECLARED.search(body[:4096])
    found = [header[1] if header else "", inside[1].decode("ascii") if inside else ""]
    return [name for name in found if name and name.lower() not in ("utf-8", "utf8")]
