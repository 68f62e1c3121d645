"""One class per content management system: selectors and address forms that its portals share, no code.

A site that departs from its family overrides the attribute in its own file. Class names that contain an instance's
random id (SharePoint ``ctl00_…``, Liferay ``_INSTANCE_xxxx_``) change with every rebuild and are never selected by.
"""

from __future__ import annotations

from typing import ClassVar

from crawler.source import Names, Pager, Source


class SharePoint(Source):
    """SharePoint portals of the ministries with the ``TinTuc`` web part (old mic.gov.vn and its sub-sites)."""

    article = (
        r"(?i)/Pages/TinTuc/(\d+)/[^/?]+\.html"
        r"|/Pages/TinTuc/(?:tinchitiet|chitiet|printpage)\.aspx\?(?:.*&)?tintucid=(\d+)"
    )
    query: ClassVar[Names] = ("tintucid",)
    pager = Pager(next=".PageNumber a.next, .phantrang a.next, .pagination a.next")
    title: ClassVar[Names] = ("#news_content h1", "#divArticleDescription3 h1", ".TieuDeChiTiet h1")
    lead: ClassVar[Names] = ("#divArticleDescription", "#divArticleDescription1")
    body: ClassVar[Names] = ("#divArticleContent", "#divArticleDescription2", ".ms-rtestate-field")
    date: ClassVar[Names] = ("#news_content .date", "#news_content > div:first-child", "#news_content")
    author: ClassVar[Names] = ("#divArticleAuthor",)
    rubric: ClassVar[Names] = (".breadcrumb a:last-child",)
    credit: ClassVar[Names] = ("#divArticleSource", "[id$=pnNguontin] p")
    drop: ClassVar[Names] = (".rating", ".ms-rtestate-notify", "#divOtherNews", ".tool", ".related")


