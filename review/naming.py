"""Provinces and programmes by name, for menus and facts."""

from __future__ import annotations

from load.queries import Choices
from review.wording import Words

Menu = list[tuple[str, str]]


def province_menu(choices: Choices) -> Menu:
    """The provinces of the records, by code and name."""
    return list(choices.provinces.items())


def programme_menu(choices: Choices, t: Words) -> Menu:
    """The programmes of the records, with their labels."""
    return [(key, programme(key, t)) for key in choices.programmes]


def programme(key: str | None, t: Words) -> str:
    """A programme's label; nothing for none."""
    return t.known("programme", key) if key else ""
