"""The portal's HTML: a view of a newsroom, through the templates of its CMS family."""

from __future__ import annotations

import json
import textwrap
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from portal.addresses import PORTLET, list_path, relative
from portal.furniture import MISSING, VIETNAM, Counter, Furniture, PlainPage, clock, dmy, us_date, weekday
from portal.newsroom import Listing, Newsroom, Story
from portal.routes import View

TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a story's body as the page shows it: a paragraph or a picture with its caption."""

    kind: str
    text: str


@cache
def environment() -> Environment:
    """The template environment, shared by all sites; everything that is printed is escaped."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(dmy=dmy, weekday=weekday, us_date=us_date, script=_script, iso=_iso)
    made.filters.update(typed=_typed, pasted=_pasted)
    return made


class Pages:
    """Renders the pages of one site; ``origin`` is where it is served, like ``http://127.0.0.1:8711``."""

    def __init__(self, room: Newsroom, furniture: Furniture, origin: str) -> None:
        self.room, self.furniture, self.origin = room, furniture, origin
        self._visits = Counter(int(room.site.port) * 1451)

    def render(self, view: View, path: str) -> str:
        """The HTML of a view that was asked for under ``path``."""
        match view.kind:
            case "home":
                listing = self.room.listing(self.room.main, 1)
                return self._page("list", path, self._list(listing, path) | {"home": True})
            case "list" | "fragment" if view.section:
                return self._page(view.kind, path, self._list(self.room.listing(view.section, view.page), path))
            case "article" | "print" if view.story:
                return self._page(view.kind, path, self._story(view.story))
            case "hidden":
                return self._page("article", path, self._story(self._draft()))
            case "about":
                return self._plain(self.furniture.about, path)
            case "documents":
                return self._plain(self.furniture.documents, path)
        return self.missing(path)

    def missing(self, path: str) -> str:
        """The HTML of an address that the site does not have."""
        return self._plain(MISSING, path)

    def _plain(self, page: PlainPage, path: str) -> str:
        base = f"{self.room.site.family}/base.html"
        return environment().get_template("page.html").render(base=base, plain=page, **self._around(path))

    def _page(self, name: str, path: str, own: Mapping[str, Any]) -> str:
        template = environment().get_template(f"{self.room.site.family}/{name}.html")
        return template.render({**self._around(path), **own})

    def _around(self, path: str) -> dict[str, Any]:
        site, visits = self.room.site, self._visits.next()
        return {
            "site": site,
            "origin": self.origin,
            "path": path,
            "menu": [(section.name, list_path(site, section, 1)) for section in self.room.sections.values()],
            "promos": self.furniture.promos,
            "announcements": self.furniture.announcements,
            "clock": clock(),
            "visits": visits,
            "online": 17 + visits % 83,
            "home": False,
            "portlet": PORTLET,
        }

    def _list(self, listing: Listing, path: str) -> dict[str, Any]:
        site, section = self.room.site, listing.section
        pages = [(page, list_path(site, section, page)) for page in range(1, listing.pages + 1)]
        return {
            "section": section,
            "stories": listing.stories,
            "hrefs": [self._href(story, path, at) for at, story in enumerate(listing.stories)],
            "pages": pages,
            "page": listing.page,
            "next": pages[listing.page][1] if listing.page < listing.pages else None,
            "draft": self.furniture.draft.title,
        }

    def _href(self, story: Story, page: str, at: int) -> str:
        """The link to a story in a list: each family has its own habit."""
        match self.room.site.family:
            case "sharepoint" if page.startswith("/mic_2020/"):
                return relative(story.article.path, page)
            case "liferay" if at % 3 == 1:
                return f"/vi{story.article.path}"
            case "zce":
                return f"{self.origin}{story.article.path}"
        return story.article.path

    def _story(self, story: Story) -> dict[str, Any]:
        article, room = story.article, self.room
        section = room.sections.get(article.section_slug, room.main)
        others = [other for other in room.stories if other.article.key != article.key]
        return {
            "story": story,
            "article": article,
            "blocks": _blocks(story),
            "section": section,
            "section_href": list_path(room.site, section, 1),
            "related": others[:4],
            "older": others[4:9],
            "views": 120 + (self._visits.next() * 7 + len(article.text)) % 9000,
        }

    def _draft(self) -> Story:
        """The page behind robots.txt, made to look like the newest story."""
        newest, draft = self.room.stories[0], self.furniture.draft
        article = replace(
            newest.article,
            key="hidden",
            path=self.room.site.hidden,
            title=draft.title,
            lead=draft.lead,
            body=draft.body,
            captions=(),
        )
        return Story(article, 0, newest.modified)


def _blocks(story: Story) -> list[Block]:
    article, blocks = story.article, []
    for at in range(len(article.body) + 1):
        if at:
            blocks.append(Block("text", article.body[at - 1]))
        blocks += [Block("picture", caption.text) for caption in article.captions if caption.after == at]
    return blocks


def _script(value: str, raw_breaks: bool = False) -> str:
    """A JSON string for a script element; with ``raw_breaks`` a raw CR LF stands in it, as on baochinhphu.vn."""
    text = json.dumps(value, ensure_ascii=False).replace("<", "\\u003c")
    return text.replace(". ", ".\r\n ", 1) if raw_breaks else text


def _typed(text: str) -> str:
    """The text as old editors left it in the source: lines broken anywhere, a hard space after the first comma."""
    return textwrap.fill(text, 110, break_long_words=False, break_on_hyphens=False).replace(", ", ",\u00a0", 1)


def _pasted(text: str, number: str) -> str:
    """The text as pasted from a Mac into every other story: decomposed (NFD), with a zero-width space."""
    return unicodedata.normalize("NFD", text.replace(". ", ".\u200b ", 1)) if int(number) % 2 else text


def _iso(moment: datetime, zone: str = "+07:00") -> str:
    """ISO time with Vietnam's offset written as ``zone`` (some systems leave out the colon)."""
    return f"{moment.astimezone(VIETNAM):%Y-%m-%dT%H:%M:%S}{zone}"
