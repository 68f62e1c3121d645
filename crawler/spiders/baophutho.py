"""Newspaper of Phú Thọ (with Vĩnh Phúc and Hòa Bình since July 2025)."""

from crawler.papers import NumberPaper


class Baophutho(NumberPaper):
    name = "baophutho"
    label = "Báo Phú Thọ"
    kind = "paper"
    province = "25"
    hosts = ("baophutho.vn", "www.baophutho.vn")
    weekly = 250
    feeds = ("/rss/home.rss",)
    lists = ("/xa-hoi.htm",)
    article = r"-(\d{4,})\.htm$"
    title = ("h1.pTitle",)
    lead = ("p.pHead",)
    body = ("#dcontent",)
    inferred = "the listing's address; the feed"
    articles = ("https://baophutho.vn/doi-che-trung-du-vao-vu-thu-221234.htm",)
    sections = ("https://baophutho.vn/xa-hoi.htm",)
