"""The block of an unknown page that holds the text: what interrupts a run of prose is told from what continues it."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from crawler import furniture, stamp
from crawler.prose import Paragraph

_BOX = re.compile(
    r"(?i)\b(?:ads?|adv|advert\w*|sda\w*|qc|quang-?cao|banner|related?[\w-]*|[\w-]*relat\w*|tin-?lien-?quan|lienquan|box[\w-]*|"
    r"[\w-]*box|widget[\w-]*|share[\w-]*|social[\w-]*|tags?|tool[\w-]*|rating|comment[\w-]*|sidebar|aside|story|"
    r"caption[\w-]*|[\w-]*caption|other[\w-]*|suggest\w*|subscribe|player|audio[\w-]*|video[\w-]*)\b"
)
_INNER = ("p", "li", "h", "td", "th", "dd", "dt", "blockquote", "pre")
_GAP = 8
"""Paragraphs that a box within a text has at most."""
_LINKED = 0.4
_LONG, _LINE, _SHORT = 80, 60, 50
_LEADS = 2
_MUCH = 0.2
"""Share of the block's letters from which what lies around it is a part of the text."""
_ITEM = 2
"""Paragraphs of prose that an item of a list has at most."""
_HEADLINE = 25
"""Linked letters in a paragraph that are a headline."""
_WORDS = 5
"""Paragraphs that a lead outside the block has at most."""


def block(found: list[Paragraph], start: int, end: int) -> list[int]:
    """The places of the paragraphs of the block that most of the run from ``start`` to ``end`` lies in."""
    shared = Counter(paragraph.around[0] for paragraph in found if paragraph.around)
    run = [found[at] for at in range(start, end) if not is_led(found, at)]
    home = _home(run or found[start:end], shared)
    if home is None:
        return [at for at in range(start, end) if _is_text(found[at], ())]
    home = _widened(run, home)
    inside = [at for at, p in enumerate(found) if home in p.around and _is_text(p, p.marks[: p.around.index(home)])]
    return _ended(found, inside, end)


def lead(found: list[Paragraph], title: int | None, start: int, inside: list[int]) -> list[int]:
    """The prose between the title and the block, where no headline of other news stands between."""
    first = inside[0] if inside else start
    above = range(min(start, first) if title is None else title + 1, first)
    after = max((at + 1 for at in above if is_link(found[at])), default=0)
    told = [at for at in above if _is_text(found[at], found[at].marks[:1]) and _is_prose(found[at])]
    # What stands right below another headline belongs to it; tools and a trail of links do not say anything.
    return [at for at in told if at >= after and not is_led(found, at)][-_LEADS:]


def opening(found: list[Paragraph], inside: list[int], start: int) -> int:
    """The place of the first prose of a block; a box of related news may have cut the run that begins at ``start``."""
    told = [at for at in inside if len(found[at].text) >= _LINE and not stamp.is_pure(found[at])]
    first = next((at for at in told if at >= start), start)
    for at in reversed([at for at in told if at < first and _is_prose(found[at])]):
        if first - at > _GAP:
            break
        first = at
    return first


def is_led(found: list[Paragraph], at: int) -> bool:
    """Whether a paragraph stands below a linked headline, with its date between or without."""
    above = found[max(0, at - 2) : at]
    return bool(above) and (is_link(above[-1]) or (is_link(above[0]) and stamp.is_pure(above[-1])))


def is_link(paragraph: Paragraph) -> bool:
    """A line that is nothing but a linked headline."""
    headline = paragraph.linked > 0.8 * len(paragraph.text) and len(paragraph.text.split()) > _WORDS
    return headline and not furniture.is_line(paragraph.text)


def is_teaser(found: list[Paragraph], inside: list[int]) -> bool:
    """Whether the text stands below a linked headline in its own small block: then it is one item of a list."""
    if not inside or prose([found[at] for at in inside]) > 1:
        return False
    shared = set(found[inside[0]].around[:2]) - {0}
    return any(is_link(p) and shared & set(p.around) for p in found[max(0, inside[0] - 2) : inside[0] + 1])


