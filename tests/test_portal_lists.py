"""The demo portal's lists, feeds and sitemaps lead to every article."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from html import unescape
from urllib.parse import urljoin, urlsplit

import pytest

from portal.addresses import article_key, article_path
from portal.model import TrueArticle
from portal.server import Portal
from portal.sites import SITES
from tests.visiting import ARTICLES, EXAMPLES, LINKS, get, listed, locations


@pytest.fixture(scope="module")
def portal() -> Iterator[Portal]:
    with Portal({}) as running:
        yield running


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


@pytest.mark.parametrize("site", [site for site in SITES if SITES[site].sitemap])
def test_sitemaps_name_every_article(portal: Portal, site: str) -> None:
    found = locations(get(portal.sites[site] + SITES[site].sitemap))
    if site == "baolaocai":
        assert all(location.endswith(".xml.gz") for location in found)
        found = [location for part in found for location in locations(get(part))]
    expected = {portal.sites[site] + article.path for article in ARTICLES if article.site == site}
    assert expected <= set(found)
