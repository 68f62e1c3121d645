"""Newspaper of Điện Biên. Lists are written by a script; the API that it asks gives any number of the newest articles,
so that a further page is a longer answer. Articles are pages.
"""

from crawler.papers import NumberPaper
from crawler.source import Api, Pager


class Baodienbienphu(NumberPaper):
    name = "baodienbienphu"
    label = "Báo Điện Biên Phủ"
    kind = "paper"
    province = "11"
    hosts = (
        "baodienbienphu.vn", "www.baodienbienphu.vn", "baodienbienphu.com.vn", "api-dienbien.baodienbienphu.vn",
    )  # fmt: skip
    weekly = 200
    lists = ("/tin-tuc/thoi-su", "/tin-tuc/xa-hoi", "/tin-tuc/kinh-te")
    pager = Pager(
        url="https://api-dienbien.baodienbienphu.vn/api/web/article-get-news-by-category-slug"
        "?category_slug={category}&limit={reach}",
        parts=r"^/tin-tuc/(?P<category>[^/?]+)",
        size=12,
        begin=1,
    )
    article = r"^/tin-bai/[^/]+/([^/?]+)$"
    api = Api(
        items="data.list",
        address=(
            "/{article_type_slug}/{category_slug}/{article_slug}", "/tin-bai/{category_slug}/{article_slug}",
            "/tin-bai/{category}/{article_slug}",
        ),
        title="title",
    )  # fmt: skip
    body = (".editor-content",)
    inferred = "the sections' names"
    articles = ("https://baodienbienphu.vn/tin-bai/xa-hoi/dua-nuoc-sach-ve-ban-vung-cao",)
    sections = ("https://baodienbienphu.vn/tin-tuc/xa-hoi",)
