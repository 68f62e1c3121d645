"""The digits of Vietnamese text: the dot and the comma in both roles, spaces inside numbers, OCR gaps."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from extract.words import words

_GROUPED = re.compile(r"\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*(?:([.,])\d+)?$")
_SIMPLE = re.compile(r"\d+(?:([.,])(\d+))?$")
_SPACED = re.compile(r"\d{1,3}(?: \d{3})+$")
_GAP = re.compile(r"(\d+(?:[.,]\d+)*)( , ?|\. )(\d+)$")


@dataclass(frozen=True, slots=True)
class Digits:
    """A number in digits. ``alternative`` is its other reading where the notation has two ("3,500")."""

    start: int
    end: int
    value: Decimal
    alternative: Decimal | None = None
    repaired: bool = False


def read_digits(low: str, start: int, end: int) -> Iterator[Digits]:
    """The numbers in a run of digits, separators and single spaces; a run that is no one number yields its parts."""
    text = low[start:end]
    gap = _GAP.match(text)
    if gap:
        yield from _gapped(low, start, end, gap)
    elif _SPACED.match(text):
        yield Digits(start, end, Decimal(text.replace(" ", "")))
    elif " " in text:
        yield from _parts(text, start)
    else:
        yield _compact(text, start, end)


def _parts(text: str, start: int) -> Iterator[Digits]:
    for part in re.finditer(r"[\d.,]+", text):
        yield _compact(part[0], start + part.start(), start + part.end())


def _gapped(low: str, start: int, end: int, gap: re.Match[str]) -> Iterator[Digits]:
    """ "2. 500 cuốn" and "97 , 5 %" are one number; "năm 2022. 500 cán bộ" and "Điều 2. 5" are two."""
    head, mark, tail = gap.groups()
    after = low[end : end + 2]
    thousands = mark == ". " and len(tail) == 3 and re.fullmatch(r"[1-9]\d{0,2}(\.\d{3})*", head)
    decimal = mark != ". " and re.fullmatch(r"\d{1,3}", head) and len(tail) <= 2
    if thousands and re.match(r" ?[^\W\d_]", after) and not _numbered(low, start):
        yield Digits(start, end, Decimal(head.replace(".", "") + tail), repaired=True)
    elif decimal:
        yield Digits(start, end, Decimal(f"{head}.{tail}"), repaired=True)
    else:
        yield _compact(head, start, start + gap.end(1))
        yield _compact(tail, start + gap.start(3), end)


def _numbered(low: str, start: int) -> bool:
    """Whether the digits end a sentence as the number of something ("Điều 2. 500 người …", "ngày 12. 500 …")."""
    before = low[max(0, start - 12) : start].split()
    return bool(before) and before[-1] in words("numbering", "words")


def _compact(text: str, start: int, end: int) -> Digits:
    grouped = _GROUPED.match(text)
    if grouped and not text.startswith("0"):
        return _grouped(text, start, end, grouped)
    simple = _SIMPLE.match(text)
    if simple:
        return Digits(start, end, Decimal(text.replace(",", ".")))
    return _irregular(text, start, end)


def _grouped(text: str, start: int, end: int, match: re.Match[str]) -> Digits:
    mark, point = match.groups()
    if point == mark:
        return _irregular(text, start, end)
    whole, _, fraction = text.partition(point) if point else (text, "", "")
    value = Decimal(whole.replace(mark, "") + (f".{fraction}" if fraction else ""))
    lone_comma = mark == "," and not point and text.count(",") == 1
    return Digits(start, end, value, Decimal(text.replace(",", ".")) if lone_comma else None)


def _irregular(text: str, start: int, end: int) -> Digits:
    """Separators that fit no notation ("1.1.1", "1.50.000"): the digits before the last separator are thousands
    where at least the last group has three digits, else the value is that of the first group."""
    parts = re.split(r"[.,]", text)
    value = Decimal("".join(parts)) if len(parts[-1]) == 3 and len(parts[0]) <= 3 else Decimal(parts[0])
    return Digits(start, end, value)
