"""Newspaper of Bắc Kạn until 2025."""

from crawler.papers import ZCE


class Baobackan(ZCE):
    name = "baobackan"
    label = "Báo Bắc Kạn (nay thuộc Thái Nguyên)"
    kind = "paper"
    province = "19"
    old_province = "06"
    hosts = ("baobackan.vn", "www.baobackan.vn")
    successors = ("baothainguyen.vn",)
    lists = ("/xa-hoi/",)
    inferred = "the listing's address"
    articles = ("https://baobackan.vn/mua-dong-xuan-o-cho-moi-post66123.html",)
    sections = ("https://baobackan.vn/xa-hoi/",)
