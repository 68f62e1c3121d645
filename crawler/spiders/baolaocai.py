"""Newspaper of Lào Cai (with Yên Bái since July 2025)."""

from crawler.papers import ZCE


class Baolaocai(ZCE):
    name = "baolaocai"
    label = "Báo Lào Cai"
    kind = "paper"
    province = "15"
    old_province = "10"
    hosts = ("baolaocai.vn", "www.baolaocai.vn")
    weekly = 300
    lists = ("/xa-hoi/", "/kinh-te/", "/chinh-tri/", "/chuyen-doi-so/")
    feeds = ("/rss/home.rss",)
    articles = ("https://baolaocai.vn/xa-hoi/tap-huan-chuyen-doi-so-post887214.html",)
    sections = ("https://baolaocai.vn/xa-hoi/",)
