"""Newspaper of Ninh Bình (with Hà Nam and Nam Định since July 2025)."""

from crawler.papers import NumberPaper


class Baoninhbinh(NumberPaper):
    name = "baoninhbinh"
    label = "Báo Ninh Bình"
    kind = "paper"
    province = "37"
    hosts = ("baoninhbinh.org.vn", "www.baoninhbinh.org.vn")
    weekly = 200
    lists = ("/thoi-su",)
    article = r"-(\d{15})\.html$"
    body = ("#content_detail",)
    inferred = "the listing's address"
    articles = ("https://baoninhbinh.org.vn/khoi-cong-truong-hoc-vung-chiem-trung-251112101112131.html",)
    sections = ("https://baoninhbinh.org.vn/thoi-su",)
