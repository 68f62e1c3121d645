"""Newspaper of Hà Giang until July 2025, now part of Tuyên Quang's; only its past is worth asking for."""

from crawler.papers import MonthPaper


class Baohagiang(MonthPaper):
    name = "baohagiang"
    label = "Báo Hà Giang (nay thuộc Tuyên Quang)"
    kind = "paper"
    province = "08"
    old_province = "02"
    hosts = ("baohagiang.vn", "www.baohagiang.vn")
    successors = ("baotuyenquang.com.vn",)
    lists = ("/xa-hoi/",)
    article = r"^/(?:[^/?]+/)+\d{6}/[^/?]+-(\d+)/?$"
    inferred = "the listing's address and selectors"
    articles = ("https://baohagiang.vn/xa-hoi/202112/dien-luoi-ve-thon-lung-chin-785426",)
    sections = ("https://baohagiang.vn/xa-hoi/", "https://baohagiang.vn/xa-hoi/202112/")
