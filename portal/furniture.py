"""Furniture: what every page carries beside its news, read from ``furniture.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from itertools import count
from pathlib import Path

VIETNAM = timezone(timedelta(hours=7))
"""Vietnam has had no summer time since 1975, so the offset says all; no time zone database is needed."""
TABLE = Path(__file__).parent / "furniture.toml"
WEEKDAYS = ("Thứ hai", "Thứ ba", "Thứ tư", "Thứ năm", "Thứ sáu", "Thứ bảy", "Chủ nhật")


@dataclass(frozen=True, slots=True)
class PlainPage:
    """A page that is no news: paragraphs, or the rows of a table of documents (number, subject, day)."""

    title: str
    paragraphs: tuple[str, ...] = ()
    rows: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """The page behind robots.txt."""

    title: str
    lead: str
    body: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Furniture:
    """The tables of ``furniture.toml``."""

    promos: tuple[str, ...]
    announcements: tuple[str, ...]
    draft: Draft
    about: PlainPage
    documents: PlainPage


MISSING = PlainPage("Không tìm thấy trang", ("Địa chỉ này không có trên cổng thông tin.",))
"""What a site shows under an address that it does not have."""


def load(path: Path = TABLE) -> Furniture:
    """The furniture of the file."""
    table = tomllib.loads(path.read_text("utf-8"))
    draft, about, documents = table["hidden"], table["about"], table["documents"]
    return Furniture(
        promos=tuple(table["promos"]),
        announcements=tuple(table["announcements"]),
        draft=Draft(draft["title"], draft["lead"], tuple(draft["body"])),
        about=PlainPage(about["title"], paragraphs=tuple(about["paragraphs"])),
        documents=PlainPage(documents["title"], rows=tuple((row[0], row[1], row[2]) for row in documents["rows"])),
    )


class Counter:
    """A site's visitor counter: another number at every request, as on the real portals."""

    def __init__(self, start: int) -> None:
        self._visits = count(start, 3)

    def next(self) -> int:
        """The next number of visits."""
        return next(self._visits)


def clock(now: datetime | None = None) -> str:
    """The page clock: "Thứ ba, ngày 24/11/2026 08:15:02", the time of the request and not of any article."""
    moment = (now or datetime.now(VIETNAM)).astimezone(VIETNAM)
    return f"{WEEKDAYS[moment.weekday()]}, ngày {moment:%d/%m/%Y %H:%M:%S}"


def dmy(moment: datetime, separator: str = " ") -> str:
    """ "05/03/2024 08:30", Vietnam time."""
    local = moment.astimezone(VIETNAM)
    return f"{local:%d/%m/%Y}{separator}{local:%H:%M}"


def weekday(moment: datetime) -> str:
    """ "Thứ ba"."""
    return WEEKDAYS[moment.astimezone(VIETNAM).weekday()]


def us_date(moment: datetime) -> str:
    """ "3/5/2024 8:30:00 AM": month first, as the print view of old mic.gov.vn writes it."""
    local = moment.astimezone(VIETNAM)
    return f"{local.month}/{local.day}/{local.year} {local.hour % 12 or 12}:{local:%M:%S} {local:%p}"
