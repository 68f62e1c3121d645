"""``sotin sites new NAME URL``: look at a listing and a few articles of a site, and write its spider and a fixture."""

from __future__ import annotations

import gzip
import json
import re
import tempfile
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

from crawler import page, proposing, sites, spiderfile
from crawler.errors import PageError
from crawler.run import Target, collect, job_of
from crawler.settings import load
from crawler.sites import SITES, class_name
from crawler.source import Source
from extract.errors import SotinError, UsageError
from extract.model import Article, Page
from load import database, store

_KEPT = ("key", "title", "lead", "text", "published", "author", "section", "source", "method")
_TELLING = ("content-type", "content-encoding", "sotin-stated")
"""Headers that reading a page depends on; the others change with every fetch."""
_LOOKED_AT = 8
"""Articles that a proposal looks at."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What was written, and what a person must look at."""

    spider: Path
    fixture: Path
    selectors: proposing.Selectors
    agreeing: int
    looked_at: int
    doubts: tuple[str, ...]


def propose(name: str, url: str, spiders: Path, pages: Path) -> Proposal:
    """Write ``<spiders>/<name>.py`` and ``<pages>/<name>/<day>.html.gz`` with its ``.json``.

    Raises UsageError for a name that cannot be one or is taken, and SotinError where no article was found.
    """
    if not re.fullmatch(r"[a-z][a-z0-9_]{1,30}", name) or name in SITES:
        raise UsageError(
            f"{name} cannot be the name of a new site: use small letters, digits and _, and one not taken."
        )
    read = _articles(url)
    if not read:
        raise SotinError(f"{url}: no article was found from there; give the address of a page that lists news.")
    chosen = proposing.selectors(read)
    source = _source(name, url, chosen, proposing.pattern([received.url for received, _ in read]))
    agreeing = sum(_agrees(received, article, source) for received, article in read)
    spider = spiders / f"{name}.py"
    spider.write_text(spiderfile.write(source, url, [received.url for received, _ in read[:3]]), "utf-8")
    return Proposal(
        spider, _fixture(pages, source, *read[0]), chosen, agreeing, len(read), _doubts(chosen, agreeing, read)
    )


def _articles(url: str) -> list[tuple[Page, Article]]:
    """A few articles as the generic way reads them: one look at the listing, then at the first that it names."""
    settings, job = load(), job_of(Target(url))
    with tempfile.TemporaryDirectory() as folder:
        engine = database.open(None, Path(folder))
        collect(engine, [job], settings.model_copy(update={"requests": 1}))
        # Without an address the second crawl has only the articles that the first one found.
        collect(engine, [replace(job, urls=())], settings.model_copy(update={"requests": _LOOKED_AT}))
        received = [stored.page for stored in store.pages(engine)]
        engine.dispose()
    return [(one, article) for one in received if (article := _read(one)) is not None]


def _read(received: Page) -> Article | None:
    try:
        return page.article(received, None)
    except PageError:
        return None


def _source(name: str, url: str, chosen: proposing.Selectors, pattern: str) -> type[Source]:
    parts = urlsplit(url)
    listed = parts.path + (f"?{parts.query}" if parts.query else "")
    values = {
        "name": name, "label": parts.hostname or name, "hosts": (parts.hostname or name,), "scheme": parts.scheme,
        "lists": (listed or "/",), "article": pattern, "query": ("*",) if "[?&]" in pattern else (),
        "title": _tuple(chosen.title), "lead": _tuple(chosen.lead), "body": _tuple(chosen.body),
        "date": _tuple(chosen.date), "drop": tuple(filter(None, chosen.drop.split(", "))),
        "first_is_lead": not chosen.lead,
    }  # fmt: skip
    return type(class_name(name), (Source,), values)


def _tuple(css: str) -> tuple[str, ...]:
    return (css,) if css else ()


def _agrees(received: Page, article: Article, source: type[Source]) -> bool:
    """Whether the proposed selectors read the page as the generic way does."""
    try:
        again = page.article(received, sites.of(source))
    except SotinError:
        return False
    return (again.title, again.text, again.published) == (article.title, article.text, article.published)


def _fixture(pages: Path, source: type[Source], received: Page, article: Article) -> Path:
    day = (article.published or received.fetched).date().isoformat()
    path = pages / source.name / f"{day}.html.gz"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(received.body, mtime=0))
    named = Page(source.name, received.url, received.fetched, received.status, received.headers, received.body)
    try:
        found = asdict(page.article(named, sites.of(source)))
    except SotinError:
        found = asdict(article)
    found["published"] = found["published"] and found["published"].isoformat()
    told = {
        "url": received.url,
        "fetched": received.fetched.isoformat(),
        "headers": {name: value for name, value in received.headers.items() if name.lower() in _TELLING},
        "article": {name: found[name] for name in _KEPT},
    }
    path.with_name(f"{day}.json").write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", "utf-8")
    return path


def _doubts(chosen: proposing.Selectors, agreeing: int, read: list[tuple[Page, Article]]) -> tuple[str, ...]:
    doubts = [f"no selector for the {name} was found" for name in chosen.missing]
    if not chosen.lead:
        doubts.append("the lead has no element of its own; the first paragraph is taken for it")
    if agreeing < len(read):
        doubts.append(f"{len(read) - agreeing} of {len(read)} articles are read otherwise by the proposed selectors")
    if len(read) < 3:
        doubts.append(f"only {len(read)} articles were seen")
    doubts += ["label, kind, province and the pager are not proposed", "the fixture's article must be read by a person"]
    return tuple(doubts)
