"""Newspaper of Ninh Thuận until 2025; the number stands before the slug."""

from crawler.source import Source


class Baoninhthuan(Source):
    name = "baoninhthuan"
    label = "Báo Ninh Thuận (nay thuộc Khánh Hòa)"
    kind = "paper"
    province = "56"
    old_province = "58"
    hosts = ("baoninhthuan.com.vn", "www.baoninhthuan.com.vn")
    successors = ("baokhanhhoa.vn",)
    lists = ("/",)
    article = r"/(\d+)p\d+c\d+(?:/[^/?]*)?\.htm$"
    title = ("h1",)
    lead = (".sapo",)
    body = (".detail-content", "#content")
    date = (".date", ".time")
    drop = ("figcaption", ".sapo")
    inferred = "selectors"
    articles = ("https://baoninhthuan.com.vn/news/103215p1c123/mo-hinh-nuoi-cuu-duoi-tan-dien-gio.htm",)
    sections = ("https://baoninhthuan.com.vn/news",)
