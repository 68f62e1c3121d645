"""The site that is crawled: the demo portal's mst pages, as many and as large as on a real portal.

Its stories are the demo portal's articles again and again with other numbers; their pages carry menus, scripts, boxes
of related news and forms until they have the 40 to 80 kilobytes of real portals.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import cycle, islice

from portal import addresses, furniture, truth
from portal.answers import Desk, Request
from portal.model import TrueArticle
from portal.newsroom import Newsroom
from portal.render import Pages
from portal.sites import SITES

SITE = "mst"
LISTED = 20
"""Stories on one page of a list."""
_SIZE = 60_000
"""Bytes of an average page; a third more or less on others."""
_COUNT = re.compile(r"(?<![\d/.,-])[1-9]\d{1,2}(?![\d/.,-]| *(?:năm|tháng))")
"""Numbers that may be changed without making nonsense: no years, dates, decrees."""


class Newspaper:
    """A site of ``count`` stories, to be served at ``origin``."""

    def __init__(self, count: int, origin: str) -> None:
        site = replace(SITES[SITE], page_size=LISTED)
        room = Newsroom(site, list(_stories(count)))
        self._desk = Desk(room, Pages(room, furniture.load(), origin))
        self._around = [_around(room, n) for n in range(8)]
        self.paths = [story.article.path for story in room.stories]

    def answer(self, path: str) -> tuple[int, str, bytes]:
        """Status, content type and body."""
        answer = self._desk.answer(Request("GET", path, {}))
        body = answer.body
        if answer.status == 200 and "html" in answer.type:
            above, below = self._around[len(path) % len(self._around)]
            body = body.replace(b"<body>", b"<body>" + above, 1).replace(b"</body>", below + b"</body>", 1)
        return answer.status, answer.type, body


def _stories(count: int) -> Iterator[TrueArticle]:
    """The demo portal's articles over and over, as this site's: other numbers, another time, another address."""
    articles, site = truth.load(), SITES[SITE]
    mine = [article for article in articles if article.site == SITE]
    for n in range(count):
        told, shell = articles[n % len(articles)], mine[n % len(mine)]
        published = shell.published - timedelta(hours=n)
        number = f"197{published:%y%m%d%H%M%S}{n % 1000:03}"
        slug = f"{told.slug.lower()[:80].rstrip('-')}-dot-{n + 1}"
        lead, *body = (_changed(text, n) for text in (told.lead, *told.body))
        yield replace(
            shell, name=f"{SITE}/{n}", id=number, slug=slug, key=addresses.article_key(site, number, slug),
            path=addresses.article_path(site, number, slug, shell.section_slug), title=f"{told.title}: đợt {n + 1}",
            lead=lead, body=tuple(body), text="\n".join((lead, *body)), published=published,
            reprint_of=None, figures=(), activities=(),
        )  # fmt: skip


def _changed(text: str, n: int) -> str:
    """The text with other counts, so that nothing that was read before can be remembered."""
    return _COUNT.sub(lambda match: str(10 + (int(match[0]) * 31 + n * 17) % 890), text)


def _around(room: Newsroom, n: int) -> tuple[bytes, bytes]:
    """What a page of a real portal carries above and below its news."""
    size = _SIZE * (3 + n % 4) // 5 - 12_000
    above, below = list(_above(room)), []
    filled = sum(map(len, above))
    for piece in cycle(_boxes(room, n)):
        if filled > size:
            break
        below.append(piece)
        filled += len(piece.encode())
    return "".join(above).encode(), "".join(below).encode()


def _above(room: Newsroom) -> Iterator[str]:
    yield f"<script>{_script(40)}</script>"
    yield '<div class="menu-mobile hidden"><ul class="menu">'
    sections = [(section.name, addresses.list_path(room.site, section, 1)) for section in room.sections.values()]
    for at, (name, path) in enumerate(islice(cycle(sections), 60)):
        yield f'<li class="menu__item level-{at % 3}"><a href="{path}" title="{name}">{name}</a></li>'
    yield "</ul></div>"


def _boxes(room: Newsroom, n: int) -> Iterator[str]:
    stories = list(islice(cycle(room.stories), n * 5, n * 5 + 24))
    for at in range(0, len(stories), 6):
        yield f'<div class="box-aside box-{at}" data-layout="{at}"><h4 class="box-aside__title">Tin mới cập nhật</h4>'
        for story in stories[at : at + 6]:
            article = story.article
            yield (
                f'<div class="box-aside__item" data-id="{article.id}"><a class="box-aside__link" href="{article.path}" '
                f'title="{article.title}"><img loading="lazy" class="lazy" width="120" alt="{article.title}" '
                f'data-src="/images/{article.id}.jpg" src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP"></a>'
                f'<a class="box-aside__name" href="{article.path}">{article.title}</a></div>'
            )
        yield f"</div><script>{_script(12)}</script>"
    yield (
        '<form class="survey" action="/khao-sat" method="post"><fieldset><legend>Ý kiến</legend>'
        + "".join(f'<label><input type="radio" name="y" value="{k}"> Mức {k}</label>' for k in range(5))
        + "</fieldset></form>"
    )


def _script(lines: int) -> str:
    return "\n".join(
        f'window.dataLayer=window.dataLayer||[];dataLayer.push({{"zone":{k},"name":"box{k}","show":{k % 2}}});'
        for k in range(lines)
    )
