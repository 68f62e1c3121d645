"""Faults of whole sites: listings, feeds and sitemaps that fail, robots.txt in odd forms, traps without end."""

from __future__ import annotations

import gzip

from tests.hostile.wire import Answer, Asked, dripping, in_turn, once, reply, reset, says, silent, status


def robots_marked(asked: Asked) -> bytes:
    """robots.txt with a mark of order, in capitals, with a rule for our path."""
    return reply(b"\xef\xbb\xbf" + asked.body, kind="text/plain")


def robots_padded(asked: Asked) -> bytes:
    return reply(asked.body + b"# rac\n" * 100_000, kind="text/html")


def trap(asked: Asked) -> bytes:
    """A calendar: every page leads to others."""
    at = asked.times + len(asked.path)
    links = "".join(f"<a href='/lich?thang={at % 12 + 1}&nam={1900 + at + more}'>Tháng</a>" for more in range(30))
    return reply(f"<html><body><h1>Lịch công tác</h1>{links}</body></html>")


_BOMB = (
    '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "xxxxxxxxxx">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1 or str()};" * 10}">' for n in range(1, 9))
    + '<!ENTITY f SYSTEM "file:///etc/passwd">]><rss><channel><item><title>&a8;&f;</title></item></channel></rss>'
)


def honest(asked: Asked) -> bytes:
    return reply(asked.body, kind=asked.kind)


def cut_map(asked: Asked) -> bytes:
    """A sitemap that was cut before it was packed: the archive is whole, the list is not."""
    return reply(gzip.compress(asked.body[: len(asked.body) // 2]), kind="application/gzip")


_LIFERAY = (
    "/tin-tuc-su-kien?p_p_id=com_liferay_asset_publisher_web_portlet_AssetPublisherPortlet_INSTANCE_Vg7hXk2mTq9d"
    "&p_p_lifecycle=0&p_p_state=normal&p_p_mode=view&_com_liferay_asset_publisher_web_portlet_AssetPublisherPortlet_"
    "INSTANCE_Vg7hXk2mTq9d_delta=5&p_r_p_resetCur=false&_com_liferay_asset_publisher_web_portlet_"
    "AssetPublisherPortlet_INSTANCE_Vg7hXk2mTq9d_cur={n}"
)
SITEWIDE: dict[tuple[str, str], Answer] = {
    ("mic", "/robots.txt"): robots_marked,
    ("mst", "/robots.txt"): in_turn(status("503 Busy"), honest),
    ("danang", "/robots.txt"): in_turn(reset, honest),
    ("sonla", "/robots.txt"): robots_padded,
    ("mic", "/mic_2020/Pages/ChuyenMuc/PhanTrang/1700/3/Tin-Tuc.html"): in_turn(status("500 Error"), honest),
    ("mic", "/mic_2020/Pages/ChuyenMuc/PhanTrang/1700/5/Tin-Tuc.html"): once(silent),
    ("danang", _LIFERAY.format(n=4)): once(says("<h1>Access Denied</h1>")),
    ("danang", _LIFERAY.format(n=6)): once(says("")),
    ("mst", "/rss/home.rss"): says(_BOMB),
    ("mst", "/rss/tin-tuc-su-kien.rss"): says("<html><body>Trang chủ</body></html>"),
    ("mst", "/tin-tuc-su-kien.htm"): in_turn(reset, status("502 Bad Gateway"), honest),
    ("sonla", "/sitemap.xml"): in_turn(cut_map, honest),
    ("baolaocai", "/rss/home.rss"): dripping(b"HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n\r\n", b"<rss>", 0.05),
}  # fmt: skip
TRAPS: dict[str, Answer] = {"/lich": trap}
