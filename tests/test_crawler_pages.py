"""Pages and the whole article expected of each: ``tests/pages/<site>/<date>.html.gz`` and ``.json``.

A new case is two files, never test code. ``unknown`` holds pages of sites that nobody described; ``list.html.gz`` is
a listing (or the JSON in its place), with its articles and the way to its second page; where the list comes from
elsewhere, ``list-entrance.html.gz`` is the page that says from where.
"""

from __future__ import annotations

import gzip
import json
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest

from crawler import answer, listing, page, sites
from crawler import walk as walks
from crawler.errors import BrokenPage, NotAnArticle
from crawler.walk import Walk
from extract.model import Page
from load.frontier import Listing

PAGES = Path(__file__).parent / "pages"
LISTS = sorted(PAGES.glob("*/list*.html.gz"))
CASES = sorted(set(PAGES.glob("*/*.html.gz")) - set(LISTS))


def load(case: Path) -> tuple[Page, dict[str, Any]]:
    expected = json.loads(case.with_name(case.name.replace(".html.gz", ".json")).read_text("utf-8"))
    fetched = datetime.fromisoformat(expected["fetched"])
    body = gzip.decompress(case.read_bytes())
    return Page(case.parent.name, expected["url"], fetched, 200, expected["headers"], body), expected["article"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}/{case.name.removesuffix('.html.gz')}")
def test_article(case: Path) -> None:
    received, expected = load(case)
    site = sites.find(received.site) if received.site in sites.SITES else None
    found = asdict(page.article(received, site))
    found["published"] = found["published"] and found["published"].isoformat()
    assert {name: found[name] for name in expected} == expected


@pytest.mark.parametrize("case", LISTS, ids=lambda case: f"{case.parent.name}/{case.name.removesuffix('.html.gz')}")
def test_listing(case: Path) -> None:
    expected = json.loads(case.with_name(case.name.replace(".html.gz", ".json")).read_text("utf-8"))
    source, url, body = sites.find(case.parent.name).source, expected["url"], gzip.decompress(case.read_bytes())
    root = page.tree(body.decode(), url)

    def own(address: str) -> str | None:
        return address if urlsplit(address).hostname in source.hosts else None

    names = listing.names(root, source.pager, url)
    links = listing.links(root, url, source.links)
    if source.api and body.startswith(b"{"):
        links = [item.entry for item in answer.items(body, {}, source.api, names, url)]
    found = listing.articles(links, source, own)
    assert {key: each.url for key, each in found.items()} == expected["articles"]
    assert {key: each.stated.isoformat() for key, each in found.items() if each.stated} == expected["dates"]
    begun = source.pager.begin == 1 and not body.startswith(b"{")
    step = walks.step(Walk(url, Listing(url, walked=False), n=0 if begun else 1, names=names), source, root, url)
    if expected["next"] is None:
        assert step is None
        return
    assert step is not None
    assert urljoin(url, step.url) == expected["next"]
    assert (dict(step.form) if step.form else None) == expected["form"]
    assert (dict(step.json) if step.json else None) == expected.get("json")


def received(html: str, url: str = "https://snn.tinhx.gov.vn/trang") -> Page:
    return Page("unknown", url, datetime.fromisoformat("2026-06-01T00:00:00+00:00"), 200, {}, html.encode())


LINK = '<li><a href="/tin-{0}">Huyện {0} tổ chức lớp tập huấn cho cán bộ xã năm 2024</a> (05/0{1}/2024)</li>'
LIST = "<ul>" + "".join(LINK.format(n, n % 9 + 1) for n in range(30)) + "</ul>"
DUTIES = (
    "<h1>Chức năng, nhiệm vụ</h1>" + "<p>Tham mưu cho Ủy ban nhân dân tỉnh thực hiện chức năng quản lý nhà nước.</p>"
)
TABLE = (
    "<h1>Văn bản pháp quy</h1><table><tr><th>Số ký hiệu</th><th>Trích yếu</th></tr>"
    + "<tr><td>12/KH-UBND</td><td><a href='/vb'>Kế hoạch triển khai chương trình giảm nghèo bền vững</a></td></tr>" * 25
    + "</table>"
)
FOOT = "<p>Chịu trách nhiệm nội dung: Ông Nguyễn Văn A - Giám đốc Sở.</p><p>Địa chỉ: 02 Tô Hiến Thành.</p>"


@pytest.mark.parametrize(
    "html", [LIST, DUTIES, TABLE, FOOT, LIST + FOOT, "<p>Xin chào.</p>", "<h1>Ảnh</h1><img src=a>"]
)
def test_what_is_no_news_is_not_taken_for_news(html: str) -> None:
    with pytest.raises(NotAnArticle, match="tinhx"):
        page.article(received(f"<html><body>{html}</body></html>"), None)


@pytest.mark.parametrize(
    "html", ["", "   ", "%PDF-1.4 x", "<h1>Thông báo từ chối truy cập</h1>", "<title>404 Not Found</title>"]
)
def test_broken_pages_are_named(html: str) -> None:
    with pytest.raises(BrokenPage, match="tinhx"):
        page.article(received(html), None)


def test_the_listing_date_stands_in_where_the_page_has_none() -> None:
    text = "Huyện đã mở 12 lớp tập huấn cho 540 người, kinh phí 95 triệu đồng từ ngân sách trung ương. "
    bare = received(f"<h1>Huyện mở lớp tập huấn cho cán bộ thôn bản</h1><p>{text * 3}</p><p>{text * 4}</p>")
    told = Page(bare.site, bare.url, bare.fetched, 200, {page.STATED: "2024-05-06T08:00:00+07:00"}, bare.body)
    assert page.article(bare, None).published is None
    assert page.article(told, None).published == datetime.fromisoformat("2024-05-06T08:00:00+07:00")
