"""Newspaper of Đắk Lắk (with Phú Yên since July 2025)."""

from crawler.papers import MonthPaper


class Baodaklak(MonthPaper):
    name = "baodaklak"
    label = "Báo Đắk Lắk"
    kind = "paper"
    province = "66"
    hosts = ("baodaklak.vn", "www.baodaklak.vn")
    weekly = 250
    lists = ("/thoi-su/", "/chinh-tri/", "/kinh-te/", "/xa-hoi/", "/giao-duc/", "/trang-tin-dia-phuong/")
    inferred = "the pager"
    articles = ("https://baodaklak.vn/kinh-te/202511/hop-tac-xa-ca-phe-vuon-ra-the-gioi-1a2b3c4/",)
    sections = ("https://baodaklak.vn/kinh-te/",)
