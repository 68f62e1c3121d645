"""How often a source is crawled, as people write it: ``every 3h``, ``06:00, 12:00, 18:00`` or ``never``.

Times of day are Vietnam's.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from extract.errors import UsageError
from load.types import VIETNAM

NEVER = "never"
_UNITS = {"m": timedelta(minutes=1), "h": timedelta(hours=1), "d": timedelta(days=1)}
_SHORTEST, _LONGEST = timedelta(minutes=5), timedelta(days=31)
_FORMS = "'every 30m', 'every 3h', 'every 2d', '06:00, 12:00, 18:00' or 'never'"


@dataclass(frozen=True, slots=True)
class Rhythm:
    """Either every so often, or at these times of day; neither means never."""

    every: timedelta | None = None
    times: tuple[time, ...] = ()

    def after(self, moment: datetime) -> datetime | None:
        """The next turn after ``moment``; turns that were missed are not made up for. None for never."""
        if self.every is not None:
            return moment + self.every
        if not self.times:
            return None
        here = moment.astimezone(VIETNAM)
        days = (here.date(), here.date() + timedelta(days=1))
        turns = (datetime.combine(day, at, VIETNAM) for day in days for at in self.times)
        return min(turn for turn in turns if turn > here)

    @property
    def longest(self) -> timedelta | None:
        """The longest time between two turns; None for never."""
        if self.every is not None or not self.times:
            return self.every
        minutes = [at.hour * 60 + at.minute for at in self.times]
        gaps = [b - a for a, b in zip(minutes, [*minutes[1:], minutes[0] + 24 * 60], strict=True)]
        return timedelta(minutes=max(gaps))


def parse(text: str) -> Rhythm:
    """The rhythm that ``text`` names. Raises UsageError naming what can be written."""
    words = text.strip().lower()
    for pattern, read in _READERS:
        if pattern.fullmatch(words):
            return read(words)
    raise _odd(text)


def _every(words: str) -> Rhythm:
    found = re.search(r"(\d{1,4})\s*([mhd])$", words)
    assert found is not None, "the form was checked"
    step = int(found[1]) * _UNITS[found[2]]
    if not _SHORTEST <= step <= _LONGEST:
        raise UsageError(f"{words!r} is no rhythm: between two visits lie at least 5 minutes and at most 31 days.")
    return Rhythm(every=step)


def _times(words: str) -> Rhythm:
    try:
        return Rhythm(times=tuple(sorted({time.fromisoformat(word.strip().zfill(5)) for word in words.split(",")})))
    except ValueError:
        raise _odd(words) from None


def _odd(text: str) -> UsageError:
    return UsageError(f"{text!r} is no rhythm; write {_FORMS}.")


_READERS: tuple[tuple[re.Pattern[str], Callable[[str], Rhythm]], ...] = (
    (re.compile(NEVER), lambda _: Rhythm()),
    (re.compile(r"every\s+\d{1,4}\s*[mhd]"), _every),
    (re.compile(r"\d{1,2}:\d{2}(\s*,\s*\d{1,2}:\d{2})*"), _times),
)
