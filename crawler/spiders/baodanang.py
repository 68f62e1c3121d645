"""Newspaper of Đà Nẵng (with Quảng Nam since July 2025)."""

from crawler.papers import OneCMS


class Baodanang(OneCMS):
    name = "baodanang"
    label = "Báo Đà Nẵng"
    kind = "paper"
    province = "48"
    hosts = ("baodanang.vn", "www.baodanang.vn")
    weekly = 300
    lists = ("/chinh-tri", "/kinh-te", "/xa-hoi", "/nong-nghiep-nong-thon", "/khoa-hoc-cong-nghe")
    inferred = "the number's length and the pager"
    articles = ("https://baodanang.vn/xa-mien-nui-co-tram-y-te-moi-3301234.html",)
    sections = ("https://baodanang.vn/xa-hoi",)
