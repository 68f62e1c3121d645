"""Newspaper of Bình Dương, part of Ho Chi Minh City since July 2025."""

from crawler.papers import NumberPaper


class Baobinhduong(NumberPaper):
    name = "baobinhduong"
    label = "Báo Bình Dương (nay thuộc TP. Hồ Chí Minh)"
    kind = "paper"
    province = "79"
    old_province = "74"
    hosts = ("baobinhduong.vn", "www.baobinhduong.vn")
    weekly = 200
    lists = ("/chinh-tri", "/kinh-te", "/xa-hoi", "/giao-duc")
    article = r"-a(\d{4,})\.html$"
    inferred = "selectors and the pager"
    articles = ("https://baobinhduong.vn/mo-them-diem-truy-nhap-internet-cong-cong-a331207.html",)
    sections = ("https://baobinhduong.vn/xa-hoi",)
