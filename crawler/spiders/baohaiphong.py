"""Newspaper of Hải Phòng (with Hải Dương since July 2025)."""

from crawler.papers import OneCMS


class Baohaiphong(OneCMS):
    name = "baohaiphong"
    label = "Báo Hải Phòng"
    kind = "paper"
    province = "31"
    hosts = ("baohaiphong.vn", "www.baohaiphong.vn")
    weekly = 300
    lists = ("/thoi-su",)
    inferred = "the listing's address and the number's length"
    articles = ("https://baohaiphong.vn/phat-trien-kinh-te-bien-512345.html",)
    sections = ("https://baohaiphong.vn/thoi-su",)
