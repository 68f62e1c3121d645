"""The demo portal: its truth is consistent, and it serves the truth the way the real sites do."""

from __future__ import annotations

import gzip
import json
import re
import socket
import time
import unicodedata
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from html import unescape
from http.client import HTTPConnection
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import quote, urlencode, urljoin, urlsplit
from urllib.request import Request, urlopen
from urllib.robotparser import RobotFileParser

import pytest
from parsel import Selector

from portal import truth
from portal.addresses import article_key, article_path
from portal.errors import PortalError
from portal.model import TrueArticle
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


@pytest.fixture(scope="module")
def portal() -> Iterator[Portal]:
    with Portal({}) as running:
        yield running


@pytest.fixture
def fresh() -> Iterator[Portal]:
    """A portal of its own for tests that change articles or read the list of requests."""
    with Portal({}) as running:
        yield running


# --- the truth -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.name)
def test_every_offset_points_at_its_words(article: TrueArticle) -> None:
    assert article.text == "\n".join((article.lead, *article.body))
    for index, activity in enumerate(article.activities):
        assert article.text[activity.start : activity.end] == activity.text
        assert all(article.figures[at].activity == index for at in activity.figures)
    for figure in article.figures:
        assert article.text[figure.start : figure.end] == figure.text
    assert sum(len(activity.figures) for activity in article.activities) == len(article.figures)


def test_the_portal_is_large_and_varied_enough() -> None:
    assert {article.site for article in ARTICLES} == set(SITES)
    assert len(ARTICLES) >= 40
    reprints = [article for article in ARTICLES if article.reprint_of]
    assert any(article.reprint_of and not article.reprint_of.startswith(article.site) for article in reprints)


SAMPLE = """
site = "mic"
id = "152518"
slug = "Ten-bai"
section = "Tin địa phương"
section_slug = "tin-dia-phuong"
title = "Tên bài"
lead = "Sở đã in 1.500 cuốn sổ tay."
published = 2024-03-05T08:30:00+07:00
body = ["Sở phát 500 cuốn cho 500 hộ.", "Xong."]
captions = [{after = 1, text = "Ảnh minh họa"}]
[[activities]]
type = "printing"
status = "done"
period = []
text = "đã in 1.500 cuốn"
figures = [{text = "500 cuốn", kind = "copies", unit = "cuốn", low = 500}]
"""


def write(folder: Path, text: str, name: str = "a") -> None:
    (folder / "mic").mkdir(exist_ok=True)
    (folder / "mic" / f"{name}.toml").write_text(text, "utf-8")


def test_an_article_file_is_read(tmp_path: Path) -> None:
    write(tmp_path, SAMPLE)
    (article,) = truth.load(tmp_path)
    assert (article.name, article.key) == ("mic/a", "mic:152518")
    assert article.path == "/mic_2020/Pages/TinTuc/152518/Ten-bai.html"
    assert article.dateline == "(Mic.gov.vn) - "
    (figure,) = article.figures
    assert article.text[figure.start - 4 : figure.end] == "phát 500 cuốn"[-len("500 cuốn") - 4 :]
    assert (figure.low, figure.high, figure.bound, figure.currency) == (500, 500, "exact", None)


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ('text = "500 cuốn"', 'text = "600 cuốn"', "text: '600 cuốn' stands 0 times"),
        ('text = "500 cuốn"', 'text = "500 cuốn", nth = 2', "text: '500 cuốn' stands 1 times"),
        ('kind = "copies"', 'kind = "copy"', "kind: 'copy' is unknown"),
        ('status = "done"', 'status = "finished"', "status: 'finished' is unknown"),
        ('type = "printing"', 'type = "print"', "type: 'print' is unknown"),
        ('unit = "cuốn"', 'units = "cuốn"', "unit: is missing"),
        ("low = 500}", 'low = "many"}', "low: 'many' is no number"),
        ("low = 500}", "low = 500, high = 400}", "high: 400 is below low"),
        ("low = 500}", 'low = 500, bond = "over"}', "bond: is no field"),
        ("period = []", 'period = ["2024-01-01"]', "period:"),
        ("period = []", 'period = ["2024-02-01", "2024-01-01"]', "period:"),
        ("period = []", 'period = []\nprovince = "Hà Nội"', "province:"),
        ("after = 1", "after = 3", "after: 3 is not between 0 and 2"),
        ('id = "152518"', 'id = "15-2518"', "id:"),
        ('slug = "Ten-bai"', 'slug = "Tên bài"', "slug:"),
        ('site = "mic"', 'site = "mst"', "site: 'mst' is unknown"),
        ("T08:30:00+07:00", "T08:30:00", "published:"),
        ('title = "Tên bài"', 'title = ""', "title: is missing"),
        ('title = "Tên bài"', "title = 7", "title: must be a text"),
        ('body = ["Sở', 'body = ["", "Sở', "body:"),
        ('title = "Tên bài"', 'title = "Tên bài"\nreprint_of = "mst/none"', "reprint_of:"),
        ('title = "Tên bài"', "title = Tên bài", "is no TOML file"),
    ],
)
def test_an_inconsistent_file_is_refused_with_file_and_field(tmp_path: Path, old: str, new: str, field: str) -> None:
    assert old in SAMPLE
    write(tmp_path, SAMPLE.replace(old, new, 1))
    with pytest.raises(PortalError) as error:
        truth.load(tmp_path)
    assert str(error.value).startswith("portal/articles/mic/a.toml: ")
    assert field in str(error.value)


