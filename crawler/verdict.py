"""Whether what was read on an unknown page is news: not an item of a list, a table, or a page that stands for years."""

from __future__ import annotations

import re
from dataclasses import dataclass

from crawler import container, furniture, headline
from crawler.prose import Paragraph

_PROSE, _DATED, _LEAST = 600, 200, 150
"""Letters that are news without further evidence, with a date beside them, and where the page states what it is."""
_ALONE = 700
"""Letters from which a single paragraph is news and no teaser."""
_WHOLE = 3
"""Paragraphs of prose that show a text below a linked title to be whole."""
_NAME = 5
"""Words that the name of a section has at most."""
_LASTING = 0.4
"""Share of paragraphs on duties, rules, lives and places from which a page is none of news."""
_OPENING = 6
"""First paragraphs in which news says when it was or who said it."""
_TRAIL = re.compile(r"\s*[>»/|]\s*")


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read on a page: its paragraphs, the title and its place, the text and the places of its block."""

    found: list[Paragraph]
    url: str
    title: str
    at: int | None
    text: list[Paragraph]
    inside: list[int]
    stated: bool
    """Whether the page states for machines when it was published."""
    dated: bool
    """Whether it prints so."""


def is_news(read: Reading) -> bool:
    """Whether a page is news: the less the page says of itself, the more must the text say."""
    if not read.title or headline.is_standing(read.title, read.url) or _in_standing(read):
        return False
    words = len(re.findall(r"\w+", read.title))
    sure = read.stated or (words > _NAME and headline.fits(read.title, read.url))
    told = container.letters(read.text)
    if not sure and read.at is not None and read.found[read.at].linked and container.prose(read.text) < _WHOLE:
        return False  # a headline that leads to the whole text
    if told < (_LEAST if sure else _DATED if read.dated else _PROSE):
        return False
    if not read.stated and _stands(read, sure=sure, named=words <= _NAME):
        return False
    if not sure and not read.dated and told < _ALONE and container.sentences(read.text) < (3 if words <= _NAME else 2):
        return False  # a paragraph below a few words: an item of a list
    return not container.is_teaser(read.found, read.inside) and not container.is_list(read.found, read.inside)


def _stands(read: Reading, *, sure: bool, named: bool) -> bool:
    """Whether the text says neither when it was nor who said it, and title or paragraphs are of a standing page."""
    if any(furniture.tells(paragraph.text) for paragraph in read.text[:_OPENING]):
        return False
    lasting = sum(furniture.is_lasting(paragraph.text) for paragraph in read.text)
    if lasting > _LASTING * container.sentences(read.text) or furniture.is_name(read.title):
        return True
    return not sure and not read.dated and (lasting > 0 or named)


def _in_standing(read: Reading) -> bool:
    """Whether the section named above the title holds pages that stand for years."""
    above = read.found[max(0, read.at - 2) : read.at] if read.at is not None else []
    named = (_TRAIL.split(p.text)[-1] for p in above if not p.linked or _TRAIL.search(p.text))
    return any(furniture.is_standing(name) for name in named if len(name.split()) <= _NAME)
