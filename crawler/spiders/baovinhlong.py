"""Newspaper of Vĩnh Long (with Bến Tre and Trà Vinh since July 2025)."""

from crawler.papers import MonthPaper


class Baovinhlong(MonthPaper):
    name = "baovinhlong"
    label = "Báo Vĩnh Long"
    kind = "paper"
    province = "86"
    hosts = ("baovinhlong.com.vn", "www.baovinhlong.com.vn")
    weekly = 250
    lists = ("/thoi-su/", "/kinh-te/", "/xa-hoi/")
    inferred = "the pager"
    articles = ("https://baovinhlong.com.vn/thoi-su/202512/cap-phat-sach-song-ngu-khmer-5c4d3e2/",)
    sections = ("https://baovinhlong.com.vn/thoi-su/",)
