"""Numbers whose noun is left out because it was said before, or is said with the number they are compared with.

"21.589 người có việc làm, trong đó nữ giới là 10.928"; "số hộ nghèo là 1.204"; "tăng từ 35 lên 50 xã".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from extract.kinds import Noun, listed_noun
from extract.quantities import Quantity
from extract.words import either, words


@dataclass(frozen=True, slots=True)
class Counted:
    """A figure already read, as far as an elided noun can refer to it: where its number is and what it counts."""

    start: int
    end: int
    kind: str
    unit: str
    currency: str | None


@cache
def _change() -> re.Pattern[str]:
    return re.compile(rf" ?(?:{either(words('ranges', 'change'))}|{either(words('ranges', 'to'))})(?: [^\W\d_]+)? $")


@cache
def _before() -> re.Pattern[str]:
    return re.compile(rf"(?:(?<!\w)(?:{either(words('elided', 'before'))}) |[,:(;] ?)$")


_NUMBER_OF = re.compile(r"(?<!\w)(?:tổng )?(?:số(?: lượng| lượt)?|lượng) (?=[^\W\d_])")
_ITEM = re.compile(r"(?:[,;:(–-]|(?<!\w)và) ?(?:[^\W\d_]+[.]? ?[-–]? ){1,7}$")
_ITEM_END = re.compile(r" ?(?:[,;)./]|và |$|\n)")
_ITEM_WIDTH = 60
_ITEM_REACH = 120
_CLOSED = re.compile(r" ?(?:[,;.)(/]|$|\n|[^\W\d_])")


def changed(low: str, quantity: Quantity, figures: Sequence[Counted]) -> Counted | None:
    """The figure that a number is compared with in "từ X lên Y"."""
    following = next((f for f in figures if f.start >= quantity.end), None)
    if following is None or not _change().fullmatch(low[quantity.end:following.start]):
        return None
    return following


def referred(low: str, sentence: int, quantity: Quantity, start: int, figures: Sequence[Counted],
             others: Sequence[Quantity]) -> Counted | None:
    """What an elided noun refers to: the "số …" of its clause, or the last counted figure of its sentence."""
    item = is_item(low, quantity) and any(is_item(low, other) for other in others if _beside(quantity, other))
    alone = _before().search(low[max(0, start - 12):start]) and _CLOSED.match(low, quantity.end)
    if not (item or alone):
        return None
    previous = next((f for f in reversed(figures) if f.start < start and f.kind not in ("budget", "share")), None)
    if previous and previous.start < sentence and not (item and start - previous.end < _ITEM_REACH):
        previous = None
    return number_of(low, max(sentence, previous.end if previous else 0), start) or previous


def is_item(low: str, quantity: Quantity) -> bool:
    """Whether a number ends an item of a list: "(Điện Biên 82, Lào Cai 3 và Trà Vinh 2)"."""
    before = low[max(0, quantity.start - _ITEM_WIDTH):quantity.start]
    return bool(_ITEM.search(before)) and bool(_ITEM_END.match(low, quantity.end))


def _beside(quantity: Quantity, other: Quantity) -> bool:
    return other is not quantity and abs(other.start - quantity.start) < _ITEM_WIDTH


def number_of(low: str, clause: int, start: int) -> Counted | None:
    """The noun of "số lượng thuê bao … đạt", said before its number."""
    for head in reversed(list(_NUMBER_OF.finditer(low, clause, start))):
        noun = listed_noun(low, head.end())
        if noun:
            return _from_noun(noun)
    return None


def _from_noun(noun: Noun) -> Counted:
    return Counted(noun.start, noun.end, noun.kind, noun.unit, None)
