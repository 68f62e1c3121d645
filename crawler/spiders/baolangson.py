"""Newspaper of Lạng Sơn; unrendered ``{{…}}`` stand in the body and are dropped."""

from crawler.papers import NumberPaper


class Baolangson(NumberPaper):
    name = "baolangson"
    label = "Báo Lạng Sơn"
    kind = "paper"
    province = "20"
    hosts = ("baolangson.vn", "www.baolangson.vn")
    weekly = 200
    lists = ("/chinh-tri", "/kinh-te", "/xa-hoi", "/giao-duc", "/nong-nghiep")
    body = ("#content-detail",)
    inferred = "the pager"
    articles = ("https://baolangson.vn/hoi-nghi-giao-ban-bao-chi-5031234.html",)
    sections = ("https://baolangson.vn/chinh-tri",)
