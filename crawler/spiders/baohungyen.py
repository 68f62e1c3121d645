"""Newspaper of Hưng Yên (with Thái Bình since July 2025)."""

from crawler.papers import NumberPaper


class Baohungyen(NumberPaper):
    name = "baohungyen"
    label = "Báo Hưng Yên"
    kind = "paper"
    province = "33"
    hosts = ("baohungyen.vn", "www.baohungyen.vn")
    weekly = 200
    lists = ("/chinh-tri", "/kinh-te", "/xa-hoi", "/giao-duc", "/doi-song")
    body = ("#content-detail",)
    inferred = "the pager"
    articles = ("https://baohungyen.vn/vu-nhan-long-duoc-gia-3181234.html",)
    sections = ("https://baohungyen.vn/xa-hoi",)
