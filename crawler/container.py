"""The block of an unknown page that holds the text: what interrupts a run of prose is told from what continues it."""

from __future__ import annotations

import re
from collections import Counter

from crawler import furniture
from crawler.prose import Paragraph

_BOX = re.compile(
    r"(?i)\b(?:ads?|adv|advert\w*|sda\w*|qc|quang-?cao|banner|related?[\w-]*|[\w-]*relat\w*|tin-?lien-?quan|lienquan|box[\w-]*|"
    r"[\w-]*box|widget[\w-]*|share[\w-]*|social[\w-]*|tags?|tool[\w-]*|rating|comment[\w-]*|sidebar|aside|story|"
    r"caption[\w-]*|[\w-]*caption|other[\w-]*|suggest\w*|subscribe|player|audio[\w-]*|video[\w-]*)\b"
)
_INNER = ("p", "li", "h", "td", "th", "dd", "dt", "blockquote", "pre")
_LINKED = 0.4
_LONG = 80
_LEADS = 2
_WORDS = 5
"""Paragraphs that a lead outside the block has at most."""


def text(found: list[Paragraph], start: int, end: int, title: int | None) -> tuple[list[Paragraph], list[Paragraph]]:
    """The prose between the title and the block that most of the run lies in, and the paragraphs of that block."""
    shared = Counter(paragraph.around[0] for paragraph in found if paragraph.around)
    home = _home(found[start:end], shared)
    if home is None:
        return [], [paragraph for paragraph in found[start:end] if _is_text(paragraph, ())]
    inside = [at for at, p in enumerate(found) if home in p.around and _is_text(p, p.marks[: p.around.index(home)])]
    first = inside[0] if inside else end
    above = range(min(start, first) if title is None else title + 1, first)
    if any(is_link(found[at]) for at in above):
        above = range(first, first)  # what stands there belongs to other headlines
    opening = [at for at in above if _is_text(found[at], found[at].marks[:1]) and _is_prose(found[at])]
    return (
        [found[at] for at in opening[-_LEADS:]],
        _ended([found[at] for at in inside], {id(p) for p in found[start:end]}),
    )


def is_link(paragraph: Paragraph) -> bool:
    """A line that is nothing but a linked headline."""
    return paragraph.linked > 0.8 * len(paragraph.text) and len(paragraph.text.split()) > _WORDS


def is_teaser(found: list[Paragraph], block: list[Paragraph]) -> bool:
    """Whether the text stands below a linked headline in its own small block: then it is one item of a list."""
    first = next((at for at, p in enumerate(found) if block and p is block[0]), 0)
    near = found[max(0, first - 2) : first + 1]
    shared = set(block[0].around[:2]) - {0} if block else set()
    return prose(block) < 2 and any(is_link(p) and shared & set(p.around) for p in near)


def letters(chosen: list[Paragraph]) -> int:
    """How many letters of running text there are; rows of tables are none."""
    return sum(len(paragraph.text) for paragraph in chosen if not paragraph.row)


def prose(chosen: list[Paragraph]) -> int:
    """How many paragraphs are long enough to be more than a label."""
    return sum(len(paragraph.text) >= _LONG and not paragraph.row for paragraph in chosen)


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


def _ended(chosen: list[Paragraph], run: set[int]) -> list[Paragraph]:
    """Without the labels that follow the last sentence, names excepted: those are read later."""
    while chosen and id(chosen[-1]) not in run:
        last = chosen[-1]
        if furniture.is_sentence(last.text) or furniture.byline(last.text, aligned_right=last.right):
            break
        chosen = chosen[:-1]
    return chosen
