"""Reading one TOML table strictly: every value is taken once, with its type, and what nobody took is an error."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from portal.errors import PortalError


class Table:
    """A TOML table under ``where`` (file and, inside it, the item), from which values are taken by name.

    Every method raises PortalError naming ``where`` and the field. Texts come out NFC and without space at the ends.
    """

    def __init__(self, values: Any, where: str) -> None:
        if not isinstance(values, dict):
            raise PortalError(f"{where}: a table was expected.")
        self.where = where
        self._left = dict(values)

    def error(self, name: str, problem: str) -> PortalError:
        """The error to raise about the field ``name``."""
        return PortalError(f"{self.where}: {name}: {problem}")

    def text(self, name: str) -> str:
        """A text that must be there and not empty."""
        value = self.text_or_none(name)
        if value is None:
            raise self.error(name, "is missing.")
        return value

    def text_or_none(self, name: str) -> str | None:
        """A text, or None where it is absent or empty."""
        value = self._left.pop(name, None)
        if value is not None and not isinstance(value, str):
            raise self.error(name, "must be a text.")
        return unicodedata.normalize("NFC", value).strip() or None if value else None

    def raw(self, name: str, default: str) -> str:
        """A text as it stands, spaces at the ends included."""
        value = self._left.pop(name, default)
        if not isinstance(value, str):
            raise self.error(name, "must be a text.")
        return unicodedata.normalize("NFC", value)

    def choice(self, name: str, allowed: Sequence[str], default: str | None = None) -> str:
        """One of the allowed words."""
        value = self.text_or_none(name) or default
        if value is None or value not in allowed:
            raise self.error(name, f"{value!r} is unknown; use one of {', '.join(allowed)}.")
        return value

    def whole(self, name: str, default: int | None = None) -> int:
        """A whole number."""
        value = self._left.pop(name, default)
        if not isinstance(value, int):
            raise self.error(name, "must be a whole number.")
        return value

    def number(self, name: str) -> Decimal | None:
        """A decimal number written as a number or as a text, or None where it is absent."""
        value = self._left.pop(name, None)
        try:
            return None if value is None else Decimal(str(value))
        except InvalidOperation:
            raise self.error(name, f"{value!r} is no number.") from None

    def moment(self, name: str) -> datetime:
        """A time with its offset from UTC."""
        value = self._left.pop(name, None)
        if not isinstance(value, datetime) or value.tzinfo is None:
            raise self.error(name, "must be a time with an offset, like 2024-03-05T08:30:00+07:00.")
        return value

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts, none of them empty."""
        values = self._left.pop(name, None)
        if not isinstance(values, list) or not all(isinstance(value, str) and value.strip() for value in values):
            raise self.error(name, "must be a list of texts.")
        return tuple(unicodedata.normalize("NFC", value).strip() for value in values)

    def tables(self, name: str) -> list[Table]:
        """A list of tables, empty where it is absent."""
        values = self._left.pop(name, [])
        if not isinstance(values, list):
            raise self.error(name, "must be a list of tables.")
        return [Table(value, f"{self.where}: {name}[{at}]") for at, value in enumerate(values)]

    def period(self, name: str) -> tuple[date | None, date | None] | None:
        """``[]`` (no time) or ``[start, end]`` as ISO dates, "" for an open side."""
        values = self._left.pop(name, None)
        if values == []:
            return None
        try:
            start, end = (date.fromisoformat(value) if value else None for value in values)
        except (TypeError, ValueError):
            raise self.error(name, f'{values!r} must be [] or two ISO dates, "" for an open side.') from None
        if (start is None and end is None) or (start and end and start > end):
            raise self.error(name, f"{values!r} must have a side and run forward.")
        return start, end

    def finish(self) -> None:
        """Raises PortalError when a field was never taken: it is misspelt."""
        if self._left:
            raise self.error(next(iter(self._left)), "is no field of this table.")
