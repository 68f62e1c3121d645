"""One class per content management system: selectors and address forms that its portals share, no code.

A site that departs from its family overrides the attribute in its own file. Class names that contain an instance's
random id (SharePoint ``ctl00_…``, Liferay ``_INSTANCE_xxxx_``) change with every rebuild and are never selected by.
"""

from __future__ import annotations

from crawler.source import Pager, Source


class SharePoint(Source):
    """SharePoint portals of the ministries with the ``TinTuc`` web part (old mic.gov.vn and its sub-sites)."""

    article = (
        r"(?i)/Pages/TinTuc/(\d+)/[^/?]+\.html"
        r"|/Pages/TinTuc/(?:tinchitiet|chitiet|printpage)\.aspx\?(?:.*&)?tintucid=(\d+)"
    )
    query = ("tintucid",)
    pager = Pager(next=".PageNumber a.next, .phantrang a.next, .pagination a.next")
    title = ("#news_content h1", "#divArticleDescription3 h1", ".TieuDeChiTiet h1")
    lead = ("#divArticleDescription", "#divArticleDescription1")
    body = ("#divArticleContent", "#divArticleDescription2", ".ms-rtestate-field")
    date = ("#news_content .date", "#news_content > div:first-child", "#news_content")
    author = ("#divArticleAuthor",)
    rubric = (".breadcrumb a:last-child",)
    credit = ("#divArticleSource", "[id$=pnNguontin] p")
    drop = (".rating", ".ms-rtestate-notify", "#divOtherNews", ".tool", ".related")


class VCCorp(Source):
    """The publishing system of VCCorp: government news, mic.gov.vn since 2023, mst.gov.vn."""

    article = r"-(\d{8,})\.htm$"
    ignore = r"/trang-\d+\.htm$|/chu-de/|/video/|/anh/|/(?:e-)?magazine/?$"
    links = "a.box-category-link-title, a.box-stream-link-title, .box-category-item a[href], .box-stream-item a[href]"
    pager = Pager(url="{stem}/trang-{n}.htm")
    title = ("h1.detail-title", "[data-role=title]")
    lead = (".detail-sapo", "[data-role=sapo]")
    body = (".detail-content.afcbc-body", ".detail-content[data-role=content]", ".detail-content")
    date = ("[data-role=publishdate]", ".detail-time")
    author = (".detail-author", "[data-role=author]")
    rubric = (".detail-cate a", "[data-role=cate-name]", ".breadcrumb a:last-child")
    credit = (".detail-source", "[data-role=source]")
    drop = (
        "figcaption", ".PhotoCMS_Caption", ".PhotoCMS_Author", ".VCSortableInPreviewMode",
        ".kbwscwl-relatedbox", ".link-content-footer", ".detail-author",
        "#listNewsInContent", "div.type-6", "[data-role=sapo]", ".detail-sapo",
    )  # fmt: skip


class VCCorpTimeline(VCCorp):
    """VCCorp portals whose further pages come from ``/timelinelist/<zone>/<n>.htm`` (``?page=N`` repeats page 1)."""

    pager = Pager(url="/timelinelist/{zone}/{n}.htm", fields={"zone": "#hdZoneId::attr(value)"})


class Liferay(Source):
    """Liferay portals: articles are journal contents under ``/-/<slug>``, without a number of their own."""

    article = r"/-/(?!asset_publisher/|details/)([^/?]+)/?$"
    pager = Pager(
        next=".lfr-pagination-buttons a:contains('Next'), .lfr-pagination-buttons li.next a, .pagination a.next, "
        ".pagination li.next a, .pagination a[rel=next], .taglib-page-iterator a.next"
    )
    title = (".chi-tiet-title", ".title-detail", ".title-news h1", ".header-title", ".journal-content-article h1")
    lead = (".chi-tiet-summary", ".sapo-detail", ".journal-content-article .summary")
    body = (".chi-tiet-main-content", ".journal-content-article")
    date = (".chi-tiet-publish-date", ".publish-date", ".asset-publish-date", ".date-publish", ".metadata-publish-date")
    author = (".chi-tiet-author", ".asset-user-name")
    rubric = (".category-name", ".breadcrumb li:last-child")
    drop = (
        ".chi-tiet-title", ".chi-tiet-publish-date", ".category-name", ".asset-more", ".taglib-social-bookmarks",
        ".other_assets", ".image-caption", ".caption", ".taglib-ratings", "h1",
    )  # fmt: skip
    first_is_lead = True


class VNPTPortal(Source):
    """VNPT Portal: addresses without an ending, a slug cut at about a hundred letters and a number."""

    article = r"^/(?:[^/?]+/)+[^/?]*-(\d+)/?$"
    links = ".ArticleInMenu .Title a, .ArticleList .Title a, .UIListNews_Default .item a, h2.Title a, ul.Content a"
    pager = Pager(
        url="/DesktopModule/UIArticleInMenu/ArticleInMenuPagination.aspx/LoadArticle",
        fields={
            "category": "[name=article_category_id]::attr(value)",
            "portal": "[name=site_id]::attr(value)",
        },
        form={
            "article_category_id": "{category}", "site_id": "{portal}", "page": "{n}",
            "page_size": "15", "lang": "vi-VN",
        },
    )  # fmt: skip
    title = (".ArticleDetailControl .ArticleHeader", ".ArticleHeader")
    lead = (".ArticleSummary",)
    body = (".ArticleContent",)
    date = (".ArticleDetailControl .PostDate", ".PostDate")
    author = (".ArticleAuthor", ".Author")
    rubric = (".Breadcrumb a:last-child", ".ArticleCategory")
    credit = (".ArticleSource",)
    drop = (".tool", ".PostDate", ".ArticleHeader", ".ArticleSummary", ".Image-caption", ".ImageCaption", ".rating")


class ZCE(Source):
    """The ZCE system of provincial papers; paragraphs of the body may be ``div``, dates are in ``time[datetime]``."""

    article = r"-post(\d+)\.html$"
    links = "a.cms-link"
    pager = Pager(next=".pagination a.next, a.next-page, a[rel=next]", url="")
    title = ("h1.article__title", "h1.cms-title")
    lead = (".article__sapo", ".cms-desc")
    body = (".article__body.zce-content-body", ".zce-content-body", ".article__body")
    date = (".article__meta time[datetime]::attr(datetime)", "time[datetime]::attr(datetime)")
    author = (".article__author", ".cms-author")
    rubric = (".breadcrumb a:last-child", ".article__breadcrumb a:last-child", ".breadcrumbs a:last-child")
    credit = (".article__source", ".cms-source")
    drop = (
        "div[id^=sda]", ".ads_middle", "[id^=adsWeb_]", ".related-news", ".article__story", "figcaption",
        ".cms-caption", ".image-caption", ".t4", "table.picture .caption", ".article__tag",
    )  # fmt: skip
