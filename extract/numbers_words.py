"""The grammar of number words: "hai trăm lẻ năm", "3 tỷ 45 triệu 600 nghìn", "một triệu hai", "2 tỷ rưỡi".

Reads a run of adjacent atoms (numbers in digits, digit words, magnitudes) left to right in one pass.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from extract.numbers_digits import Digits

_THOUSAND = Decimal(1000)


class Atom(NamedTuple):
    """A smallest piece of a number; ``kind`` is number, digit, tail, ten, mươi, magnitude, linh, half or rưỡi."""

    start: int
    end: int
    kind: str
    value: Decimal
    digits: Digits | None = None
    word: str = ""


class Reading(NamedTuple):
    """A number made of atoms; ``scale`` is the value of its last magnitude."""

    atoms: tuple[Atom, ...]
    value: Decimal
    scale: Decimal


@dataclass(slots=True)
class _State:
    """What has been read: finished parts with their magnitude, and the part below a thousand being read."""

    parts: list[Decimal] = field(default_factory=list)
    current: Decimal | None = None
    scale: Decimal = Decimal(1)
    last: str = ""
    unit: Decimal = Decimal(1)
    """The weight of the next digit: 1 after "linh" or "mươi", 10 after "trăm"."""


def read_atoms(run: Sequence[Atom]) -> Iterator[Reading]:
    """The numbers that a run of adjacent atoms holds: as few as the grammar allows."""
    at = 0
    while at < len(run):
        reading = _longest(run, at)
        if reading is None:
            at += 1
        else:
            yield reading
            at += len(reading.atoms)


def _longest(run: Sequence[Atom], at: int) -> Reading | None:
    if run[at].kind in ("tail", "mươi", "linh", "rưỡi") or run[at].word == "không":
        return None
    state, start = _State(), at
    while at < len(run) and _accept(state, run[at], run[at + 1] if at + 1 < len(run) else None):
        at += 1
    if at == start or (state.last == "half"):
        return None
    end = at - 1 if state.last == "linh" else at
    return Reading(tuple(run[start:end]), sum(state.parts, state.current or Decimal(0)), state.scale)


def _accept(state: _State, atom: Atom, following: Atom | None) -> bool:
    step = _STEPS[atom.kind]
    if not step(state, atom, following):
        return False
    state.last = atom.kind
    return True


def _number(state: _State, atom: Atom, following: Atom | None) -> bool:
    """Digits begin a number, or a further part behind a magnitude: 4 tỷ 720 triệu, 1 nghìn 200, 1tr2."""
    if not state.last:
        scaled = following is not None and following.kind == "magnitude"
        state.current = atom.digits.alternative if scaled and atom.digits and atom.digits.alternative else atom.value
        return True
    if state.last == "linh" and atom.value < 100:
        state.current = (state.current or Decimal(0)) + atom.value
        return True
    if state.last != "magnitude" or state.current is not None:
        return False
    if atom.value >= state.scale or (atom.digits and atom.digits.repaired):
        return following is not None and following.kind == "magnitude" and following.value < state.scale
    glued_tail = atom.digits is not None and atom.value < 10 and atom.end - atom.start == 1
    if glued_tail and (following is None or following.kind != "magnitude"):
        return _tail(state, atom, following)
    state.current = atom.value
    return True


def _digit(state: _State, atom: Atom, following: Atom | None) -> bool:
    nxt = following.kind if following else ""
    if not state.last:
        state.current = atom.value
        return True
    if state.last == "magnitude" and nxt not in ("mươi", "magnitude", "tail"):
        return _after_magnitude(state, atom, following)
    if state.last in ("magnitude", "linh"):
        if state.current is not None and nxt == "magnitude" and following is not None and following.value == 100:
            return False
        state.current = (state.current or Decimal(0)) + (0 if nxt == "mươi" else atom.value)
        state.unit = atom.value
        return True
    if state.last in ("mươi", "ten") and atom.word != "không":
        return _after_tens(state, atom, following)
    return False


def _after_magnitude(state: _State, atom: Atom, following: Atom | None) -> bool:
    """ "trăm hai" is 120, "một triệu hai" 1.2 million; "một nghìn lẻ hai" has its "lẻ". "năm" is rather a year."""
    if atom.word in ("năm", "không"):
        return False
    return _tail(state, atom, following)


def _after_tens(state: _State, atom: Atom, following: Atom | None) -> bool:
    if atom.word == "năm" and (following is None or following.kind != "magnitude"):
        return False
    state.current = (state.current or Decimal(0)) + atom.value
    return True


def _tail(state: _State, atom: Atom, following: Atom | None) -> bool:
    """A last digit that counts tenths of the magnitude before it, or ones behind tens: trăm tư, hai mươi tư."""
    if state.last in ("mươi", "ten"):
        state.current = (state.current or Decimal(0)) + atom.value
        return True
    if state.last == "digit" and atom.word and state.current is not None and state.current < 10:
        state.current = state.current * 10 + atom.value
        return True
    if state.last == "linh":
        state.current = (state.current or Decimal(0)) + atom.value
        return True
    if state.last != "magnitude":
        return False
    last = state.scale
    if state.current is not None:
        state.current += atom.value * last / 10
    else:
        state.parts.append(atom.value * last / 10)
    return True


def _ten(state: _State, atom: Atom, following: Atom | None) -> bool:
    if state.last in ("", "magnitude"):
        state.current = (state.current or Decimal(0)) + atom.value
        return True
    return False


def _mươi(state: _State, atom: Atom, following: Atom | None) -> bool:
    if state.last != "digit" or state.current is None:
        return False
    if state.current < 10 and state.unit == 1:
        state.current *= 10
    else:
        state.current += state.unit * 10
    state.unit = Decimal(1)
    return True


def _magnitude(state: _State, atom: Atom, following: Atom | None) -> bool:
    if state.last in ("linh", "rưỡi", "tail"):
        return False if state.last != "tail" else _scale(state, atom)
    return _scale(state, atom)


def _scale(state: _State, atom: Atom) -> bool:
    if atom.value < _THOUSAND:
        return _small_scale(state, atom)
    smaller = []
    while state.parts and state.parts[-1] < atom.value:
        smaller.append(state.parts.pop())
    if state.current is None and not smaller and state.parts:
        return _same_scale(state, smaller)
    base = sum(smaller, state.current or Decimal(0)) if smaller or state.current is not None else Decimal(1)
    state.parts.append(base * atom.value)
    state.current, state.scale, state.unit = None, atom.value, Decimal(1)
    return True


def _same_scale(state: _State, smaller: list[Decimal]) -> bool:
    """A magnitude behind an equal or smaller one ("tỷ tỷ") is a new number."""
    state.parts.extend(reversed(smaller))
    return False


def _small_scale(state: _State, atom: Atom) -> bool:
    """chục, tá, trăm multiply only what stands right before them."""
    if state.last in ("digit", "number", "half") and state.current is not None and state.current < 1000:
        state.current *= atom.value
    elif state.last == "":
        state.current = atom.value
    else:
        return False
    state.scale = atom.value
    return True


def _linh(state: _State, atom: Atom, following: Atom | None) -> bool:
    return state.last == "magnitude" and following is not None and following.kind in ("digit", "tail", "ten", "number")


def _half(state: _State, atom: Atom, following: Atom | None) -> bool:
    state.current = Decimal("0.5")
    return not state.last and following is not None and following.kind == "magnitude"


def _rưỡi(state: _State, atom: Atom, following: Atom | None) -> bool:
    if state.last not in ("magnitude", "digit", "number"):
        return False
    half = state.scale / 2
    if state.last == "magnitude" and state.current is None:
        state.parts.append(half)
    else:
        state.current = (state.current or Decimal(0)) + half
    return True


_STEPS = {
    "number": _number,
    "digit": _digit,
    "tail": _tail,
    "ten": _ten,
    "mươi": _mươi,
    "magnitude": _magnitude,
    "linh": _linh,
    "half": _half,
    "rưỡi": _rưỡi,
}
