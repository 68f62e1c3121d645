"""What a site offers to machines: robots.txt, RSS feeds and sitemaps."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterable
from email.utils import format_datetime
from html import escape

from portal.addresses import list_path
from portal.furniture import VIETNAM
from portal.newsroom import Newsroom, Story
from portal.routes import encoded

FEED_LIMIT = 10
"""A feed names the newest stories only: who wants all must read the lists."""


def robots(room: Newsroom, origin: str) -> str:
    """robots.txt: one path is forbidden to everyone."""
    lines = ["User-agent: *", f"Disallow: {room.site.disallow}", "Disallow: /tim-kiem"]
    if room.site.sitemap:
        lines.append(f"Sitemap: {origin}{room.site.sitemap}")
    return "\n".join(lines) + "\n"


def feed(room: Newsroom, origin: str, path: str) -> tuple[str, tuple[Story, ...]] | None:
    """The RSS of a feed path (the site's own feeds, or ``/rss/<section>.rss``) and the stories in it, or None."""
    if not room.site.feeds:
        return None
    section = room.main
    if path not in room.site.feeds:
        match = re.fullmatch(r"/rss/(?:[\w-]+/)?([\w-]+)\.rss", path)
        if match is None or match[1] not in room.sections:
            return None
        section = room.sections[match[1]]
    inside = [story for story in room.stories if section is room.main or story.article.section_slug == section.slug]
    stories = tuple(inside[:FEED_LIMIT])
    title = f"{section.name} - {room.site.label}"
    items = "".join(_item(story, origin) for story in stories)
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0"><channel>'
        f"<title>{escape(title)}</title><link>{origin}/</link><description>RSS</description>{items}</channel></rss>\n",
        stories,
    )


def _item(story: Story, origin: str) -> str:
    article = story.article
    link = origin + encoded(article.path)
    picture = f'<a href="{link}"><img src="{origin}/images/{article.id}.jpg" /></a>'
    return (
        f"<item><title>{escape(article.title)}</title><link>{link}</link><guid>{link}</guid>"
        f"<description><![CDATA[{picture}{escape(article.lead)}]]></description>"
        f"<pubDate>{format_datetime(article.published.astimezone(VIETNAM))}</pubDate></item>\n"
    )


def sitemap(room: Newsroom, origin: str, path: str) -> tuple[bytes, tuple[Story, ...]] | None:
    """The sitemap at ``path`` and its stories, or None. A paper has an index with a (compressed) file a year."""
    if not room.site.sitemap:
        return None
    if room.site.family != "zce":
        return (_urlset(room, origin, room.stories, True), room.stories) if path == room.site.sitemap else None
    years = sorted({story.article.published.year for story in room.stories}, reverse=True)
    if path == room.site.sitemap:
        return _index(origin, years), room.stories
    match = re.fullmatch(r"/sitemaps/news-(\d{4})\.xml\.gz", path)
    if match is None or int(match[1]) not in years:
        return None
    stories = tuple(story for story in room.stories if story.article.published.year == int(match[1]))
    return gzip.compress(_urlset(room, origin, stories, False), mtime=0), stories


def _index(origin: str, years: Iterable[int]) -> bytes:
    rows = "".join(f"<sitemap><loc>{origin}/sitemaps/news-{year}.xml.gz</loc></sitemap>\n" for year in years)
    return _xml(f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{rows}</sitemapindex>\n')


def _urlset(room: Newsroom, origin: str, stories: Iterable[Story], pages: bool) -> bytes:
    fixed = [list_path(room.site, section, 1) for section in room.sections.values()] if pages else []
    rows = [f"<url><loc>{origin}{path}</loc></url>\n" for path in (*fixed, *([room.site.about] if pages else []))]
    for story in stories:
        when = story.modified.astimezone(VIETNAM).isoformat(timespec="seconds")
        rows.append(f"<url><loc>{origin}{encoded(story.article.path)}</loc><lastmod>{when}</lastmod></url>\n")
    return _xml(f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{"".join(rows)}</urlset>\n')


def _xml(text: str) -> bytes:
    return ('<?xml version="1.0" encoding="UTF-8"?>\n' + text).encode()
