"""Newspaper of Trà Vinh until July 2025, now an edition of Vĩnh Long's; the certificate is bad."""

from crawler.papers import NumberPaper


class Baotravinh(NumberPaper):
    name = "baotravinh"
    label = "Báo Trà Vinh (nay thuộc Vĩnh Long)"
    kind = "paper"
    province = "86"
    old_province = "84"
    hosts = ("travinh.baovinhlong.vn",)
    weekly = 120
    broken_certificate = True
    lists = ("/thoi-su/", "/chinh-tri/", "/kinh-te/", "/xa-hoi/")
    article = r"-a(\d{4,})\.html$"
    inferred = "selectors and the pager"
    articles = ("https://travinh.baovinhlong.vn/sach-noi-tieng-khmer-cho-hoc-sinh-a48122.html",)
    sections = ("https://travinh.baovinhlong.vn/thoi-su/",)
