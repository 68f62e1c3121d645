"""Pairs of tellings from tests/cases/pairs.toml: the same story, or two that only look alike."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import combinations, count
from pathlib import Path
from typing import Any

from load.tellings import Telling, Value

_PLAIN = ("type", "province", "programme", "organisation", "detail")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two tellings of a family, and whether they tell one story."""

    topic: str
    a: Telling
    b: Telling
    same: bool


def pairs(path: Path) -> Iterator[Pair]:
    """Every two tellings of every family."""
    for topic, tellings in families(path):
        for (story, a), (other, b) in combinations(tellings, 2):
            yield Pair(topic, a, b, story == other)


def families(path: Path) -> Iterator[tuple[str, list[tuple[str, Telling]]]]:
    """The families with their tellings, each with the letter of its story; no two have the same number."""
    numbers = count(1)
    for family in tomllib.loads(path.read_text(encoding="utf-8"))["family"]:
        given = {name: value for name, value in family.items() if name not in ("topic", "telling")}
        yield family["topic"], [(t["story"], telling(_over(given, t), next(numbers))) for t in family["telling"]]


def telling(row: Mapping[str, Any], number: int) -> Telling:
    """A telling from its short form, as the only activity of an article of its own."""
    start, end, accuracy = _period(row)
    site = row["site"]
    return Telling(
        id=number, key=f"{number:06}", article_id=number, site=site, url=f"https://{site}.vn/{number}", title="",
        published=None, type=row["type"], status=row.get("status", "done"), start=0, end=len(row["text"]),
        text=row["text"], period_start=start, period_end=end, period_accuracy=accuracy,
        province_code=row.get("province"), province=None, place_detail=row.get("detail"), place_inferred=False,
        organisation=row.get("organisation"), speaker=None, programme=row.get("programme"), project=None, audience=None,
        documents=(), figures=tuple(value(words, number * 10 + n) for n, words in enumerate(row.get("figures", ()))),
    )  # fmt: skip


def _over(given: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """What the family says, unless the telling says something else; one way of giving the time replaces another."""
    times = {"year", "day", "period"}
    kept = {k: v for k, v in given.items() if k not in times or not times & own.keys()}
    return kept | dict(own)


def _period(row: Mapping[str, Any]) -> tuple[date | None, date | None, str | None]:
    if "year" in row:
        return date(row["year"], 1, 1), date(row["year"], 12, 31), "year"
    if "day" in row:
        day = date.fromisoformat(row["day"])
        return day, day, "day"
    if "period" in row:
        start, end = (date.fromisoformat(part) if part else None for part in row["period"])
        return start, end, "span"
    return None, None, None


def value(short: str, number: int) -> Value:
    """A figure from ``words | kind | unit | low[-high] | bound | per``."""
    words, kind, unit, amount, *rest = short.split(" | ")
    bound, per = (*rest, "exact", "")[0], (*rest, "", "")[1]
    low, _, high = amount.partition("-")
    currency = "VND" if kind == "budget" else None
    return Value(
        number, 0, len(words), words, kind, unit, Decimal(low), Decimal(high or low), bound, per or None,
        currency, None, 1.0, (),
    )  # fmt: skip