def test_overlapping_figures_and_shared_keys_are_refused(tmp_path: Path) -> None:
    figures = (
        '{text = "500 hộ", kind = "households", unit = "hộ", low = 500}, {text = "cho 500 hộ", kind = "households"'
    )
    write(tmp_path, SAMPLE.replace("figures = [", f'figures = [{figures}, unit = "hộ", low = 500}}, '))
    with pytest.raises(PortalError, match="overlap"):
        truth.load(tmp_path)
    write(tmp_path, SAMPLE)
    write(tmp_path, SAMPLE, "b")
    with pytest.raises(PortalError, match=r"b\.toml: id: the key mic:152518 is also that of mic/a"):
        truth.load(tmp_path)


# --- articles --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.name)
def test_every_article_stands_in_its_page(portal: Portal, article: TrueArticle) -> None:
    family = SITES[article.site].family
    reply = get(portal.sites[article.site] + article.path)
    title, lead, body = SELECTORS[family]
    assert reply.status == 200
    assert words(reply.page.css(title).xpath("string()").get("")) == words(article.title)
    assert words(article.dateline + article.lead) in words(reply.page.css(lead).xpath("string()").get(""))
    paragraphs = [words(part.xpath("string()").get("")) for part in reply.page.css(body)]
    places = [paragraphs.index(words(paragraph)) for paragraph in article.body]
    assert places == sorted(places)
    date = words(reply.page.css(DATES[family]).xpath("string()").get(""))
    assert f"{article.published:%d/%m/%Y %H:%M}" in date
    for caption in article.captions:
        assert words(caption.text) in words(reply.page.xpath("string()").get(""))


@pytest.mark.parametrize("site", SITES)
def test_a_page_carries_furniture_that_is_no_text(portal: Portal, site: str) -> None:
    article = EXAMPLES[site]
    first, second = (get(portal.sites[site] + article.path) for _ in range(2))
    assert first.text != second.text, "counters change at every request"
    everything = words(first.page.xpath("string(//body)").get(""))
    assert "1.250.000" in everything
    assert "1.250.000" not in article.text
    others = [other for other in ARTICLES if other.site == site and other.title in everything]
    assert len(others) > 1, "other stories are named with their figures"


def test_old_sharepoint_addresses_show_the_same_article(portal: Portal) -> None:
    origin, article = portal.sites["mic"], EXAMPLES["mic"]
    short = f"/Pages/TinTuc/{article.id}/bat-ky.html"
    for path in (article.path, short, f"/Pages/TinTuc/tinchitiet.aspx?tintucid={article.id}"):
        assert get(origin + path).page.css("h1::text").get() == article.title


def test_the_print_view_of_old_mic_has_american_dates(portal: Portal) -> None:
    article = EXAMPLES["mic"]
    moment = article.published
    href = get(portal.sites["mic"] + article.path).page.css(".tool a::attr(href)").get("")
    text = get(portal.sites["mic"] + href).text
    assert f"{moment.month}/{moment.day}/{moment.year} {moment.hour % 12 or 12}:{moment:%M:%S}" in text


