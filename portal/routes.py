"""From a request's path and query to what the page shows. Knows addresses, no HTML."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal
from urllib.parse import quote, unquote

from portal.addresses import PORTLET
from portal.newsroom import Newsroom, Story
from portal.sites import Section

Kind = Literal["home", "list", "fragment", "article", "print", "about", "documents", "hidden", "image"]

PAGER = "/DesktopModule/UIArticleInMenu/ArticleInMenuPagination.aspx/LoadArticle"

_MIC_STORY = re.compile(r"/(?:mic_2020/)?pages/tintuc/(\d+)/[^/]+\.html", re.I)
_MIC_QUERY = re.compile(r"/(?:mic_2020/)?pages/tintuc/(tinchitiet|printpage)\.aspx", re.I)
_MIC_LIST = re.compile(r"/mic_2020/pages/chuyenmuc/(?:phantrang/(\w+)/(\d+)|(\w+))/[^/]+\.html", re.I)
_VCC_STORY = re.compile(r"/[^/]+-(\d{8,})\.htm")
_VCC_LIST = re.compile(r"/(?:[\w-]+/)??([\w-]+?)(?:/trang-(\d+))?\.htm")
_VCC_TIMELINE = re.compile(r"/timelinelist/(\d+)/(\d+)\.htm")
_LIFERAY_STORY = re.compile(r"(?:/vi)?/web/dng/-/([^/]+)")
_VNPT_STORY = re.compile(r"/[\w-]+/[\w-]+-(\d+)")
_ZCE_STORY = re.compile(r"/(?:[\w-]+/)?[\w-]+-post(\d+)\.html")


@dataclass(frozen=True, slots=True)
class View:
    """What a request is for: a story, or a page of a section's list, or one of the fixed pages."""

    kind: Kind
    story: Story | None = None
    section: Section | None = None
    page: int = 1


def view(room: Newsroom, path: str, query: Mapping[str, str]) -> View | None:
    """The view that a GET of ``path`` shows, or None for 404. ``path`` may still be percent-encoded."""
    path = unquote(path).partition(";")[0]
    if path in ("/", "/index.htm", "/mic_2020/Pages/TrangChu.aspx"):
        return View("home")
    if path == unquote(room.site.hidden):
        return View("hidden")
    if path in (room.site.about, room.site.documents):
        return View("about" if path == room.site.about else "documents")
    if path.startswith(("/images/", "/documents/")):
        return View("image")
    if path.startswith(("/chu-de/", "/tu-khoa/")):
        return View("list", section=room.main)
    return _FAMILIES[room.site.family](room, path, query)


def posted(room: Newsroom, path: str, form: Mapping[str, str]) -> View | None:
    """The view that a POST shows: only VNPT Portal's pager answers one."""
    if room.site.family != "vnpt" or path != PAGER:
        return None
    return _listed(room, form.get("article_category_id", ""), form.get("page", ""), "fragment")


def _sharepoint(room: Newsroom, path: str, query: Mapping[str, str]) -> View | None:
    if match := _MIC_STORY.fullmatch(path):
        return _told(room, f"mic:{match[1]}")
    if match := _MIC_QUERY.fullmatch(path):
        number = next((value for name, value in query.items() if name.lower() == "tintucid"), "")
        return _told(room, f"mic:{number}", "print" if match[1].lower() == "printpage" else "article")
    if match := _MIC_LIST.fullmatch(path):
        return _listed(room, match[1] or match[3], match[2] or "1")
    return None


def _vccorp(room: Newsroom, path: str, query: Mapping[str, str]) -> View | None:
    if match := _VCC_TIMELINE.fullmatch(path):
        return _listed(room, match[1], match[2], "fragment") if room.site.name == "baochinhphu" else None
    if match := _VCC_STORY.fullmatch(path):
        return _told(room, match[1])
    if match := _VCC_LIST.fullmatch(path):
        page = match[2] if room.site.name == "mst" else None
        return _listed(room, match[1], page or "1") if page == match[2] else None
    return None


def _liferay(room: Newsroom, path: str, query: Mapping[str, str]) -> View | None:
    if match := _LIFERAY_STORY.fullmatch(path):
        return _told(room, match[1])
    section = room.sections.get(path.removeprefix("/vi").strip("/"))
    return _listed(room, section.slug, query.get(f"_{PORTLET}{section.number}_cur", "1")) if section else None


def _vnpt(room: Newsroom, path: str, query: Mapping[str, str]) -> View | None:
    if match := _VNPT_STORY.fullmatch(path):
        return _told(room, match[1])
    return _listed(room, path.strip("/"), "1")


def _zce(room: Newsroom, path: str, query: Mapping[str, str]) -> View | None:
    if match := _ZCE_STORY.fullmatch(path):
        return _told(room, match[1])
    return _listed(room, path.strip("/"), query.get("page", "1"))


def _told(room: Newsroom, word: str, kind: Kind = "article") -> View | None:
    story = room.story(word)
    return View(kind, story=story) if story else None


def _listed(room: Newsroom, word: str, page: str, kind: Kind = "list") -> View | None:
    section = next((each for each in room.sections.values() if word in (each.slug, each.number)), None)
    if section is None or not re.fullmatch(r"[1-9]\d{0,3}", page):
        return None
    return View(kind, section=section, page=int(page))


_FAMILIES = {"sharepoint": _sharepoint, "vccorp": _vccorp, "liferay": _liferay, "vnpt": _vnpt, "zce": _zce}


def encoded(path: str) -> str:
    """A path as it stands in feeds and sitemaps."""
    return quote(path, safe="/%?&=")
