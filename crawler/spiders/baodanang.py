"""Newspaper of Đà Nẵng (with Quảng Nam since July 2025)."""

from crawler.papers import OneCMS


class Baodanang(OneCMS):
    name = "baodanang"
    label = "Báo Đà Nẵng"
    kind = "paper"
    province = "48"
    hosts = ("baodanang.vn", "www.baodanang.vn")
    weekly = 300
    lists = ("/xa-hoi",)
    inferred = "the listing's address and the number's length"
    articles = ("https://baodanang.vn/xa-mien-nui-co-tram-y-te-moi-3301234.html",)
    sections = ("https://baodanang.vn/xa-hoi",)
