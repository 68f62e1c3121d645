"""Working time of Vietnamese offices."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from load.workdays import working_hours

HERE = timezone(timedelta(hours=7))


def _at(day: int, month: int, hour: int = 0) -> datetime:
    return datetime(2026, month, day, hour, tzinfo=HERE)


@pytest.mark.parametrize(
    ("start", "end", "hours"),
    [
        (_at(5, 10), _at(5, 10, 5), 5),
        (_at(5, 10), _at(12, 10), 120),
        (_at(3, 10), _at(5, 10, 8), 8),
        (_at(5, 10), _at(5, 10), 0),
        (_at(30, 4), _at(2, 5), 0),
        (_at(13, 2, 17), _at(23, 2, 8), 15),  # the week of Tết Bính Ngọ: from Friday evening to Monday morning
    ],
)
def test_working_hours(start: datetime, end: datetime, hours: float) -> None:
    assert working_hours(start, end) == hours
    assert working_hours(start.astimezone(UTC), end.astimezone(UTC)) == hours
