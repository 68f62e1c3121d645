"""Working time: the hours in which Vietnamese offices publish, without weekends and public holidays (Tết and others).

The holidays are those of Bộ luật Lao động 45/2019/QH14, article 112, with each year's days off for them, as the package
`holidays` has them.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import cache

from load.types import VIETNAM

_SATURDAY = 5


def working_hours(start: datetime, end: datetime) -> float:
    """The hours between two times that lie on working days of Vietnam."""
    hours, at, last = 0.0, start.astimezone(VIETNAM), end.astimezone(VIETNAM)
    while at < last:
        midnight = at.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
        until = min(midnight, last)
        if at.weekday() < _SATURDAY and at.date() not in _holidays(at.year):
            hours += (until - at).total_seconds() / 3600
        at = until
    return hours


@cache
def _holidays(year: int) -> frozenset[date]:
    from holidays import country_holidays  # takes a tenth of a second: only the health of a crawl needs it

    return frozenset(country_holidays("VN", years=year))
