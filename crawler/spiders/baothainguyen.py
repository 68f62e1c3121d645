"""Newspaper of Thái Nguyên (with Bắc Kạn since July 2025)."""

from crawler.papers import MonthPaper


class Baothainguyen(MonthPaper):
    name = "baothainguyen"
    label = "Báo Thái Nguyên"
    kind = "paper"
    province = "19"
    hosts = ("baothainguyen.vn", "www.baothainguyen.vn")
    weekly = 250
    feeds = ("/rss/home.rss",)
    lists = ("/thoi-su-thai-nguyen/", "/chinh-tri/", "/kinh-te/", "/xa-hoi/", "/giao-duc/")
    inferred = "the feed and the pager"
    articles = ("https://baothainguyen.vn/xa-hoi/202510/nha-moi-cho-ho-ngheo-7f6e5d4/",)
    sections = ("https://baothainguyen.vn/xa-hoi/",)