def test_articles_of_old_mic_stand_on_mst_under_their_old_ids(portal: Portal) -> None:
    article = EXAMPLES["mic"]
    reply = get(f"{portal.sites['mst']}/{article.slug.lower()}-197{article.id}.htm")
    assert reply.page.css("h1.detail-title::text").get() == article.title
    assert words(article.body[0]) in [words(part) for part in reply.page.css(".detail-content > p::text").getall()]


def test_a_liferay_article_has_two_addresses(portal: Portal) -> None:
    origin, article = portal.sites["danang"], EXAMPLES["danang"]
    for path in (
        article.path,
        f"/vi{article.path}",
        f"{article.path};jsessionid=0A1B",
        f"{article.path}?p_l_back_url=%2F",
    ):
        assert get(origin + path).page.css(".title-detail::text").get() == article.title
    blocks = get(origin + article.path).page.css(".journal-content-article p")
    assert words(blocks[0].xpath("string()").get("")) == words(article.title)
    assert words(blocks[-1].xpath("string()").get("")) == words(article.section)
    assert get(origin + article.path).page.css("h1::text").get() == "Thực đơn"


def test_baochinhphu_breaks_lines_inside_its_json(portal: Portal) -> None:
    article = next(each for each in ARTICLES if each.site == "baochinhphu" and ". " in each.lead + " ")
    text = get(portal.sites["baochinhphu"] + article.path).page.css("script[type='application/ld+json']::text").get("")
    assert json.loads(text, strict=False)["headline"] == article.title
    if ". " in article.lead:
        with pytest.raises(json.JSONDecodeError):
            json.loads(text)


def test_markup_in_an_article_is_shown_as_text(tmp_path: Path) -> None:
    write(tmp_path, SAMPLE.replace("Tên bài", "<script>alert(1)</script> & Tên"))
    articles = truth.load(tmp_path)
    with Portal({}, articles) as running:
        reply = get(running.sites["mic"] + articles[0].path)
    assert "<script>alert" not in reply.text
    assert reply.page.css("#news_content h1::text").get() == articles[0].title


# --- lists, feeds, sitemaps ------------------------------------------------------------------------------------------


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


@pytest.mark.parametrize("site", SITES)
def test_the_main_list_leads_to_every_article_newest_first(portal: Portal, site: str) -> None:
    own = sorted((a for a in ARTICLES if a.site == site), key=lambda a: (a.published, a.key), reverse=True)
    paths = [path.removeprefix("/vi") for path in listed(portal, site)]
    assert paths == [article.path for article in own]


def many(site: str, count: int) -> list[TrueArticle]:
    """Copies of one article of the site, a minute apart."""
    example, table = EXAMPLES[site], SITES[site]
    made = []
    for at in range(count):
        number, slug = f"{example.id[:-2]}{at:02}" if example.id.isdigit() else "", f"bai-so-{at}"
        path = article_path(table, number, slug, example.section_slug)
        address = {"id": number, "slug": slug, "path": path, "key": article_key(table, number, slug)}
        published = example.published + timedelta(minutes=at)
        made.append(replace(example, name=f"{site}/{slug}", published=published, **address))
    return made


@pytest.mark.parametrize("site", SITES)
def test_a_long_list_goes_on_for_pages(site: str) -> None:
    articles = many(site, 17)
    with Portal({}, articles) as running:
        paths = [path.removeprefix("/vi") for path in listed(running, site)]
        assert running.sites.keys() == {site}
        assert sum(visit.status == 200 for visit in running.requests) in (4, 5)
    assert paths == [article.path for article in reversed(articles)]


@pytest.mark.parametrize("site", SITES)
def test_every_section_of_the_menu_answers(portal: Portal, site: str) -> None:
    origin = portal.sites[site]
    menu = get(origin + "/").page.css(".menu a, .header__nav a, #navigation a, .Menu a").css("::attr(href)").getall()
    assert len(menu) > len(SITES[site].sections)
    assert {get(urljoin(origin, href)).status for href in menu} == {200}


