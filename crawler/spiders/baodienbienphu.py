"""Newspaper of Điện Biên; lists are written by a script from an API, so that the front page's links are used."""

from crawler.papers import NumberPaper


class Baodienbienphu(NumberPaper):
    name = "baodienbienphu"
    label = "Báo Điện Biên Phủ"
    kind = "paper"
    province = "11"
    hosts = ("baodienbienphu.vn", "www.baodienbienphu.vn", "baodienbienphu.com.vn")
    weekly = 200
    lists = ("/",)
    article = r"^/tin-bai/[^/]+/([^/?]+)$"
    body = (".editor-content",)
    inferred = "the front page has links without its script"
    articles = ("https://baodienbienphu.vn/tin-bai/xa-hoi/dua-nuoc-sach-ve-ban-vung-cao",)
    sections = ("https://baodienbienphu.vn/tin-bai/xa-hoi",)
