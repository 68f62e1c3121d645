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
    lists = ("/chinh-tri", "/kinh-te", "/xa-hoi", "/dan-toc-ton-giao", "/chuyen-doi-so")
    article = r"-(\d{4,})\.htm$"
    title = ("h1.pTitle",)
    lead = ("p.pHead",)
    body = ("#dcontent",)
    inferred = "the feed and the pager"
    articles = ("https://baophutho.vn/doi-che-trung-du-vao-vu-thu-221234.htm",)
    sections = ("https://baophutho.vn/chinh-tri",)
