"""Every way that sites turn the pages of a list, walked on a server: each page once, and the end found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from crawler import sites
from crawler.run import Job, collect
from crawler.settings import CrawlerSettings
from load import database, frontier
from tests.bulletin import Asked, Bulletin

LAST, PER_PAGE = 3, 2


@dataclass(frozen=True)
class Pages:
    """``of`` gives the page that a request asks for (None: another address); ``onward`` is what page n links to."""

    of: Callable[[Asked], int | None]
    article: str
    onward: Callable[[int], str] = lambda n: ""


def numbered(start: str, end: str = "", first: str = "") -> Callable[[Asked], int | None]:
    """Pages whose number stands between two parts of the address; ``first`` is page 1."""

    def of(asked: Asked) -> int | None:
        path = asked.path
        if first and path == first:
            return 1
        inner = path.removeprefix(start).removesuffix(end)
        return int(inner) if path.startswith(start) and path.endswith(end) and inner.isdigit() else None

    return of


def posted(url: str, first: str, field: str, shift: int = 0) -> Callable[[Asked], int | None]:
    """Pages whose number is posted."""

    def of(asked: Asked) -> int | None:
        if asked.method == "POST" and asked.path == url:
            return int(asked.form[field]) + shift
        return 1 if asked.path == first else None

    return of


def link(href: str) -> Callable[[int], str]:
    """A pager that says where the next page is."""

    def onward(n: int) -> str:
        address = href.format(n + 1, zero=n).replace("&", "&amp;")
        return f"<ul class='pagination pager'><li class='next pager-next'><a class=next href='{address}'>Sau</a></ul>"

    return onward


CUR = "/tin-tuc-su-kien?p_p_id=x_INSTANCE_q7Yz&p_p_lifecycle=0&_x_INSTANCE_q7Yz_delta=20&_x_INSTANCE_q7Yz_cur="
LOAD = "/DesktopModule/UIArticleInMenu/ArticleInMenuPagination.aspx/LoadArticle"
VNPT = "<input name=article_category_id value=30122><input name=site_id value=30045>"
FORMS = {
    # site: how its pages are numbered, and an article's address
    "danang": Pages(numbered(CUR, first="/tin-tuc-su-kien"), "/web/dng/-/bai-{}", link(CUR + "{}")),
    "baochinhphu": Pages(
        numbered("/timelinelist/1027/", ".htm", "/kinh-te.htm"), "/bai-10225081312514848{}.htm",
        lambda n: "<input id=hdZoneId value=1027>" if n == 1 else "",
    ),
    "mst": Pages(numbered("/tin-tuc-su-kien/trang-", ".htm", "/tin-tuc-su-kien.htm"), "/bai-19725081312514848{}.htm"),
    "mae": Pages(numbered("/chuyen-muc/tin-tuc.htm?page=", first="/chuyen-muc/tin-tuc.htm"), "/bai-1457{}.htm"),
    "dienbien": Pages(
        numbered("/portal/Pages/Tin-tuc-su-kien.aspx?PageIndex=", first="/portal/Pages/Tin-tuc-su-kien.aspx"),
        "/portal/Pages/2026-1-5/Bai-{}-ab0cd.aspx",
    ),
    "ubdt": Pages(numbered("/tin-tuc.htm?p=", first="/tin-tuc.htm"), "/tin-tuc/tin-hoat-dong/tin/bai-{}.htm"),
    "hungyen": Pages(
        numbered("/chuyen-muc-tin-trong-tinh-c216-", ".html"), "/bai-so-{}.html"
    ),
    "tuangiao": Pages(numbered("/vi/news/tin-tuc/page-", first="/vi/news/tin-tuc"), "/vi/news/tin-tuc/bai-120{}.html"),
    "cuclamnghiep": Pages(
        numbered("/category/tin-tuc/page/", "/", "/category/tin-tuc/"), "/giao-ban-quy-{}/"
    ),
    "mic": Pages(
        numbered("/mic_2020/Pages/ChuyenMuc/PhanTrang/1747/", "/Buu-Chinh.html"),
        "/mic_2020/Pages/TinTuc/15251{}/Bai.html",
    ),
    "hanoi": Pages(
        posted("/api/NewsZone/NewsZone", "/tin-tuc-su-kien-noi-bat", "PageIndex", 1), "/bai-425061210111213{}.htm"
    ),
    "sonla": Pages(posted(LOAD, "/tin-kinh-te", "page"), "/tin-kinh-te/bai-95094{}", lambda n: VNPT if n == 1 else ""),
    "tuyentruyen_langson": Pages(
        lambda asked: 1 if asked.path == "/" else (numbered("/?page=")(asked) or -1) + 1 or None,
        "/node/197{}", link("/?page={zero}"),
    ),
    "baolaocai": Pages(
        numbered("/xa-hoi/trang-", ".html", "/xa-hoi/"), "/bai-post88721{}.html", link("/xa-hoi/trang-{}.html")
    ),
    "vnexpress": Pages(numbered("/thoi-su-p", first="/thoi-su"), "/bai-495412{}.html"),
    "baocantho": Pages(numbered("/thoi-su/?p=", first="/thoi-su/"), "/bai-a19712{}.html"),
}  # fmt: skip


@pytest.mark.parametrize("name", FORMS)
def test_all_pages_are_walked_once_and_the_next_run_reads_no_more_than_two(name: str, tmp_path: Path) -> None:
    form, seen = FORMS[name], list[int]()

    def answer(asked: Asked) -> str | None:
        n = form.of(asked)
        if n is None or n > LAST:
            return None
        seen.append(n)
        hrefs = [form.article.format(number) for number in range((n - 1) * PER_PAGE, n * PER_PAGE)]
        items = "".join(
            f"<h3 class='box-category-item'><a class='cms-link' href='{href}'>Tin</a></h3>" for href in hrefs
        )
        return f"<html><body>{items}{form.onward(n) if n < LAST else ''}</body></html>"

    engine = database.open(None, tmp_path)
    with Bulletin(answer) as bulletin:
        job = Job(sites.find(name), bulletin.origin)
        report = collect(engine, [job], CrawlerSettings())[0]
        assert report.listed == LAST * PER_PAGE
        assert seen == [1, 2, 3]
        seen.clear()
        again = collect(engine, [job], CrawlerSettings())[0]
        assert again.listed <= 2 * PER_PAGE
        assert seen == [1, 2], "one page beyond the first that brings nothing new"
    assert sum(frontier.states(engine, name).values()) == LAST * PER_PAGE
    engine.dispose()
