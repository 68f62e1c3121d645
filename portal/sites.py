"""The table of the portal's sites, read from ``sites.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

from portal.errors import PortalError

Family = Literal["sharepoint", "vccorp", "liferay", "vnpt", "zce"]

TABLE = Path(__file__).parent / "sites.toml"


@dataclass(frozen=True, slots=True)
class Section:
    """A list of news: ``number`` is what the CMS calls it in list addresses.

    Stories of a section stand in the list of the section ``within`` too, where one is named.
    """

    slug: str
    name: str
    number: str
    within: str = ""


@dataclass(frozen=True, slots=True)
class Site:
    """One site of the portal; see the head of ``sites.toml`` for what the fields mean."""

    name: str
    port: int
    family: Family
    label: str
    dateline: str
    server: str
    content_type: str
    page_size: int
    main: str
    about: str
    documents: str
    disallow: str
    hidden: str
    feeds: tuple[str, ...]
    sitemap: str
    id: str
    sections: Mapping[str, Section]
    moved_from: str = ""


def load(path: Path = TABLE) -> dict[str, Site]:
    """The sites by name. Raises PortalError when the table is incomplete."""
    return {name: _site(name, row) for name, row in tomllib.loads(path.read_text("utf-8")).items()}


def _site(name: str, row: dict[str, Any]) -> Site:
    try:
        sections = {slug: Section(slug=slug, **section) for slug, section in row.pop("sections").items()}
        site = Site(name=name, sections=sections, **{**row, "feeds": tuple(row["feeds"])})
    except (KeyError, TypeError) as error:
        raise PortalError(f"portal/sites.toml: site {name}: {error}; give every field of the other sites.") from None
    if site.family not in get_args(Family) or site.main not in site.sections:
        raise PortalError(f"portal/sites.toml: site {name}: unknown family {site.family!r} or section {site.main!r}.")
    return site


SITES: Mapping[str, Site] = load()
