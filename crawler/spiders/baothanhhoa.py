"""Newspaper of Thanh Hóa; its numbers end in ``.htm``."""

from crawler.papers import ZCE


class Baothanhhoa(ZCE):
    name = "baothanhhoa"
    label = "Báo Thanh Hóa"
    kind = "paper"
    province = "38"
    hosts = ("baothanhhoa.vn", "www.baothanhhoa.vn")
    weekly = 300
    lists = ("/thoi-su", "/kinh-te", "/doi-song-xa-hoi", "/nong-thon-moi", "/chuyen-doi-so")
    article = r"-(\d{5,})\.htm$"
    ignore = r"^/[\w-]+/?$"
    lead = ("div.article__sapo",)
    inferred = "the family, from one class"
    articles = ("https://baothanhhoa.vn/trao-sinh-ke-cho-dong-bao-muong-lat-272866.htm",)
    sections = ("https://baothanhhoa.vn/thoi-su",)
