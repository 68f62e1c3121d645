"""Provinces and programmes by name, for menus and facts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from extract import places, programmes
from load.queries import Choices
from load.tellings import Telling

Menu = list[tuple[str, str]]


def found_provinces(choices: Choices, *, now: bool) -> Menu:
    """The provinces of the records as of their time, or those of today; of two with one name the code tells."""
    if not now:
        names = list(choices.provinces.values())
        return _by_name({c: f"{n} ({c})" if names.count(n) > 1 else n for c, n in choices.provinces.items()})
    return _by_name({unit.code: unit.name for unit in places.units() if unit.successor is None})


def province_menu(on: date | None) -> Menu:
    """Every province code with its name on a day."""
    return _by_name({unit.code: places.name_of(unit.code, on) or unit.name for unit in places.units()})


def day_of(telling: Telling) -> date | None:
    """The day whose provinces the telling speaks of: before the merger of 2025 there were 63."""
    told = telling.published.date() if telling.published else None
    return min(filter(None, (telling.period_end, told)), default=None)


def province(code: str, telling: Telling) -> str:
    """A code's name at the time of the telling."""
    return places.name_of(code, day_of(telling)) or code


def _by_name(named: Mapping[str, str]) -> Menu:
    return sorted(named.items(), key=lambda item: (places.plain(item[1]), item[0]))


def found_programmes(choices: Choices) -> Menu:
    """The programmes of the records."""
    return [(key, programme(key)) for key in choices.programmes]


def programme_menu() -> Menu:
    """Every programme of the table."""
    return [(key, row.name) for key, row in programmes.programmes().items()]


def programme(key: str | None) -> str:
    """A programme's name; a key that the table does not know is shown as it is, none as nothing."""
    row = programmes.programmes().get(key or "")
    return row.name if row else key or ""
