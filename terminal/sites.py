"""The sites that sotin knows, as a table."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console
from rich.table import Table

from crawler.sites import SITES
from extract.errors import UsageError
from extract.places import name_of
from terminal.words import console, word


def show() -> None:
    """Print every site with its name, province and address."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for key in ("name", "site", "kind", "province", "address"):
        table.add_column(word(key), overflow="fold")
    for site in SITES.values():
        province = (site.home and name_of(site.home)) or ""
        table.add_row(site.name, site.label, site.kind, province, f"{site.source.scheme}://{site.hosts[0]}")
    console().print(table)


def propose(name: str, url: str, root: Path) -> None:
    """Write a spider and its fixture for a site, and say what a person must look at."""
    from crawler.newsite import propose as write

    spiders, pages = root / "crawler" / "spiders", root / "tests" / "pages"
    if not spiders.is_dir():
        raise UsageError(f"{spiders} does not exist; run this in the project's folder or name it with --root")
    made = write(name, url, spiders, pages)
    out = Console(highlight=False, soft_wrap=True)
    out.print(f"Spider:  {made.spider}\nFixture: {made.fixture}")
    out.print(f"The selectors read {made.agreeing} of {made.looked_at} articles like the generic way.")
    for doubt in made.doubts:
        out.print(f"Look at: {doubt}", style="yellow")
    out.print("Next: read both files, then go on at 'Add a site' in CONTRIBUTING.md")
