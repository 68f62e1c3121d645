"""Newspaper of Hải Phòng (with Hải Dương since July 2025)."""

from crawler.papers import OneCMS


class Baohaiphong(OneCMS):
    name = "baohaiphong"
    label = "Báo Hải Phòng"
    kind = "paper"
    province = "31"
    hosts = ("baohaiphong.vn", "www.baohaiphong.vn")
    weekly = 300
    lists = ("/chinh-tri", "/kinh-te", "/xa-hoi", "/doi-song")
    inferred = "the number's length and the pager"
    articles = ("https://baohaiphong.vn/phat-trien-kinh-te-bien-512345.html",)
    sections = ("https://baohaiphong.vn/chinh-tri",)
