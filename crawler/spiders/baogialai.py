"""Newspaper of Gia Lai (with Bình Định since July 2025)."""

from crawler.papers import ZCE


class Baogialai(ZCE):
    name = "baogialai"
    label = "Báo Gia Lai"
    kind = "paper"
    province = "52"
    old_province = "64"
    hosts = ("baogialai.com.vn", "www.baogialai.com.vn")
    weekly = 250
    lists = ("/thoi-su-su-kien/", "/chinh-tri/", "/kinh-te/", "/giao-duc/", "/doi-song/")
    inferred = "the pager"
    articles = ("https://baogialai.com.vn/lang-ho-tieu-vao-vu-moi-post318222.html",)
    sections = ("https://baogialai.com.vn/thoi-su-su-kien/",)