@pytest.mark.parametrize("site", SITES)
def test_no_link_of_the_site_is_broken(portal: Portal, site: str) -> None:
    origin = portal.sites[site]
    known, due = {origin + "/"}, [origin + "/"]
    while due:
        address = due.pop()
        reply = get(address)
        assert reply.status == 200, address
        for href in reply.page.css("a::attr(href)").getall():
            link = urljoin(address, href).partition("#")[0]
            if link.startswith(origin) and link not in known:
                known.add(link)
                due.append(link)
    paths = {urlsplit(link).path.removeprefix("/vi") for link in known}
    assert {article.path for article in ARTICLES if article.site == site} <= paths | sitemap_paths(portal, site)


def sitemap_paths(portal: Portal, site: str) -> set[str]:
    return (
        {urlsplit(url).path for url in locations(get(portal.sites[site] + "/sitemap.xml"))}
        if site == "sonla"
        else set()
    )


def test_a_page_number_in_the_query_changes_nothing_on_baochinhphu(portal: Portal) -> None:
    links = [
        get(f"{portal.sites['baochinhphu']}/thoi-su.htm{query}").page.css(LINKS["vccorp"]).css("::attr(href)").getall()
        for query in ("", "?page=2")
    ]
    assert links[0] == links[1]


@pytest.mark.parametrize("site", [site for site in SITES if SITES[site].feeds])
def test_feeds_name_the_newest_articles(portal: Portal, site: str) -> None:
    own = sorted((a for a in ARTICLES if a.site == site), key=lambda a: (a.published, a.key), reverse=True)
    for feed in SITES[site].feeds:
        reply = get(portal.sites[site] + feed)
        items = ET.fromstring(reply.body).findall("./channel/item")
        expected = [portal.sites[site] + article.path for article in own[:10]]
        assert [item.findtext("link") for item in items] == expected
        assert "rss+xml" in reply.headers["Content-Type"]
        assert unescape(items[0].findtext("title", "")) == own[0].title


def test_a_section_has_a_feed(portal: Portal) -> None:
    article = EXAMPLES["mst"]
    assert article.title in get(f"{portal.sites['mst']}/rss/tin-tuc-su-kien/{article.section_slug}.rss").text
    assert get(f"{portal.sites['mst']}/rss/khong-co.rss").status == 404


def locations(reply: Reply) -> list[str]:
    return [node.text or "" for node in ET.fromstring(reply.body).iter() if node.tag.endswith("}loc")]


@pytest.mark.parametrize("site", [site for site in SITES if SITES[site].sitemap])
def test_sitemaps_name_every_article(portal: Portal, site: str) -> None:
    found = locations(get(portal.sites[site] + SITES[site].sitemap))
    if site == "baolaocai":
        assert all(location.endswith(".xml.gz") for location in found)
        found = [location for part in found for location in locations(get(part))]
    expected = {portal.sites[site] + article.path for article in ARTICLES if article.site == site}
    assert expected <= set(found)


# --- manners ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("site", SITES)
def test_robots_forbids_a_page_that_looks_like_news(portal: Portal, site: str) -> None:
    origin, table = portal.sites[site], SITES[site]
    robots = RobotFileParser()
    robots.parse(get(origin + "/robots.txt").text.splitlines())
    assert not robots.can_fetch("sotin", origin + table.hidden)
    assert all(robots.can_fetch("sotin", origin + article.path) for article in ARTICLES if article.site == site)
    hidden = get(origin + table.hidden)
    assert "99.999" in hidden.page.css(SELECTORS[table.family][0]).xpath("string()").get("")
    links = get(origin + first_page(site)).page.css(LINKS[table.family]).css("::attr(href)").getall()
    assert table.hidden in links, "the temptation is real"


@pytest.mark.parametrize("site", SITES)
def test_plain_pages_are_no_articles(portal: Portal, site: str) -> None:
    for path in (SITES[site].about, SITES[site].documents):
        reply = get(portal.sites[site] + path)
        assert reply.status == 200
        assert not reply.page.css(SELECTORS[SITES[site].family][2])
    assert len(reply.page.css("table.documents tr")) > 3