class VCCorp(Source):
    """The publishing system of VCCorp: government news, mic.gov.vn since 2023, mst.gov.vn."""

    article = r"-(\d{8,})\.htm$"
    ignore = r"/trang-\d+\.htm$|/chu-de/|/video/|/anh/|/(?:e-)?magazine/?$"
    links = "a.box-category-link-title, a.box-stream-link-title, .box-category-item a[href], .box-stream-item a[href]"
    pager = Pager(url="{stem}/trang-{n}.htm")
    title: ClassVar[Names] = ("h1.detail-title", "[data-role=title]")
    lead: ClassVar[Names] = (".detail-sapo", "[data-role=sapo]")
    body: ClassVar[Names] = (".detail-content.afcbc-body", ".detail-content[data-role=content]", ".detail-content")
    date: ClassVar[Names] = ("[data-role=publishdate]", ".detail-time")
    author: ClassVar[Names] = (".detail-author", "[data-role=author]")
    rubric: ClassVar[Names] = (".detail-cate a", "[data-role=cate-name]", ".breadcrumb a:last-child")
    credit: ClassVar[Names] = (".detail-source", "[data-role=source]")
    drop: ClassVar[Names] = (
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
    title: ClassVar[Names] = (
        ".chi-tiet-title",
        ".title-detail",
        ".title-news h1",
        ".header-title",
        ".journal-content-article h1",
    )
    lead: ClassVar[Names] = (".chi-tiet-summary", ".sapo-detail", ".journal-content-article .summary")
    body: ClassVar[Names] = (".chi-tiet-main-content", ".journal-content-article")
    date: ClassVar[Names] = (
        ".chi-tiet-publish-date",
        ".publish-date",
        ".asset-publish-date",
        ".date-publish",
        ".metadata-publish-date",
    )
    author: ClassVar[Names] = (".chi-tiet-author", ".asset-user-name")
    rubric: ClassVar[Names] = (".category-name", ".breadcrumb li:last-child")
    drop: ClassVar[Names] = (
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
        scripts={
            "category": r"article_category_id[\"']?\s*[:=]\s*[\"']?(\d+)",
            "portal": r"site_id[\"']?\s*[:=]\s*[\"']?(\d+)",
        },
        form={
            "article_category_id": "{category}", "site_id": "{portal}", "page": "{n}",
            "page_size": "15", "lang": "vi-VN",
        },
    )  # fmt: skip
    title: ClassVar[Names] = (".ArticleDetailControl .ArticleHeader", ".ArticleHeader")
    lead: ClassVar[Names] = (".ArticleSummary",)
    body: ClassVar[Names] = (".ArticleContent",)
    date: ClassVar[Names] = (".ArticleDetailControl .PostDate", ".PostDate")
    author: ClassVar[Names] = (".ArticleAuthor", ".Author")
    rubric: ClassVar[Names] = (".Breadcrumb a:last-child", ".ArticleCategory")
    credit: ClassVar[Names] = (".ArticleSource",)
    drop: ClassVar[Names] = (
        ".tool",
        ".PostDate",
        ".ArticleHeader",
        ".ArticleSummary",
        ".Image-caption",
        ".ImageCaption",
        ".rating",
    )


class TanDan(Source):
    """SharePoint with the skin of the vendor Tân Dân: ``/portal/Pages/<year-month-day>/<slug><letters>.aspx``.

    The day in the address is that of creation, without leading zeros.
    """

    article = r"(?i)/portal/pages/\d{4}-\d{1,2}-\d{1,2}/([^/?]+)\.aspx$"
    query: ClassVar[Names] = ("pageindex",)
    pager = Pager(url="{list}?PageIndex={n}")
    title: ClassVar[Names] = (".tandan-p-article-news-title",)
    lead: ClassVar[Names] = (".tandan-p-article-news-summary",)
    body: ClassVar[Names] = (".tandan-p-article-main", ".ms-rtestate-field")
    date: ClassVar[Names] = (".tandan-span-date-publish",)
    author: ClassVar[Names] = (".tandan-p-article-author",)
    drop: ClassVar[Names] = (".tandan-div-article-other", ".tandan-p-article-news-summary", ".ms-rteImage-caption")


class TuyenQuang(Source):
    """Portals of Tuyên Quang's bodies: ``/vi/tin-bai/<slug>?type=NEWS&id=<n>``, whose query is part of the address."""

    province = "08"
    lists: ClassVar[Names] = ("/vi",)
    article = r"^/vi/tin-bai/[^/?]+\?(?:.*&)?id=(\d+)"
    query: ClassVar[Names] = ("type", "id")
    title: ClassVar[Names] = ("h1",)
    body: ClassVar[Names] = (".article-content", ".content-detail", ".detail-content")
    date: ClassVar[Names] = (".date", ".post-date", ".time")
    inferred = "selectors and the listing's address; pages may need a script"


class MinistrySharePoint(Source):
    """SharePoint of the ministries of transport, construction and science before 2025 (``divArticleDescription``)."""

    article = r"(?i)^/(?:vn/)?tin-tuc/(?:\d+/)?(\d+)/[^/?]+\.aspx$"
    pager = Pager(url="{list}?page={n}")
    title: ClassVar[Names] = ("#divArticleDescription3 h1", "h1.News_Detail_Title")
    lead: ClassVar[Names] = ("#divArticleDescription1",)
    body: ClassVar[Names] = ("#divArticleDescription2", "#divArticleDescription")
    date: ClassVar[Names] = ("[id$=pnHide] span", ".News_Time_Post")
    credit: ClassVar[Names] = ("[id$=pnNguontin] p",)


class QuerySharePoint(Source):
    """SharePoint portals whose articles are told by a number in the query (``?ItemID=``, ``?nid=``)."""

    article = r"(?i)\.aspx\?(?:.*&)?(?:itemid|nid|tintucid)=(\d+)"
    query: ClassVar[Names] = ("itemid", "nid", "tintucid")
    pager = Pager(next=".pagination a.next, .PageNumber a.next")
    title: ClassVar[Names] = ("h1.title", ".tieude", ".title-detail", "h1")
    lead: ClassVar[Names] = (".tomtat", ".sapo", ".lead")
    body: ClassVar[Names] = ("#divArticleDescription", ".ms-rtestate-field", ".noidung", ".content-detail")
    date: ClassVar[Names] = (".ngaydang", ".date", ".time")
    drop: ClassVar[Names] = ("h1", ".tomtat", ".tieude", ".tinkhac", ".other-news")


class CommonContent(Source):
    """The system with ``common-content`` classes (moit, moet, Gia Lai, Hưng Yên, Thái Bình): slugs end in ``.html``."""

    article = r"^/(?:[^/?]+/)*([^/?]*[a-z]-[^/?]*)\.html$"
    ignore = r"^/chuyen-muc-|-c\d+-\d+\.html$|^/(?:gioi-thieu|lien-he)"
    links = "a.article-title"
    pager = Pager(next=".wrapper-pagination a.next-pages")
    title: ClassVar[Names] = ("h1.title-detail", ".article-title.common-title", "h1.article-title")
    lead: ClassVar[Names] = (".article-brief p", ".article-brief", ".brief.font-size-text")
    body: ClassVar[Names] = (".article-content.common-content", ".article-content", "div.content-detail")
    date: ClassVar[Names] = (".post-date", "span.article-date", "time[datetime]::attr(datetime)")
    author: ClassVar[Names] = (".article-author",)
    drop: ClassVar[Names] = (
        ".block-core-a3",
        ".block-core-a5",
        ".rating",
        ".article-brief",
        ".post-date",
        ".article-tool",
        "figcaption",
    )


class NukeViet(Source):
    """NukeViet 4: ``/vi/news/<section>/<slug>-<number>.html``, listings ``/page-N``."""

    article = r"^/(?:vi/|index\.php/)?(?:[^/?]+/)+[^/?]+-(\d+)\.html$"
    links = ".panel-body > a, h3 a, h2 a"
    pager = Pager(url="{stem}/page-{n}")
    title: ClassVar[Names] = (".title.margin-bottom-lg", "h1.title", "[itemprop=headline]")
    lead: ClassVar[Names] = (".hometext", "[itemprop=description]")
    body: ClassVar[Names] = ("#news-bodyhtml", ".bodytext")
    date: ClassVar[Names] = (".h5", ".time", "meta[itemprop=datePublished]::attr(content)")
    author: ClassVar[Names] = (".author strong", "[itemprop=author]")
    drop: ClassVar[Names] = (".hometext", "figcaption", ".news_column", ".rating")


class WordPress(Source):
    """WordPress: any slug; ``time.entry-date`` and ``.entry-content`` are what every theme keeps."""

    article = r"^/(?!category/|tag/|author/|page/|feed)(?:\d{4}/\d{2}/(?:\d{2}/)?)?([^/?]*-[^/?]*-[^/?]*)/?$"
    pager = Pager(url="{stem}/page/{n}/")
    title: ClassVar[Names] = ("h1.entry-title", ".entry-title")
    body: ClassVar[Names] = (".entry-content",)
    date: ClassVar[Names] = ("time.entry-date::attr(datetime)", "time[datetime]::attr(datetime)")
    author: ClassVar[Names] = (".author.vcard", ".entry-author")
    drop: ClassVar[Names] = (".sharedaddy", ".wp-caption-text", ".jp-relatedposts", "figcaption", ".post-navigation")
    first_is_lead = True


class Drupal(Source):
    """Drupal: ``/node/<number>``, "Submitted by … on 18 October 2019" with English months."""

    article = r"^/(?:en/|vi/)?node/(\d+)$"
    pager = Pager(next="li.pager-next a, .pager__item--next a")
    title: ClassVar[Names] = ("h1.page-title", "h1.title", "#page-title")
    body: ClassVar[Names] = (".field-name-body", ".field--name-body", ".node .content")
    date: ClassVar[Names] = (".submitted", ".node__submitted")
    drop: ClassVar[Names] = (".field-name-field-tags", ".links", ".node__links")
    first_is_lead = True


class WebForms(Source):
    """ASP.NET WebForms portals: no number in the address, depth tells. Where a pager says ``__doPostBack``, the page's
    form is posted back with its hidden fields (``crawler/postback.py``).
    """

    article = r"^/(?:[^/?]+/){2,}([^/?]+)\.htm$|^/([^/?]{30,})\.htm$"
    links = ".news-block a, .news-block-body a, .news-block-other a"
    pager = Pager(next=".pagination a.next")
    title: ClassVar[Names] = ("[id$=newsTitle]", "#printContent h3")
    lead: ClassVar[Names] = ("[id$=newsContent]", "#printContent h4")
    body: ClassVar[Names] = ("#divNewsDetails",)
    date: ClassVar[Names] = ("[id$=lblDate]",)
    credit: ClassVar[Names] = ("[id$=lblNguonThongTin]",)
