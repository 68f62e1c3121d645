"""What the tests of the crawler share: the stored articles beside the portal's truth."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, Row, select

from crawler.run import CrawlReport, Target, crawl
from load import database, tables
from portal.model import TrueArticle
from portal.server import Portal

FIELDS = ("title", "lead", "text", "author", "section", "source")


def crawl_portal(portal: Portal, url: str | None, data: Path, sites: Collection[str] = ()) -> dict[str, CrawlReport]:
    """Crawl the sites of a running portal (all, or some) into a database."""
    targets = [Target(name, at=origin) for name, origin in portal.sites.items() if not sites or name in sites]
    return {report.site: report for report in crawl(targets, url, data)}


def stored(url: str | None, data: Path) -> dict[tuple[str, str], Row[Any]]:
    """The stored articles by site and key."""
    engine = database.open(url, data)
    try:
        return rows(engine)
    finally:
        engine.dispose()


def rows(engine: Engine) -> dict[tuple[str, str], Row[Any]]:
    with database.reading(engine) as connection:
        return {(row.site, row.key): row for row in connection.execute(select(tables.articles))}


def differences(true: TrueArticle, row: Row[Any]) -> list[str]:
    """Where a stored article departs from the truth, in words."""
    found = [
        f"{true.name}: {name}: {getattr(true, name)!r} became {getattr(row, name)!r}"
        for name in FIELDS
        if getattr(true, name) != getattr(row, name)
    ]
    if row.published is None or abs((row.published - true.published).total_seconds()) >= 60:
        found.append(f"{true.name}: published: {true.published} became {row.published}")
    return found
