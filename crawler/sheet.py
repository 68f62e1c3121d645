"""docs/sites.md, generated: ``python -m crawler.sheet > docs/sites.md``."""

from __future__ import annotations

from crawler.sites import SITES, Site

KINDS = {
    "ministry": "Ministries and central offices",
    "province": "Provinces",
    "department": "Departments",
    "paper": "Newspapers",
    "other": "Districts, communes and others",
}
HEAD = """# Sites

Generated from `crawler/spiders` by `python -m crawler.sheet > docs/sites.md`; change the spider, not this page.

*Inferred* says what of a spider is a conclusion from its family of systems and was not seen on the site itself; treat
it as a first guess and look at `sotin status` after the first crawl. *Weak TLS* and *unverified certificate* are
exceptions for that one host. A site without a spider is crawled by its address: `sotin crawl https://host/`.
"""


def markdown() -> str:
    """The page: one table a kind, one row a site."""
    parts = [HEAD]
    for kind, heading in KINDS.items():
        chosen = [site for site in SITES.values() if site.kind == kind]
        parts += [f"\n## {heading} ({len(chosen)})\n", "| name | site | hosts | province | system | ways in | notes |"]
        parts += ["|---|---|---|---|---|---|---|", *(_row(site) for site in chosen)]
    return "\n".join(parts) + "\n"


def _row(site: Site) -> str:
    source = site.source
    family = source.__mro__[1].__name__
    ways = (("feed", source.feeds), ("sitemap", source.sitemaps), ("list", source.lists))
    inside = ", ".join(f"{len(entries)} {word}{'s' * (len(entries) > 1)}" for word, entries in ways if entries)
    notes = [f"inferred: {source.inferred}"] if source.inferred else []
    notes += ["weak TLS"] * source.weak_tls + ["unverified certificate"] * source.broken_certificate
    notes += ["rendered by a browser"] * source.needs_script
    notes += [f"continues {', '.join(source.predecessors)}"] if source.predecessors else []
    notes += [f"continued by {', '.join(source.successors)}"] if source.successors else []
    notes += [f"about {source.weekly} articles a week"] if source.weekly else []
    home = (site.home or "") + (f" (before July 2025: {source.old_province})" if source.old_province else "")
    system = "its own" if family == "Source" else family
    cells = (f"`{site.name}`", site.label, ", ".join(site.hosts), home, system, inside, "; ".join(notes))
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    print(markdown(), end="")
