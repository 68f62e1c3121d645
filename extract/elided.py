"""Numbers whose noun is left out because it was said before, or is said with the number they are compared with.

"21.589 người có việc làm, trong đó nữ giới là 10.928"; "số hộ nghèo là 1.204"; "tăng từ 35 lên 50 xã".
"""

from __future__ import annotations

import re
from functools import cache

from extract.drafts import Counted, Drafts
from extract.kinds import Noun, listed_noun
from extract.quantities import Quantity
from extract.words import either, words


@cache
def _change() -> re.Pattern[str]:
    return re.compile(rf" ?(?:{either(words('ranges', 'change'))}|{either(words('ranges', 'to'))})(?: [^\W\d_]+)? $")


@cache
def _before() -> re.Pattern[str]:
    return re.compile(rf"(?:(?<!\w)(?:{either(words('elided', 'before'))}) |[,:(;] ?)$")


_NUMBER_OF = re.compile(r"(?<!\w)(?:tổng )?(?:số(?: lượng| lượt)?|lượng) (?=[^\W\d_])")
_ITEM = re.compile(r"(?:[,;:(–-]|(?<!\w)và) ?(?:[^\W\d_]+[.]? ?[-–]? ){1,7}$")
_ITEM_END = re.compile(r" ?(?:[,;)./]|và |$|\n)")
_ENDED = re.compile(r" ?(?:[,;.)]|$|\n| là )")
_LARGE = 20
_ITEM_WIDTH = 60
_ITEM_REACH = 120
_CLAUSE = 200
_CLOSED = re.compile(r" ?(?:[,;.)(/]|$|\n|[^\W\d_])")


def changed(low: str, quantity: Quantity, drafts: Drafts) -> Counted | None:
    """The figure that a number is compared with in "từ X lên Y"."""
    following = drafts.behind(quantity.end)
    if following is None or following.quantity.start - quantity.end > _ITEM_WIDTH:
        return None
    gap = low[quantity.end : following.quantity.start]
    return following.counted if _change().fullmatch(gap) else None


def referred(
    low: str, sentence: int, quantity: Quantity, start: int, drafts: Drafts, *, listed: bool
) -> Counted | None:
    """What an elided noun refers to: the "số …" of its clause, or the last counted figure of its sentence.

    ``listed`` says that the number stands in a list of such numbers.
    """
    head = low[max(0, start - 12) : start]
    alone = _before().search(head) and _CLOSED.match(low, quantity.end)
    ended = quantity.low >= _LARGE and head[-1:] == " " and head[-2:-1].isalpha() and _ENDED.match(low, quantity.end)
    if not (listed or alone or ended):
        return None
    previous = drafts.counted_before(start)
    if previous and previous.quantity.start < sentence and not (listed and start - previous.end < _ITEM_REACH):
        previous = None
    said = number_of(low, max(sentence, previous.end if previous else 0), start)
    return said or (previous.counted if previous else None)


def is_item(low: str, quantity: Quantity) -> bool:
    """Whether a number ends an item of a list: "(Điện Biên 82, Lào Cai 3 và Trà Vinh 2)"."""
    before = low[max(0, quantity.start - _ITEM_WIDTH) : quantity.start]
    return bool(_ITEM.search(before)) and bool(_ITEM_END.match(low, quantity.end))


def beside(low: str, quantity: Quantity, other: Quantity) -> bool:
    """Whether another number is a further item of the same list."""
    return abs(other.start - quantity.start) < _ITEM_WIDTH and is_item(low, other)


def number_of(low: str, clause: int, start: int) -> Counted | None:
    """The noun of "số lượng thuê bao … đạt", said before its number."""
    for head in reversed(list(_NUMBER_OF.finditer(low, max(clause, start - _CLAUSE), start))):
        noun = listed_noun(low, head.end())
        if noun:
            return _from_noun(noun)
    return None


def _from_noun(noun: Noun) -> Counted:
    return Counted(noun.start, noun.end, noun.kind, noun.unit)
