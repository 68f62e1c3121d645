"""Newspaper of Lai Châu."""

from crawler.papers import NumberPaper


class Baolaichau(NumberPaper):
    name = "baolaichau"
    label = "Báo Lai Châu"
    kind = "paper"
    province = "12"
    hosts = ("baolaichau.vn", "www.baolaichau.vn")
    weekly = 120
    feeds = ("/rss/home.rss",)
    lists = ("/xa-hoi",)
    links = "a.blc-post__link"
    article = r"^/[^/]+/[^/?]+-(\d+)/?$"
    body = ("#post-content .post-info .body",)
    inferred = "the listing's address; the feed"
    articles = ("https://baolaichau.vn/xa-hoi/sac-xuan-tren-ban-moi-75123",)
    sections = ("https://baolaichau.vn/xa-hoi",)
