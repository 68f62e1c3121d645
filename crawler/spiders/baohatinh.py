"""Newspaper of Hà Tĩnh."""

from crawler.papers import ZCE


class Baohatinh(ZCE):
    name = "baohatinh"
    label = "Báo Hà Tĩnh"
    kind = "paper"
    province = "42"
    hosts = ("baohatinh.vn", "www.baohatinh.vn")
    weekly = 300
    lists = ("/thoi-su/",)
    inferred = "the listing's address"
    articles = ("https://baohatinh.vn/ngu-dan-duoc-mua-ca-com-post271234.html",)
    sections = ("https://baohatinh.vn/thoi-su/",)
