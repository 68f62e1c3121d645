"""Newspaper of Cao Bằng."""

from crawler.papers import NumberPaper


class Baocaobang(NumberPaper):
    name = "baocaobang"
    label = "Báo Cao Bằng"
    kind = "paper"
    province = "04"
    hosts = ("baocaobang.vn", "www.baocaobang.vn")
    weekly = 150
    feeds = ("/rss/home.rss",)
    lists = ("/Thoi-su/", "/chinh-tri/", "/kinh-te/", "/xa-hoi/", "/Giao-duc/")
    body = ("#content-detail",)
    inferred = "the feed and the pager"
    articles = ("https://baocaobang.vn/tap-huan-nghiep-vu-thong-tin-co-so-3178123.html",)
    sections = ("https://baocaobang.vn/Thoi-su/",)
