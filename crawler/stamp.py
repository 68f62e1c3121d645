"""Which of the dates that an unknown page prints is its article's: clocks, related news and events have dates too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime

from crawler import dates, furniture, headline
from crawler.prose import Paragraph

_BELOW, _ABOVE = 4, 8
"""Paragraphs after the text, and above the title, in which an article's date may stand."""
_LINE = 220
_REST = 45
"""Letters that may stand beside a date that is the line's matter: an author, a section, a counter."""
_BARE = 25
"""The same where nothing says that the date is that of publication."""
_ENOUGH = 20.0
_TICK = 15.0
_MENU = 4
"""Words of a link above a title that may be an author; more is a headline or a menu."""
_LINKS = 2
"""Links above a title that may be a section and an author; more are a menu."""


def published(found: list[Paragraph], title: int | None, first: int, last: int, clocks: set[date]) -> datetime | None:
    """The article's date; ``title`` is its place among the paragraphs, ``first`` and ``last`` those of the text.

    ``clocks`` are the days that a clock on the page would show: of two dates the other one is the article's.
    """
    top = title if title is not None else max(0, first - 3)
    places = [
        # A date within a headline is that of an event, unless it is labelled.
        *((at, 4.0 if at == title else 40.0) for at in range(top, first)),
        *((at, 25.0 - 3 * (at - first)) for at in range(first, min(first + 3, last + 1))),
        *((at, 30.0 - 3 * (at - last)) for at in _following(found, last)),
        *((at, 24.0 - 2 * (top - at)) for at in (_preceding(found, top) if title is not None else ())),
    ]
    scored = [(points + _manner(found[at]), -n, at) for n, (at, points) in enumerate(places)]
    read = [(points, n, moment) for points, n, at in scored if points >= _ENOUGH and (moment := _moment(found[at]))]
    told = [(points - _TICK * (moment.date() in clocks), n, moment) for points, n, moment in read]
    return max(told)[2] if told else None


def is_pure(paragraph: Paragraph) -> bool:
    """Whether a line is a date with nothing but its label, a name or a counter beside it."""
    text = paragraph.text
    if paragraph.row or not 6 < len(text) < _LINE or text.endswith((".", ";", ":")):
        return False
    rest = _rest(text)
    return rest is not None and rest <= (_REST if furniture.is_stamp(text) else _BARE)


def _moment(paragraph: Paragraph) -> datetime | None:
    return dates.read(paragraph.text)


def _rest(text: str) -> int | None:
    """How many letters a line has beside its first date; None where it has no date."""
    stamps = list(dates.stamps(text))
    if not stamps:
        return None
    _, start, end = stamps[0]
    beside = furniture.without_labels(text[:start] + " " + text[end:])
    return sum(letter.isalpha() for letter in beside)


def _manner(paragraph: Paragraph) -> float:
    """Points for how a line prints its date: alone and labelled, or in the midst of words, of a link, of a clock."""
    text = paragraph.text
    rest = _rest(text) if len(text) < _LINE else None
    if rest is None or paragraph.row or headline.is_clock(paragraph) or furniture.is_foot(text):
        return -100.0
    labelled = furniture.is_stamp(text)
    many = 0 if labelled else len({moment.date() for moment, _, _ in dates.stamps(text)}) - 1
    points = 20.0 * labelled - 30.0 * many + (10.0 if rest <= _REST else -0.4 * rest)
    points += 5.0 * (re.search(r"\d[:hg]\s?\d\d", text) is not None)
    return points - 60.0 * (paragraph.linked > len(text) / 2) - 30.0 * furniture.is_clock(text)


def _following(found: list[Paragraph], last: int) -> Iterator[int]:
    """The lines after the text up to the first headline of other news."""
    for at in range(last + 1, min(last + 1 + _BELOW, len(found))):
        if found[at].linked and len(found[at].text.split()) > _MENU and not is_pure(found[at]):
            return
        yield at


def _preceding(found: list[Paragraph], title: int) -> Iterator[int]:
    """The lines above the title down from it, as long as no menu or headline stands between."""
    links = 0
    for at in range(title - 1, max(-1, title - 1 - _ABOVE), -1):
        linked = found[at].linked > len(found[at].text) / 2
        links += linked
        if links > _LINKS or (linked and len(found[at].text.split()) > _MENU):
            return
        yield at
