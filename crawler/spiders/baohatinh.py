"""Newspaper of Hà Tĩnh."""

from crawler.papers import ZCE


class Baohatinh(ZCE):
    name = "baohatinh"
    label = "Báo Hà Tĩnh"
    kind = "paper"
    province = "42"
    hosts = ("baohatinh.vn", "www.baohatinh.vn")
    weekly = 300
    lists = ("/chinh-tri/", "/kinh-te/", "/xa-hoi/", "/doi-song/")
    inferred = "the pager"
    articles = ("https://baohatinh.vn/ngu-dan-duoc-mua-ca-com-post271234.html",)
    sections = ("https://baohatinh.vn/chinh-tri/",)
