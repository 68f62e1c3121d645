"""A visitor of the demo portal: fetches pages, and walks a list as a spider of the site's family would."""

from __future__ import annotations

import gzip
import re
import unicodedata
import xml.etree.ElementTree as ET
from urllib.error import HTTPError
from urllib.parse import quote, urlencode, urljoin, urlsplit
from urllib.request import Request, urlopen

from parsel import Selector

from portal import truth
from portal.server import Portal
from portal.sites import SITES

ARTICLES = truth.load()
EXAMPLES = {site: next(article for article in ARTICLES if article.site == site) for site in SITES}

SELECTORS = {
    "sharepoint": ("#news_content > div:first-child h1", "#divArticleDescription", "#divArticleContent p"),
    "vccorp": ("h1.detail-title", ".detail-sapo", ".detail-content.afcbc-body[data-role=content] > p"),
    "liferay": (".title-detail", ".journal-content-article", ".journal-content-article p"),
    "vnpt": (".ArticleDetailControl > .ArticleHeader", ".ArticleSummary", ".ArticleContent p"),
    "zce": ("h1.article__title.cms-title", ".article__sapo.cms-desc", ".article__body.zce-content-body > div"),
}
DATES = {
    "sharepoint": "#news_content > div:first-child > div:first-child > div",
    "vccorp": "[data-role=publishdate]",
    "liferay": ".publish-date",
    "vnpt": ".PostDate",
    "zce": "article time[datetime]",
}
LINKS = {
    "sharepoint": "div > h3 > a",
    "vccorp": "a.box-category-link-title, a.box-stream-link-title",
    "liferay": ".asset-title a",
    "vnpt": ".UIListNews_Default .Title a, body > .item .Title a",
    "zce": "h2 a.cms-link",
}


class Reply:
    def __init__(self, status: int, headers: dict[str, str], body: bytes) -> None:
        self.status, self.headers, self.body = status, headers, body
        self.text = body.decode()
        self.page = Selector(self.text) if self.text.strip() else Selector("<html></html>")


def get(url: str, form: dict[str, str] | None = None, **headers: str) -> Reply:
    fields = {name.replace("_", "-"): value for name, value in headers.items()}
    data = urlencode(form).encode() if form is not None else None
    request = Request(quote(url, safe=":/?&=%"), data=data, headers={"User-Agent": "test", **fields})
    try:
        with urlopen(request, timeout=5) as reply:
            return Reply(reply.status, dict(reply.headers), unpacked(reply.read()))
    except HTTPError as error:
        with error:
            return Reply(error.code, dict(error.headers), error.read())


def unpacked(body: bytes) -> bytes:
    return gzip.decompress(body) if body[:2] == b"\x1f\x8b" else body


def words(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).replace("\u200b", "").split())


def listed(portal: Portal, site: str) -> list[str]:
    """The paths of all stories in the main list, page after page, as a spider of the family would go."""
    origin, table = portal.sites[site], SITES[site]
    paths: list[str] = []
    address = origin + first_page(site)
    start = reply = get(address)
    for page in range(2, 60):
        links = [urljoin(address, href) for href in reply.page.css(LINKS[table.family]).css("::attr(href)").getall()]
        found = [urlsplit(link).path for link in links if not urlsplit(link).path.startswith(table.disallow)]
        if not found:
            break
        paths += found
        step = following(site, start, reply, page)
        if step is None:
            break
        address = urljoin(address, step[0])
        reply = get(address, step[1])
    return paths


def first_page(site: str) -> str:
    table = SITES[site]
    number = table.sections[table.main].number
    return {
        "mic": f"/mic_2020/Pages/ChuyenMuc/PhanTrang/{number}/1/Tin-Tuc.html",
        "mst": f"/{table.main}.htm",
        "baochinhphu": f"/{table.main}.htm",
        "baolaocai": f"/{table.main}/",
    }.get(site, f"/{table.main}")


def following(site: str, start: Reply, reply: Reply, page: int) -> tuple[str, dict[str, str] | None] | None:
    if site == "baochinhphu":
        return f"/timelinelist/{start.page.css('#hdZoneId::attr(value)').get()}/{page}.htm", None
    if site == "sonla":
        fields = dict(re.findall(r"(article_category_id|site_id|page_size): (\d+)", start.text))
        if not fields:
            return None
        return "/DesktopModule/UIArticleInMenu/ArticleInMenuPagination.aspx/LoadArticle", {**fields, "page": str(page)}
    href = reply.page.css("a.next::attr(href)").get()
    return (href, None) if href else None


def locations(reply: Reply) -> list[str]:
    return [node.text or "" for node in ET.fromstring(reply.body).iter() if node.tag.endswith("}loc")]
