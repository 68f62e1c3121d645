"""Newspaper of Bến Tre until July 2025, now an edition of Vĩnh Long's."""

from crawler.papers import NumberPaper


class Baodongkhoi(NumberPaper):
    name = "baodongkhoi"
    label = "Báo Đồng Khởi (Bến Tre, nay thuộc Vĩnh Long)"
    kind = "paper"
    province = "86"
    old_province = "83"
    hosts = ("dongkhoi.baovinhlong.vn", "baodongkhoi.vn", "www.baodongkhoi.vn")
    predecessors = ("baodongkhoi.vn",)
    weekly = 120
    lists = ("/thoi-su/", "/chinh-tri/", "/kinh-te/", "/xa-hoi/")
    article = r"-a(\d{4,})\.html$"
    inferred = "selectors and the pager"
    articles = ("https://dongkhoi.baovinhlong.vn/phat-trien-doi-ngu-tuyen-truyen-vien-co-so-a151208.html",)
    sections = ("https://dongkhoi.baovinhlong.vn/thoi-su/",)
