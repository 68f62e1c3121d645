"""The list of records, and the state of the collection."""

from __future__ import annotations

from dataclasses import replace

from fastapi import APIRouter, Request, Response

from extract import kinds, labels
from load import queries
from load.store import Engine
from review import naming, presenting
from review.rendering import page, words
from review.searching import PAGE, Search, search
from review.wording import Words

router = APIRouter()
_DECISIONS = ("", "pending", "accepted", "rejected")


@router.get("/")
def records(request: Request) -> Response:
    """A page of the records that the query string asks for; a page beyond the last is the last."""
    engine: Engine = request.app.state.engine
    asked = search(request.query_params)
    counts = {name: queries.count(engine, asked.decided(name).wanted) for name in _DECISIONS}
    total = counts.get(asked.wanted.decision or "")
    total = queries.count(engine, asked.wanted) if total is None else total
    last = max(1, -(-total // PAGE))
    asked = replace(asked, page=min(asked.page, last))
    first = (asked.page - 1) * PAGE
    return page(
        request,
        "records.html",
        search=asked,
        menus=_menus(engine, asked, words(request)),
        counts=counts,
        total=total,
        last=last,
        first=first,
        rows=queries.records(engine, asked.wanted, PAGE, first),
        of=presenting,
    )


@router.get("/status")
def status(request: Request) -> Response:
    """What is stored, the last runs, and what failed."""
    engine: Engine = request.app.state.engine
    orphans = queries.orphans(engine, 20)
    return page(request, "status.html", report=queries.status(engine, runs=10), orphans=orphans)


def _menus(engine: Engine, asked: Search, t: Words) -> dict[str, list[tuple[str, str]]]:
    """The menus of the filter; a value that no record has any more stays chosen."""
    found = queries.choices(engine)
    menus = {
        "province": naming.found_provinces(found, now=asked.wanted.now),
        "programme": naming.found_programmes(found),
        "year": [(str(year), str(year)) for year in found.years],
        "status": [(key, t.label("status", key)) for key in labels.keys("status")],
        "type": [(key, t.label("type", key)) for key in labels.keys("type")],
        "kind": [(key, t.label("kind", key)) for key in kinds.kinds()],
        "site": [(site, site) for site in found.sites],
    }
    for name, options in menus.items():
        value = getattr(asked.wanted, name)
        if value and str(value) not in dict(options):
            options.append((str(value), str(value)))
    return menus
