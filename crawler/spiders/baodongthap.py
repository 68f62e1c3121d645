"""Newspaper of Đồng Tháp (with Tiền Giang since July 2025)."""

from crawler.papers import NumberPaper


class Baodongthap(NumberPaper):
    name = "baodongthap"
    label = "Báo Đồng Tháp"
    kind = "paper"
    province = "82"
    old_province = "87"
    hosts = ("baodongthap.vn", "www.baodongthap.vn")
    weekly = 200
    lists = ("/chinh-tri/", "/kinh-te/", "/xa-hoi/", "/giao-duc/")
    inferred = "selectors and the pager"
    articles = ("https://baodongthap.vn/sen-hong-vao-mua-du-lich-a267123.html",)
    sections = ("https://baodongthap.vn/chinh-tri/",)
