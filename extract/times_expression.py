"""A time expression of the text, the days it means, and what kind of time it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from extract.model import Period

Role = Literal["in", "until", "as_of", "since", "now", "past", "future"]


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression of the text and the days it means; offsets are those of the reading form.

    ``role`` says how the days bound what happened: ``in`` them, ``until`` their end (a deadline), ``as_of`` their end
    (counted up to then), ``since`` their start, ``now`` (a state on the publication day), or ``past``/``future``
    without days. ``vague`` marks one whose year the text does not state.
    """

    start: int
    end: int
    period: Period | None
    role: Role
    rule: str = ""
    vague: bool = False


_LONGEST_HELD = 32
_LONGEST_EVENT = 10
"""Days that a single event lasts at most."""


def is_year(time: Time) -> bool:
    """Whether a time is one whole year."""
    return time.role == "in" and time.period is not None and time.period.accuracy == "year"


def is_event(time: Time) -> bool:
    """Whether a time is a day or the few days of a single event."""
    days = time.period
    if time.role != "in" or days is None or days.start is None or days.end is None:
        return False
    return (days.end - days.start).days <= _LONGEST_EVENT


def is_to_come(time: Time | None, published: date | None) -> bool:
    """Whether a time begins only after publication, so that nothing that happened was then."""
    days = time.period if time else None
    return bool(days and days.start and published and days.start > published)


def is_held(time: Time) -> bool:
    """Whether a time is a stretch of days such as a fair or a campaign takes."""
    days = time.period
    if time.role != "in" or days is None or days.start is None or days.end is None or days.accuracy != "span":
        return False
    return 1 <= (days.end - days.start).days <= _LONGEST_HELD


def is_account(time: Time, published: date | None) -> bool:
    """Whether a time is that of a running account, which "hiện có 12 xã" interrupts but does not end."""
    return time.role in ("in", "as_of") and not is_to_come(time, published)


def is_decision(time: Time, published: date | None) -> bool:
    """A day up to publication is when a plan was made or told, not when it is to be carried out."""
    over = bool(time.period and time.period.end and published and time.period.end <= published)
    return over and (time.role == "now" or is_event(time))


def is_open(time: Time, published: date | None) -> bool:
    """Whether a plan may be for that time."""
    return _is_ahead(time, published) and not is_decision(time, published)


def _is_ahead(time: Time, published: date | None) -> bool:
    if time.period is None or published is None:
        return False
    return time.period.end is None or time.period.end >= published
