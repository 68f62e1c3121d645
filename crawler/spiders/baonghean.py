"""Newspaper of Nghệ An."""

from crawler.papers import OneCMS


class Baonghean(OneCMS):
    name = "baonghean"
    label = "Báo Nghệ An"
    kind = "paper"
    province = "40"
    hosts = ("baonghean.vn", "www.baonghean.vn")
    weekly = 350
    lists = ("/thoi-su",)
    inferred = "the listing's address and the number's length"
    articles = ("https://baonghean.vn/dua-internet-ve-ban-bien-gioi-10298123.html",)
    sections = ("https://baonghean.vn/thoi-su",)
