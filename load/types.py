"""Column types that keep what they are given, on SQLite and on PostgreSQL alike."""

from __future__ import annotations

import hashlib
import re
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

from sqlalchemy import JSON, DateTime, Dialect, Numeric, Text, TypeDecorator
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.types import TypeEngine

VIETNAM = timezone(timedelta(hours=7))
"""Vietnam's clock: +07:00 all year since 1975."""

LONGEST = 1900
"""Bytes of a text in an index; PostgreSQL takes 2,704 for all of its columns."""

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def clean(text: str) -> str:
    """The text without what databases refuse (NUL, lone surrogates): each becomes U+FFFD, so no offset moves."""
    return _UNSTORABLE.sub("\ufffd", text)


def short(text: str) -> str:
    """The text, or where it is longer than an index takes, its beginning and a hash that stands for the rest."""
    raw = text.encode()
    if len(raw) <= LONGEST:
        return text
    kept = raw[: LONGEST - 70].decode("utf-8", "ignore")
    return f"{kept}…{hashlib.sha256(raw).hexdigest()}"


def clean_json(value: Any) -> Any:
    """The same for every string inside a JSON value."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, dict):
        return {clean(str(key)): clean_json(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [clean_json(item) for item in value]
    return value


class Words(TypeDecorator[str]):
    """Text of any length, made storable by :func:`clean`."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else clean(value)


class Indexed(Words):
    """Text that an index covers: beyond what an index of PostgreSQL takes, its beginning and a hash of the whole."""

    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else short(clean(value))


class Moment(TypeDecorator[datetime]):
    """A point in time: stored in UTC, handed out on Vietnam's clock. Raises ValueError for a naive datetime."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"the time {value} has no time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        known = value if value.tzinfo else value.replace(tzinfo=UTC)
        return known.astimezone(VIETNAM)


class Exact(TypeDecorator[Decimal]):
    """A decimal number to its last digit: NUMERIC on PostgreSQL, its plain digits as text on SQLite.

    SQLite has no decimal type: a NUMERIC column there becomes a binary float beyond 15 digits. Budgets in đồng
    come near that, so the digits are kept; the ``v_*`` views cast them for arithmetic.
    """

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        if dialect.name == "postgresql":
            return dialect.type_descriptor(Numeric())
        return dialect.type_descriptor(Text())

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> Any:
        if value is None:
            return None
        if not value.is_finite():
            raise ValueError(f"{value} is no number")
        return value if dialect.name == "postgresql" else format(value, "f")

    def process_result_value(self, value: Any, dialect: Dialect) -> Decimal | None:
        return None if value is None else Decimal(value)


class Structure(TypeDecorator[Any]):
    """A JSON value; JSONB on PostgreSQL, where plain JSON cannot be compared."""

    impl = JSON
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(JSONB() if dialect.name == "postgresql" else JSON())

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:
        return clean_json(value)
