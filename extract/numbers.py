"""Numbers in Vietnamese text, in digits and in words: one grammar, decimal values, exact offsets.

``scan`` finds every number; what it counts, and whether it counts anything, is decided in ``figures``.
Digits are read by :mod:`extract.numbers_digits`, words by :mod:`extract.numbers_words`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from extract.numbers_digits import Digits, read_digits
from extract.numbers_words import Atom, Reading, read_atoms
from extract.text import Source
from extract.words import either, values

MAGNITUDES = values("magnitudes")
ABBREVIATIONS = values("abbreviations")
_DIGITS = values("digits")
_TAILS = values("tails")
_TENS = values("tens")
_HALVES = ("rưỡi", "rưởi")
_TEN = "mươi"
_ZEROS = ("linh", "lẻ")
_HALF = "nửa"

_WORD = either([*_DIGITS, *_TAILS, *_TENS, *MAGNITUDES, *_HALVES, _TEN, *_ZEROS, _HALF])
# Digits, then what may stand glued to them; the OCR gaps of "2. 500" and "97 , 5" are single spaces.
_DIGIT_RUN = r"\d+(?:[.,]\d+)*(?:(?<!\d{4})(?: \d{3}(?![\d.,/]\d|\d))+|(?: , ?|\. )\d+(?![.,]?\d))?"
_ATOM = re.compile(
    rf"(?P<digits>{_DIGIT_RUN})|(?<!\w)(?P<word>{_WORD})(?!\w)|(?<=\d)(?P<short>tr|k)(?![^\W\d_])"
    rf"|(?<=\d)(?P<glued>{either(MAGNITUDES)})(?!\w)"
    r"|(?<=\d )(?P<tr>tr)(?=\.? ?(?:đ|vnd)(?:ồng)?(?!\w)|/|[,.;)]|$)"
)


@dataclass(frozen=True, slots=True)
class Numeral:
    """One number in the reading form of a text: "2.500", "3 tỷ 45 triệu", "hai trăm lẻ năm".

    ``worded`` says that it begins with a word, ``scale`` is its last magnitude word's value (1 for none), ``bare`` that
    it has no digit before its magnitude ("hàng trăm"). ``comma`` marks "3,500", which is 3500 before a counted noun
    and 3.5 before a measure; ``alternative`` holds the other value. ``repaired`` marks a number joined over OCR gaps.
    """

    start: int
    end: int
    value: Decimal
    scale: int = 1
    worded: bool = False
    bare: bool = False
    alternative: Decimal | None = None
    repaired: bool = False


def scan(source: Source) -> tuple[Numeral, ...]:
    """Every number of a text, left to right, in offsets of its reading form."""
    return tuple(_numerals(source.low))


def _numerals(low: str) -> Iterator[Numeral]:
    run: list[Atom] = []
    for atom in _atoms(low):
        if run and not _touch(low, run[-1].end, atom.start):
            yield from _read(run)
            run = []
        run.append(atom)
    yield from _read(run)


def _touch(low: str, end: int, start: int) -> bool:
    return start - end <= 2 and not low[end:start].strip(" ")


def _atoms(low: str) -> Iterator[Atom]:
    for match in _ATOM.finditer(low):
        kind, text = match.lastgroup, match[0]
        if kind == "digits":
            yield from _digit_atoms(low, match.start(), match.end())
        elif kind in ("short", "tr"):
            yield Atom(match.start(), match.end(), "magnitude", Decimal(ABBREVIATIONS[text]))
        else:
            yield _word_atom(match.start(), match.end(), text)


def _digit_atoms(low: str, start: int, end: int) -> Iterator[Atom]:
    for found in read_digits(low, start, end):
        yield Atom(found.start, found.end, "number", found.value, found)


def _word_atom(start: int, end: int, text: str) -> Atom:
    if text in MAGNITUDES:
        return Atom(start, end, "magnitude", Decimal(MAGNITUDES[text]))
    if text in _DIGITS:
        return Atom(start, end, "digit", Decimal(_DIGITS[text]), word=text)
    if text in _TAILS:
        return Atom(start, end, "tail", Decimal(_TAILS[text]), word=text)
    if text in _TENS:
        return Atom(start, end, "ten", Decimal(_TENS[text]))
    kinds = {_TEN: "mươi", _HALF: "half", **dict.fromkeys(_HALVES, "rưỡi"), **dict.fromkeys(_ZEROS, "linh")}
    return Atom(start, end, kinds[text], Decimal("0.5"))


def _read(run: list[Atom]) -> Iterator[Numeral]:
    for reading in read_atoms(run):
        yield _numeral(reading)


def _numeral(reading: Reading) -> Numeral:
    first = reading.atoms[0]
    digits: Digits | None = first.digits
    lone = len(reading.atoms) == 1
    return Numeral(
        first.start,
        reading.atoms[-1].end,
        normal(reading.value),
        int(reading.scale),
        first.kind != "number",
        first.kind == "magnitude",
        digits.alternative if digits and lone else None,
        bool(digits and digits.repaired),
    )


def normal(value: Decimal) -> Decimal:
    """The same number without trailing zeros and without an exponent: 1500000000, never 1.5E+9."""
    whole = value.to_integral_value()
    return whole.quantize(Decimal(1)) if value == whole and abs(value) < Decimal(10) ** 27 else value.normalize()
