"""Newspaper of Quảng Trị (with Quảng Bình since July 2025)."""

from crawler.papers import MonthPaper


class Baoquangtri(MonthPaper):
    name = "baoquangtri"
    label = "Báo Quảng Trị"
    kind = "paper"
    province = "44"
    old_province = "45"
    hosts = ("baoquangtri.vn", "www.baoquangtri.vn")
    weekly = 250
    lists = ("/thoi-su/", "/chinh-tri/", "/kinh-te/", "/xa-hoi/", "/giao-duc/")
    inferred = "the pager"
    articles = ("https://baoquangtri.vn/thoi-su/202510/khac-phuc-hau-qua-mua-lu-9a8b7c6/",)
    sections = ("https://baoquangtri.vn/thoi-su/",)
