"""Newspaper of Khánh Hòa (with Ninh Thuận since July 2025)."""

from crawler.papers import MonthPaper


class Baokhanhhoa(MonthPaper):
    name = "baokhanhhoa"
    label = "Báo Khánh Hòa"
    kind = "paper"
    province = "56"
    hosts = ("baokhanhhoa.vn", "www.baokhanhhoa.vn")
    weekly = 250
    lists = ("/xa-hoi/",)
    inferred = "the listing's address"
    articles = ("https://baokhanhhoa.vn/xa-hoi/202509/lop-hoc-xoa-mu-chu-0f1e2d3/",)
    sections = ("https://baokhanhhoa.vn/xa-hoi/",)
