"""One article file, ``articles/<site>/<name>.toml``, read into a TrueArticle with all offsets computed.

A figure or an activity's evidence that does not stand in the text is an error, not a warning.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import get_args

from extract.kinds import kinds
from extract.model import Bound, Status
from portal.addresses import article_key, article_path
from portal.errors import PortalError
from portal.model import Caption, TrueActivity, TrueArticle, TrueFigure
from portal.reading import Table
from portal.sites import SITES, Site

TYPES = (
    "printing", "training", "meeting", "communication", "contest", "support",
    "construction", "inspection", "planning", "service", "production", "other",
)  # fmt: skip


def read(path: Path) -> TrueArticle:
    """One article file. Raises PortalError naming file and field at the first inconsistency."""
    where = f"portal/articles/{path.parent.name}/{path.name}"
    try:
        table = Table(tomllib.loads(path.read_text("utf-8")), where)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise PortalError(f"{where}: is no TOML file: {error}.") from None
    article = _article(table, path)
    table.finish()
    return article


def _article(table: Table, path: Path) -> TrueArticle:
    site = SITES[table.choice("site", [path.parent.name] if path.parent.name in SITES else list(SITES))]
    number, slug = _address(table, site)
    section, section_slug = table.text("section"), table.text("section_slug")
    lead, body = table.text("lead"), table.texts("body")
    text = f"{lead}\n" + "\n".join(body)
    figures, activities = _activities(table, text)
    return TrueArticle(
        name=f"{path.parent.name}/{path.stem}",
        site=site.name,
        id=number,
        slug=slug,
        key=article_key(site, number, slug),
        path=article_path(site, number, slug, section_slug),
        title=table.text("title"),
        lead=lead,
        body=body,
        text=text,
        dateline=table.raw("dateline", site.dateline),
        published=table.moment("published"),
        section=section,
        section_slug=section_slug,
        author=_author(table, site),
        source=table.text_or_none("source"),
        captions=_captions(table, len(body)),
        reprint_of=table.text_or_none("reprint_of"),
        figures=figures,
        activities=activities,
    )


def _address(table: Table, site: Site) -> tuple[str, str]:
    number, slug = table.text_or_none("id") or "", table.text("slug")
    if site.family == "vccorp" and re.fullmatch(r"\d{6}", number):
        number = f"197{number}"
    if not re.fullmatch(site.id, number):
        raise table.error("id", f"{number!r} is no id of {site.name} (expected {site.id}).")
    if not re.fullmatch(r"[A-Za-z0-9-]+", slug):
        raise table.error("slug", f"{slug!r} may have only ASCII letters, digits and hyphens.")
    return number, slug


def _author(table: Table, site: Site) -> str | None:
    author = table.text_or_none("author")
    return author.upper() if author and site.family == "liferay" else author


def _captions(table: Table, paragraphs: int) -> tuple[Caption, ...]:
    captions = []
    for row in table.tables("captions"):
        caption = Caption(after=row.whole("after"), text=row.text("text"))
        if not 0 <= caption.after <= paragraphs:
            raise row.error("after", f"{caption.after} is not between 0 and {paragraphs}.")
        row.finish()
        captions.append(caption)
    return tuple(captions)


def _activities(table: Table, text: str) -> tuple[tuple[TrueFigure, ...], tuple[TrueActivity, ...]]:
    rows = table.tables("activities")
    found = [_figure(row, text, index) for index, each in enumerate(rows) for row in each.tables("figures")]
    figures = tuple(sorted(found, key=lambda figure: figure.start))
    for before, after in pairwise(figures):
        if after.start < before.end:
            raise table.error("activities", f"the figures {before.text!r} and {after.text!r} overlap; see nth.")
    return figures, tuple(_activity(row, text, index, figures) for index, row in enumerate(rows))


def _activity(row: Table, text: str, index: int, figures: Sequence[TrueFigure]) -> TrueActivity:
    start, end, evidence = _find(row, text)
    activity = TrueActivity(
        type=row.choice("type", TYPES),
        status=row.choice("status", get_args(Status)),
        start=start,
        end=end,
        text=evidence,
        period=row.period("period"),
        province=row.text_or_none("province"),
        programme=row.text_or_none("programme"),
        project=row.text_or_none("project"),
        organisation=row.text_or_none("organisation"),
        figures=tuple(at for at, figure in enumerate(figures) if figure.activity == index),
    )
    if activity.province and not re.fullmatch(r"\d\d", activity.province):
        raise row.error("province", f"{activity.province!r} is no two-digit province code.")
    row.finish()
    return activity


def _figure(row: Table, text: str, activity: int) -> TrueFigure:
    start, end, words = _find(row, text)
    kind, low = row.choice("kind", tuple(kinds())), row.number("low")
    if low is None:
        raise row.error("low", "is missing.")
    figure = TrueFigure(
        start=start,
        end=end,
        text=words,
        kind=kind,
        unit=row.text("unit"),
        low=low,
        high=row.number("high") or low,
        bound=row.choice("bound", get_args(Bound), "exact"),
        per=row.text_or_none("per"),
        currency=row.text_or_none("currency") or ("VND" if kind == "budget" else None),
        total=row.number("total"),
        activity=activity,
    )
    if figure.high < figure.low:
        raise row.error("high", f"{figure.high} is below low, {figure.low}.")
    row.finish()
    return figure


def _find(row: Table, text: str) -> tuple[int, int, str]:
    """Where the row's words stand: the ``nth`` time, never inside a longer word or number ("150" of "1.150")."""
    words, nth = row.text("text"), row.whole("nth", 1)
    before, after = r"(?<![\w])(?<!\d[.,])" if words[0].isalnum() else "", r"(?!\w)" if words[-1].isalnum() else ""
    places = [match.start() for match in re.finditer(before + re.escape(words) + after, text)]
    if not 1 <= nth <= len(places):
        raise row.error("text", f"{words!r} stands {len(places)} times in the article, but number {nth} is asked for.")
    return places[nth - 1], places[nth - 1] + len(words), words
