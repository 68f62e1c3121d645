"""Canonical addresses, keys, and which addresses may be asked at all."""

from datetime import UTC, datetime

import pytest

from crawler import page, sites
from crawler.addresses import canonical, is_article, join, key
from crawler.hosts import Refused, check_address, check_url
from crawler.source import Source
from extract.model import Page


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("HTTPS://Danang.gov.vn:443/a/b#top", "https://danang.gov.vn/a/b"),
        ("https://x.vn/a;jsessionid=0A1B2C?utm_source=zalo&id=7", "https://x.vn/a?id=7"),
        ("https://x.vn/a?_afrLoop=1&_adf.ctrl-state=2&ItemID=3", "https://x.vn/a?ItemID=3"),
        ("https://x.vn/a?fbclid=1&pageindex=0", "https://x.vn/a"),
        ("https://x.vn/a/../b/./c", "https://x.vn/b/c"),
        ("https://x.vn/hà+giang-p32.html", "https://x.vn/h%C3%A0+giang-p32.html"),
        ("https://x.vn/a%20b", "https://x.vn/a%20b"),
        ("https://x.vn", "https://x.vn/"),
    ],
)
def test_canonical(url: str, expected: str) -> None:
    assert canonical(url) == expected
    assert canonical(canonical(url)) == expected


def test_only_the_named_query_fields_are_kept() -> None:
    assert canonical("https://x.vn/a?ItemID=3&page=2", ("itemid",)) == "https://x.vn/a?ItemID=3"
    assert canonical("https://x.vn/a?12345", ("?",)) == "https://x.vn/a?12345"


@pytest.mark.parametrize(
    "link", ["mailto:a@b.vn", "javascript:void(0)", "http://[::1", "data:text/html,x", "http://x:99999/"]
)
def test_links_that_lead_nowhere(link: str) -> None:
    assert join("https://x.vn/", link) is None


@pytest.mark.parametrize(
    ("site", "url", "expected"),
    [
        ("mic", "https://mic.gov.vn/mic_2020/Pages/TinTuc/152518/Ten-bai.html", "mic:152518"),
        ("mic", "https://mic.gov.vn/Pages/TinTuc/152518/Ten-bai.html", "mic:152518"),
        ("mic", "https://mic.gov.vn/Pages/TinTuc/tinchitiet.aspx?tintucid=152518", "mic:152518"),
        ("mic", "https://mic.gov.vn/pages/tintuc/printpage.aspx?tintucID=152518", "mic:152518"),
        ("mic_new", "https://mic.gov.vn/ten-bai-197152518.htm", "mic:152518"),
        ("mst", "https://mst.gov.vn/ten-bai-197152518.htm", "mic:152518"),
        ("mst", "https://mst.gov.vn/ten-bai-197250704101929995.htm", "197250704101929995"),
        ("danang", "https://danang.gov.vn/web/dng/-/ten-bai", "ten-bai"),
        ("danang", "https://danang.gov.vn/vi/web/dng/-/ten-bai?p_l_back_url=%2F", "ten-bai"),
        ("sonla", "https://sonla.gov.vn/tin-kinh-te/ten-bai-950942?pageindex=0", "950942"),
        ("baolaocai", "https://baolaocai.vn/xa-hoi/ten-bai-post887214.html", "887214"),
    ],
)
def test_one_article_has_one_key_whatever_its_address(site: str, url: str, expected: str) -> None:
    source = sites.find(site).source
    assert is_article(url, source)
    assert key(url, source) == expected


def test_a_site_without_ids_is_keyed_by_path() -> None:
    class Plain(Source):
        name, label, hosts, article, query = "x", "x", ("x.vn",), r"\.aspx", ("itemid",)

    assert key("https://x.vn/Tin/Bai.aspx?ItemID=4&a=b", Plain) == "/Tin/Bai.aspx?ItemID=4"


HOSTS = frozenset({"danang.gov.vn"})


@pytest.mark.parametrize(
    "url",
    [
        "ftp://danang.gov.vn/", "file:///etc/passwd", "data:text/html,x", "http://evil.example/",
        "http://a:b@danang.gov.vn/", "http://danang.gov.vn.evil.example/", "http://danang.gov.vn:8080/",
        "http://127.0.0.1/", "http://[::1]/", "http://2130706433/", "http://0x7f000001/", "http://127.1/",
        "http://danang.gov.vn:99999/",
    ],
)  # fmt: skip
def test_addresses_that_are_never_asked(url: str) -> None:
    with pytest.raises(Refused):
        check_url(url, HOSTS | {"127.0.0.1", "127.1", "0x7f000001", "2130706433", "::1"}, loopback=False)


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "192.168.0.1", "172.16.9.9", "169.254.169.254", "0.0.0.0", "::1", "fe80::1%eth0",
     "fc00::1", "::ffff:127.0.0.1", "100.64.0.1", "224.0.0.1"],
)  # fmt: skip
def test_names_that_resolve_inwards_are_refused(address: str) -> None:
    with pytest.raises(Refused):
        check_address(address, "danang.gov.vn", loopback=False)


def test_public_addresses_pass_and_loopback_only_where_the_site_is_there() -> None:
    check_url("https://danang.gov.vn/a", HOSTS, loopback=False)
    check_address("203.162.0.181", "danang.gov.vn", loopback=False)
    check_address("127.0.0.1", "localhost", loopback=True)
    with pytest.raises(Refused):
        check_address("10.0.0.1", "localhost", loopback=True)


@pytest.mark.parametrize(
    ("said", "key"),
    [
        ("https://tin.example/web/-/lop-hoc", "/web/-/lop-hoc"),
        ("/web/-/lop-hoc", "/web/-/lop-hoc"),
        ("https://tin.example/", "/vi/web/-/lop-hoc"),
        ("https://tin.example/web/-/bai-khac", "/vi/web/-/lop-hoc"),
        ("https://khac.example/web/-/lop-hoc", "/vi/web/-/lop-hoc"),
    ],
)
def test_an_unknown_site_says_which_of_its_addresses_is_the_article(said: str, key: str) -> None:
    text = "Xã Nậm Cúm mở 3 lớp học cho 75 người dân ở các bản vùng cao, mỗi lớp kéo dài hai tuần. " * 8
    html = (
        f"<html><head><link rel=canonical href='{said}'></head><body><h1>Xã Nậm Cúm mở lớp học cho bà con vùng cao</h1>"
        f"<p>05/06/2024 08:30</p><p>{text}</p><p>{text}</p></body></html>"
    )
    received = Page("tin.example", "https://tin.example/vi/web/-/lop-hoc", datetime.now(UTC), 200, {}, html.encode())
    assert page.article(received, None).key == key
