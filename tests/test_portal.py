"""The demo portal serves its truth the way the real sites do, with their manners, and starts and stops cleanly."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from dataclasses import replace
from http.client import HTTPConnection
from urllib.robotparser import RobotFileParser

import pytest

from portal.errors import PortalError
from portal.model import TrueArticle
from portal.server import Portal
from portal.sites import SITES
from tests.visiting import ARTICLES, DATES, EXAMPLES, LINKS, SELECTORS, first_page, get, listed, words


@pytest.fixture(scope="module")
def portal() -> Iterator[Portal]:
    with Portal({}) as running:
        yield running


@pytest.fixture
def fresh() -> Iterator[Portal]:
    """A portal of its own for tests that change articles or read the list of requests."""
    with Portal({}) as running:
        yield running


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


def test_markup_in_an_article_is_shown_as_text() -> None:
    article = replace(EXAMPLES["mic"], title="<script>alert(1)</script> & Tên")
    with Portal({}, [article]) as running:
        reply = get(running.sites["mic"] + article.path)
    assert "<script>alert" not in reply.text
    assert reply.page.css("#news_content h1::text").get() == article.title


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


def test_it_remembers_requests_and_is_gone_after_its_block() -> None:
    with Portal({}) as running:
        origin = running.sites["mic"]
        get(origin + "/robots.txt")
        visit = running.requests[-1]
        assert (visit.method, visit.site, visit.path) == ("GET", "mic", "/robots.txt")
        assert (visit.agent, visit.status) == ("test", 200)
        assert visit.time.tzinfo is not None
        running.forget()
        assert running.requests == ()
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
