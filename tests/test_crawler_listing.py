"""Feeds, sitemaps and listings: what they name, and what a hostile one cannot do."""

import gzip
from pathlib import Path

import pytest
from lxml.html import fromstring

from crawler import listing, sites
from crawler.listing import Entry
from crawler.source import Pager
from load.frontier import Found

RSS = """<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>x</title>
<item><title>Tập huấn</title><link>https://x.vn/a-1.htm</link><description><![CDATA[<a>x</a>]]></description></item>
<item><title>Không liên kết</title></item><item><guid>https://x.vn/b-2.htm</guid></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>Tin</title><link href="https://x.vn/c"/></entry></feed>"""
BOMB = """<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "%s"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c SYSTEM "file://%s">]><rss><channel><item><title>&b;&c;</title><link>https://x.vn/&c;</link></item></channel></rss>"""


def test_feeds() -> None:
    assert listing.feed(RSS.encode()) == [Entry("https://x.vn/a-1.htm", "Tập huấn"), Entry("https://x.vn/b-2.htm")]
    assert listing.feed(ATOM.encode()) == [Entry("https://x.vn/c", "Tin")]


@pytest.mark.parametrize("body", [b"", b"<html><body>Trang ch\xe1\xbb\xa7</body></html>", b"\x00\x01", b"{}"])
def test_what_is_no_feed_is_said_to_be_none(body: bytes) -> None:
    with pytest.raises(ValueError, match="no RSS"):
        listing.feed(body)


def test_entities_are_not_expanded_and_no_file_is_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("mật")
    entries = listing.feed((BOMB % ("x" * 1000, secret)).encode())
    assert "mật" not in repr(entries)
    assert len(repr(entries)) < 500


def test_a_cut_feed_gives_what_it_has() -> None:
    assert [entry.url for entry in listing.feed(RSS.encode()[:-60])][:1] == ["https://x.vn/a-1.htm"]


@pytest.mark.parametrize(
    ("printed", "stated"),
    [
        ("<pubDate>Tue, 06 Aug 2024 08:30:00 +0700</pubDate>", "2024-08-06T08:30:00+07:00"),
        ("<pubDate>Tue, 06 Aug 2024 01:30:00 GMT</pubDate>", "2024-08-06T01:30:00+00:00"),
        ("<pubDate>8/6/2024 8:30:00 AM GMT+7</pubDate>", "2024-08-06T08:30:00+07:00"),
        ("<dc:date xmlns:dc='x'>2024-08-06T01:30:00Z</dc:date>", "2024-08-06T01:30:00+00:00"),
    ],
)
def test_the_date_that_a_feed_states_goes_with_the_article(printed: str, stated: str) -> None:
    item = f"<item><link>https://mst.gov.vn/a-197250704101929995.htm</link>{printed}</item>"
    entries = listing.feed(f"<rss><channel>{item}</channel></rss>".encode())
    found = listing.articles(entries, sites.find("mst").source, lambda url: url)
    assert [each.stated and each.stated.isoformat() for each in found.values()] == [stated]


SITEMAP = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc> https://x.vn/a </loc><lastmod>2024-01-02</lastmod></url></urlset>"""
INDEX = """<sitemapindex><sitemap><loc>https://x.vn/s.xml.gz</loc></sitemap></sitemapindex>"""


def test_sitemaps_plain_compressed_and_index() -> None:
    pages: tuple[list[Entry], list[Entry]] = ([], [Entry("https://x.vn/a", changed="2024-01-02")])
    assert listing.sitemap(SITEMAP.encode()) == pages
    assert listing.sitemap(gzip.compress(SITEMAP.encode())) == pages
    assert listing.sitemap(INDEX.encode()) == ([Entry("https://x.vn/s.xml.gz")], [])


NEWS = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:i="http://i" xmlns:news="http://news"><url>
<i:image><i:loc>https://x.vn/a.jpg</i:loc></i:image><loc>https://x.vn/a</loc><lastmod>2024-01-03</lastmod>
<news:news><news:publication_date>2024-01-02T08:00:00+07:00</news:publication_date></news:news></url></urlset>"""


def test_a_news_sitemap_states_when_an_article_was_published() -> None:
    entry = Entry("https://x.vn/a", changed="2024-01-03", printed="2024-01-02T08:00:00+07:00")
    assert listing.sitemap(NEWS.encode()) == ([], [entry])


@pytest.mark.parametrize("body", [b"<html/>", gzip.compress(SITEMAP.encode())[:-9], gzip.compress(b"\0" * 30_000_000)])
def test_what_is_no_whole_sitemap_is_refused(body: bytes) -> None:
    with pytest.raises(ValueError, match=r"sitemap|body"):
        listing.sitemap(body)


@pytest.mark.parametrize(
    "html",
    [
        "<link rel=next href='?page=2'>",
        "<div class=pagination><a href='?page=1'>1</a><a href='?page=2'>2</a><a href='?page=9'>Cuối</a></div>",
        "<ul class=phan-trang><li><a href='?page=2'>Trang sau</a></ul>",
        "<nav class=paging><a href='?page=2' title='Trang sau'><i></i></a></nav>",
        "<a href='/other'>»</a><div class=pager><a href='?page=2'>»</a></div>",
    ],
)
def test_next_links(html: str) -> None:
    root = fromstring(f"<html><body>{html}</body></html>")
    assert listing.next_link(root, "https://x.vn/tin", 2, "") == "https://x.vn/tin?page=2"


def test_a_pager_of_templates_reads_its_names_from_the_page() -> None:
    pager = Pager(url="/timelinelist/{zone}/{n}.htm", fields={"zone": "#hdZoneId::attr(value)"})
    root = fromstring("<html><body><input id=hdZoneId value=1027></body></html>")
    assert listing.names(root, pager, "https://x.vn/kinh-te.htm")["zone"] == "1027"


@pytest.mark.parametrize("body", [b'{"d": "<ul><li>x</li></ul>"}', b'"<ul><li>x</li></ul>"', b"<ul><li>x</li></ul>"])
def test_pagers_may_wrap_their_markup_in_json(body: bytes) -> None:
    assert listing.markup(body, {}) == "<ul><li>x</li></ul>"


def test_articles_among_links_are_told_by_address_and_kept_once() -> None:
    source = sites.find("mst").source
    urls = [
        "https://mst.gov.vn/ten-bai-197250704101929995.htm", "https://mst.gov.vn/ten-bai-197250704101929995.htm#a",
        "https://mst.gov.vn/tin-tuc-su-kien/trang-2.htm", "https://other.vn/ten-bai-197250704101929995.htm",
    ]  # fmt: skip
    found = listing.articles([Entry(url) for url in urls], source, lambda url: url if "mst" in url else None)
    assert found == {"197250704101929995": Found(urls[0])}