def is_list(found: list[Paragraph], inside: list[int]) -> bool:
    """Whether the text is that of many items: each ends in a link to more, is dated, or begins with a headline."""
    told = [at for at in inside if len(found[at].text) >= _LONG]
    if not told:
        return False
    between = [found[at] for at in range(told[0], told[-1] + 2) if at < len(found)]
    more = sum(map(_leads_on, between))
    dated = sum(stamp.is_pure(p) for p in between)
    headed = sum(found[at].linked >= _HEADLINE for at in told)
    if more > 1 or dated > 1 or (len(told) > 2 and 2 * headed > len(told)):
        return True
    return len(told) <= _ITEM and (_leads_on(found[told[-1]]) or _is_one_of_many(found))


def _leads_on(paragraph: Paragraph) -> bool:
    return paragraph.linked > 0 and furniture.is_more(paragraph.text)


def _is_one_of_many(found: list[Paragraph]) -> bool:
    """Whether a page has many short texts that lead on or stand below a date of their own."""
    leading = sum(len(p.text) >= _LONG and _leads_on(p) for p in found)
    dated = sum(
        stamp.is_pure(above) and len(below.text) >= _LONG and not below.linked for above, below in pairwise(found)
    )
    return leading > 1 or dated > _ITEM


def letters(chosen: list[Paragraph]) -> int:
    """How many letters of running text there are; rows of tables are none."""
    return sum(len(paragraph.text) for paragraph in chosen if not paragraph.row)


def prose(chosen: list[Paragraph]) -> int:
    """How many paragraphs are long enough to be more than a label."""
    return sum(len(paragraph.text) >= _LONG and not paragraph.row for paragraph in chosen)


def sentences(chosen: list[Paragraph]) -> int:
    """How many paragraphs are running text, however short."""
    return sum(len(p.text) >= _SHORT and not p.row and furniture.is_sentence(p.text) for p in chosen)


def _widened(run: list[Paragraph], home: int) -> int:
    """The block around the home block that holds much more of the run: texts are pasted in pieces."""
    weight = sum(len(p.text) for p in run if home in p.around)
    around = next((p.around[p.around.index(home) + 1 :] for p in run if home in p.around), ())
    for block in around:
        outside = [p for p in run if block in p.around and home not in p.around and not p.row and not p.linked]
        prose_outside = [p for p in outside if len(p.text) >= _LONG]
        if block and len(prose_outside) > _LEADS and sum(len(p.text) for p in prose_outside) > weight * _MUCH:
            return block
    return home


def _home(run: list[Paragraph], shared: Counter[int]) -> int | None:
    weights: Counter[int] = Counter()
    for paragraph in run:
        if not paragraph.row and paragraph.linked <= _LINKED * len(paragraph.text):
            block = _block(paragraph, shared)
            if block is not None:
                weights[block] += len(paragraph.text)
    return weights.most_common(1)[0][0] if weights else None


def _block(paragraph: Paragraph, shared: Counter[int]) -> int | None:
    """The block that a paragraph is one of many in: around its own element, or that itself where lines are broken by
    ``br`` only."""
    if not paragraph.around:
        return None
    own = paragraph.marks[0].split(" ")[0]
    alone = shared[paragraph.around[0]] == 1 or own.startswith(_INNER)
    return paragraph.around[1] if alone and len(paragraph.around) > 1 else paragraph.around[0]


def _is_text(paragraph: Paragraph, between: tuple[str, ...]) -> bool:
    if paragraph.linked > _LINKED * len(paragraph.text):
        return False
    if furniture.is_line(paragraph.text) or furniture.is_foot(paragraph.text):
        return False
    return not any(_BOX.search(mark.partition(" ")[2]) for mark in between)


def _is_prose(paragraph: Paragraph) -> bool:
    return len(paragraph.text) >= _LONG and furniture.is_sentence(paragraph.text)


def _ended(found: list[Paragraph], inside: list[int], end: int) -> list[int]:
    """Without the labels that follow the last sentence, names excepted: those are read later."""
    while inside and inside[-1] >= end:
        last = found[inside[-1]]
        if furniture.is_sentence(last.text) or furniture.byline(last.text, aligned_right=last.right):
            break
        inside = inside[:-1]
    return inside
