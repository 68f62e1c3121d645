"""Newspaper of Tây Ninh (with Long An since July 2025)."""

from crawler.papers import NumberPaper


class Baotayninh(NumberPaper):
    name = "baotayninh"
    label = "Báo Tây Ninh"
    kind = "paper"
    province = "80"
    old_province = "72"
    hosts = ("baotayninh.vn", "www.baotayninh.vn")
    weekly = 200
    lists = ("/thoi-su-chinh-tri/", "/kinh-te/", "/xa-hoi/", "/trong-tinh/")
    inferred = "selectors and the pager"
    articles = ("https://baotayninh.vn/mo-rong-vung-trong-cay-an-qua-a182123.html",)
    sections = ("https://baotayninh.vn/thoi-su-chinh-tri/",)
