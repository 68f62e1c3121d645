"""The list's address and what it asks for: any query string is understood, or read as asking for nothing special."""

from __future__ import annotations

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from starlette.datastructures import QueryParams

from load.queries import Filter

PAGE = 25
"""Records on a page of the list."""
_LONGEST = 200
_TEXTS = ("province", "programme", "status", "type", "kind", "site", "text", "decision")
_TICKS = ("conflicts", "now")


@dataclass(frozen=True, slots=True)
class Search:
    """What a list shows: the filter, the page (from 1), and whether the year was none."""

    wanted: Filter
    page: int = 1
    odd_year: str = ""

    def query(self, page: int | None = None, **changes: str) -> str:
        """The query string that asks for this, with other values where given; an empty value drops a filter."""
        values = {name: getattr(self.wanted, name) for name in (*_TEXTS, "year")}
        values |= {name: "1" if getattr(self.wanted, name) else "" for name in _TICKS}
        asked = {name: value for name, value in (values | changes).items() if value}
        number = self.page if page is None else page
        return urlencode(asked | ({"page": number} if number > 1 else {}))

    def decided(self, decision: str) -> Search:
        """The same search among the records of one decision; "" for all."""
        return Search(replace(self.wanted, decision=decision or None))

    def chosen(self, name: str) -> str:
        """What a menu of the filter stands at."""
        value = getattr(self.wanted, name)
        return "" if value is None else str(value)

    def ticked(self, name: str) -> bool:
        """Whether a box of the filter is ticked."""
        return bool(getattr(self.wanted, name))

    @property
    def narrowed(self) -> bool:
        """Whether anything but the decision is asked for."""
        return replace(self.wanted, decision=None) != Filter()


def search(given: QueryParams) -> Search:
    """The search that a query string asks for."""
    texts = {name: given.get(name, "").strip()[:_LONGEST] or None for name in _TEXTS}
    year = given.get("year", "").strip()[:_LONGEST]
    number = _number(year)
    ticked = {name: given.get(name) == "1" for name in _TICKS}
    wanted = replace(Filter(**texts), year=number, **ticked)  # type: ignore[arg-type]
    return Search(wanted, max(1, _number(given.get("page", "")) or 1), year if year and number is None else "")


def _number(text: str) -> int | None:
    """A count of up to nine ASCII digits; nothing for anything else."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= 9 else None
