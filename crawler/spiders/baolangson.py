"""Newspaper of Lạng Sơn; unrendered ``{{…}}`` stand in the body and are dropped."""

from crawler.papers import NumberPaper


class Baolangson(NumberPaper):
    name = "baolangson"
    label = "Báo Lạng Sơn"
    kind = "paper"
    province = "20"
    hosts = ("baolangson.vn", "www.baolangson.vn")
    weekly = 200
    lists = ("/thoi-su",)
    body = ("#content-detail",)
    inferred = "the listing's address"
    articles = ("https://baolangson.vn/hoi-nghi-giao-ban-bao-chi-5031234.html",)
    sections = ("https://baolangson.vn/thoi-su",)
