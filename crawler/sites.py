"""Every site that has a spider, by name; the files of ``crawler/spiders`` are the table."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from crawler import addresses, generic
from crawler.errors import UnknownSite
from crawler.source import Kind, Source

MERGED = date(2025, 7, 1)
"""The day from which the 34 provinces stand in place of the 63."""


@dataclass(frozen=True, slots=True)
class Site:
    """A site as others see it; ``source`` has the rest."""

    name: str
    label: str
    home: str | None
    """Two-digit code of the province that the site speaks for."""
    kind: Kind
    hosts: tuple[str, ...]
    spider: str
    """Module and class of the spider; empty for a site without one."""
    source: type[Source]

    def home_on(self, day: date | None) -> str | None:
        """The province's code on a day: codes changed hands when the provinces were merged in July 2025."""
        old = self.source.old_province
        return old if old is not None and day is not None and day < MERGED else self.home


class _Sites(Mapping[str, Site]):
    """The spiders' files, each imported when somebody first asks for its site."""

    def __init__(self) -> None:
        self._read: dict[str, Site] = {}

    @cached_property
    def _names(self) -> tuple[str, ...]:
        package = importlib.import_module("crawler.spiders")
        return tuple(sorted(module.name for module in pkgutil.iter_modules(package.__path__)))

    def __getitem__(self, name: str) -> Site:
        if name not in self._read:
            if name not in self._names:
                raise KeyError(name)
            self._read[name] = of(_spider(name))
        return self._read[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


SITES: Mapping[str, Site] = _Sites()


def find(name: str) -> Site:
    """The site of this name. Raises UnknownSite naming those that are close."""
    if name in SITES:
        return SITES[name]
    near = " or ".join(_near(name))
    hint = f"did you mean {near}? " if near else ""
    raise UnknownSite(f"There is no site {name!r}; {hint}'sotin sites' lists all, and any web address will do.")


def _near(name: str) -> list[str]:
    """The sites that somebody who typed this may have meant, the likeliest first."""
    from rapidfuzz import fuzz, process

    found = process.extract(name.lower(), list(SITES), scorer=fuzz.WRatio, score_cutoff=75, limit=3)
    return [other for other, _, _ in found]


def at(url: str) -> Site:
    """The site that an address belongs to: the one with a spider for its host, else one made from the address.

    Where several sites share a host (mic.gov.vn before and after 2023), the one that knows the address's form is
    meant. Raises UnknownSite where this is no web address.
    """
    unknown = generic.source(url)
    host = unknown.hosts[0].removeprefix("www.")
    known = [site for site in SITES.values() if host in {name.removeprefix("www.") for name in site.hosts}]
    known.sort(key=lambda site: not addresses.is_article(url, site.source))
    return known[0] if known else of(unknown)


def of(source: type[Source]) -> Site:
    """The site that a class of attributes describes."""
    spider = f"{source.__module__}.{source.__qualname__}" if source.__module__.startswith("crawler.spiders") else ""
    return Site(source.name, source.label, source.province, source.kind, source.hosts, spider, source)


def _spider(module: str) -> type[Source]:
    loaded = importlib.import_module(f"crawler.spiders.{module}")
    found: type[Source] = getattr(loaded, class_name(module))
    return found


def class_name(module: str) -> str:
    """The class that a spider's file must hold: ``mic_new`` holds ``MicNew``."""
    return "".join(part.capitalize() for part in module.split("_"))
