"""The content management systems of the provincial papers; the rules of ``crawler/families.py`` hold here too."""

from __future__ import annotations

from typing import ClassVar

from crawler.source import Names, Pager, Source


class ZCE(Source):
    """The ZCE system of provincial papers; paragraphs of the body may be ``div``, dates are in ``time[datetime]``."""

    article = r"-post(\d+)\.html$"
    links = "a.cms-link"
    pager = Pager(next=".pagination a.next, a.next-page, a[rel=next]", url="")
    title: ClassVar[Names] = ("h1.article__title", "h1.cms-title")
    lead: ClassVar[Names] = (".article__sapo", ".cms-desc")
    body: ClassVar[Names] = (".article__body.zce-content-body", ".zce-content-body", ".article__body")
    date: ClassVar[Names] = (".article__meta time[datetime]::attr(datetime)", "time[datetime]::attr(datetime)")
    author: ClassVar[Names] = (".article__author", ".cms-author")
    rubric: ClassVar[Names] = (
        ".breadcrumb a:last-child",
        ".article__breadcrumb a:last-child",
        ".breadcrumbs a:last-child",
    )
    credit: ClassVar[Names] = (".article__source", ".cms-source")
    drop: ClassVar[Names] = (
        "div[id^=sda]", ".ads_middle", "[id^=adsWeb_]", ".related-news", ".article__story", "figcaption",
        ".cms-caption", ".image-caption", ".t4", "table.picture .caption", ".article__tag",
    )  # fmt: skip


class OneCMS(Source):
    """The system OneCMS of provincial papers; in a long read title and lead stand outside the body."""

    article = r"-(\d{5,})\.html$"
    links = ".b-grid__title a"
    pager = Pager(next=".pagination a.next, a.next-page")
    title: ClassVar[Names] = ("h1.sc-longform-header-title", "h1.b-maincontent__title", "h1")
    lead: ClassVar[Names] = (".sc-longform-header-sapo", ".b-maincontent__sapo", ".sapo")
    body: ClassVar[Names] = (".b-maincontent .entry", "article.entry", ".b-maincontent")
    date: ClassVar[Names] = (".sc-longform-header-date", ".b-maincontent__date", "time[datetime]::attr(datetime)")
    author: ClassVar[Names] = (".sc-longform-header-author", ".b-maincontent__author")
    drop: ClassVar[Names] = (
        ".sc-empty-layer",
        ".sc-related-articles",
        "figcaption",
        ".b-maincontent__sapo",
        "h1",
        ".entry-no-padding-x",
    )


class MonthPaper(Source):
    """Papers whose addresses hold year and month: ``/<section>/<yyyymm>/<slug>/``, with a short hash on some."""

    article = r"^/(?:[^/?]+/)+\d{6}/([^/?]+)/?$"
    pager = Pager(url="{list}?p={n}")
    title: ClassVar[Names] = ("h1.media-heading", "h1.title", "h1")
    lead: ClassVar[Names] = (".sapo", ".lead", "div#content > p:first-child > strong:only-child")
    body: ClassVar[Names] = ("div#content", "#content", ".content-detail", ".td-post-content")
    date: ClassVar[Names] = ("div.date", ".post-date", ".datetime", "time[datetime]::attr(datetime)")
    author: ClassVar[Names] = (".author", ".tac-gia")
    drop: ClassVar[Names] = ("div.date", "ul.social", "div.bd02", "h1", "figcaption", ".sapo")


class NumberPaper(Source):
    """Papers whose addresses end in a number, ``-<number>.html`` or ``-a<number>.html``."""

    article = r"-a?(\d{4,})\.html?$"
    pager = Pager(url="{list}?p={n}")
    title: ClassVar[Names] = ("h1.pTitle", "h1.title", "h1.detail-title", "h1")
    lead: ClassVar[Names] = ("p.sapo", ".sapo", "p.pHead", ".detail-sapo")
    body: ClassVar[Names] = (
        "#content-detail",
        "#newscontents .content-fck",
        "#contentNews",
        "#content_detail",
        "#dcontent",
    )
    date: ClassVar[Names] = ("span.pubdate", ".date", ".detail-time", "time[datetime]::attr(datetime)")
    author: ClassVar[Names] = (".pseudonym", ".author", ".detail-author")
    drop: ClassVar[Names] = (".pseudonym", ".relates", ".topics", ".print_page", ".sapo", "p.pHead", "figcaption", "h1")
