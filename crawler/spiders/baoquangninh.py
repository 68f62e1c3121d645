"""Newspaper of Quảng Ninh."""

from crawler.papers import NumberPaper


class Baoquangninh(NumberPaper):
    name = "baoquangninh"
    label = "Báo Quảng Ninh"
    kind = "paper"
    province = "22"
    hosts = ("baoquangninh.vn", "www.baoquangninh.vn")
    weekly = 300
    lists = ("/chinh-tri", "/kinh-te", "/xa-hoi", "/doi-song", "/khoa-hoc-cong-nghe")
    body = ("#content-detail",)
    inferred = "the pager"
    articles = ("https://baoquangninh.vn/khanh-thanh-cau-noi-hai-xa-dao-3371234.html",)
    sections = ("https://baoquangninh.vn/chinh-tri",)