@pytest.mark.parametrize("site", SITES)
def test_an_unchanged_list_is_not_sent_again(portal: Portal, site: str) -> None:
    address = portal.sites[site] + first_page(site)
    first = get(address)
    again = get(address, If_None_Match=f"W/{first.headers['ETag']}")
    assert (again.status, again.body, again.headers["ETag"]) == (304, b"", first.headers["ETag"])
    assert get(address, If_Modified_Since=first.headers["Last-Modified"]).status == 304
    assert get(address, If_None_Match='"other"').status == 200
    assert get(address, If_Modified_Since="yesterday").status == 200


def test_pages_are_compressed_for_those_who_accept_it(portal: Portal) -> None:
    address = portal.sites["mic"] + EXAMPLES["mic"].path
    packed = get(address, Accept_Encoding="gzip, deflate")
    assert packed.headers["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in get(address).headers
    assert EXAMPLES["mic"].title in packed.text


@pytest.mark.parametrize("site", SITES)
def test_unknown_addresses_are_missing(portal: Portal, site: str) -> None:
    for path in (
        "/khong-co",
        "/khong-co-bai-nay-197000000000000000.htm",
        "/web/dng/-/khong-co",
        "/x/khong-co-post1.html",
    ):
        assert get(portal.sites[site] + path).status == 404
    assert get(portal.sites[site] + "/khong-co", {"page": "2"}).status == 404


def test_heads_have_no_body_and_forms_need_a_length(portal: Portal) -> None:
    connection = HTTPConnection(portal.sites["sonla"].removeprefix("http://"), timeout=5)
    connection.request("HEAD", "/tin-tuc")
    reply = connection.getresponse()
    assert (reply.status, reply.read()) == (200, b"")
    assert int(reply.headers["Content-Length"]) > 1000
    for fields, status in (({}, 411), ({"Content-Length": "9999999"}, 413)):
        connection = HTTPConnection(portal.sites["sonla"].removeprefix("http://"), timeout=5)
        connection.putrequest("POST", "/x")
        for name, value in fields.items():
            connection.putheader(name, value)
        connection.endheaders()
        assert connection.getresponse().status == status
        connection.close()


# --- the portal itself -----------------------------------------------------------------------------------------------


def test_it_starts_and_stops_fast_and_remembers_requests() -> None:
    begun = time.monotonic()
    with Portal({}) as running:
        started = time.monotonic() - begun
        origin = running.sites["mic"]
        get(origin + "/robots.txt")
        visit = running.requests[-1]
        assert (visit.method, visit.site, visit.path) == ("GET", "mic", "/robots.txt")
        assert (visit.agent, visit.status) == ("test", 200)
        assert visit.time.tzinfo is not None
        running.forget()
        assert running.requests == ()
    assert started < 1
    with pytest.raises(OSError, match="refused"):
        get(origin + "/")


def test_a_taken_port_is_replaced_with_a_note_or_refused() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(PortalError, match=f"Port {port} of the demo site mic"), Portal({"mic": port}):
            pass
    with Portal() as first, Portal() as second:
        assert len(second.notes) == len(SITES)
        assert set(first.sites.values()).isdisjoint(second.sites.values())


def test_a_figure_can_be_corrected(fresh: Portal) -> None:
    article = EXAMPLES["mst"]
    address = fresh.sites["mst"] + article.path
    before, listing = get(address), get(fresh.sites["mst"] + first_page("mst"))
    figure = article.figures[0].text
    fresh.revise("mst", article.key, figure, "4.321 trang")
    after = get(address, If_None_Match=before.headers["ETag"])
    assert after.status == 200
    assert "4.321 trang" in after.text
    changed = get(fresh.sites["mst"] + first_page("mst"), If_None_Match=listing.headers["ETag"])
    assert changed.status == (200 if article.path in listing.text else 304)
    with pytest.raises(PortalError, match="does not stand in the article"):
        fresh.revise("mst", article.key, "không có chữ này", "x")


def test_an_article_can_be_withdrawn(fresh: Portal) -> None:
    article = EXAMPLES["baolaocai"]
    fresh.withdraw("baolaocai", article.id)
    assert get(fresh.sites["baolaocai"] + article.path).status == 404
    assert article.path not in listed(fresh, "baolaocai")
    with pytest.raises(PortalError, match="has no article"):
        fresh.withdraw("baolaocai", article.id)
    with pytest.raises(PortalError, match="has no site"):
        fresh.withdraw("hanoi", "1")
