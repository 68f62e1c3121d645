"""Newspaper of Nghệ An."""

from crawler.papers import OneCMS


class Baonghean(OneCMS):
    name = "baonghean"
    label = "Báo Nghệ An"
    kind = "paper"
    province = "40"
    hosts = ("baonghean.vn", "www.baonghean.vn")
    weekly = 350
    lists = ("/thoi-su", "/kinh-te", "/xa-hoi", "/giao-duc")
    inferred = "the number's length and the pager"
    articles = ("https://baonghean.vn/dua-internet-ve-ban-bien-gioi-10298123.html",)
    sections = ("https://baonghean.vn/thoi-su",)
