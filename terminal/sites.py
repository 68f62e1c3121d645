"""The sites that sotin knows, as a table."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table

from crawler.sites import SITES
from extract.places import name_of
from terminal.words import word


def show() -> None:
    """Print every site with its name, province and address."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for key in ("name", "site", "kind", "province", "address"):
        table.add_column(word(key), overflow="fold")
    for site in SITES.values():
        province = (site.home and name_of(site.home)) or ""
        table.add_row(site.name, site.label, site.kind, province, f"{site.source.scheme}://{site.hosts[0]}")
    Console().print(table)
