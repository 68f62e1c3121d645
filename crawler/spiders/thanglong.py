"""The Government's portal about Hà Nội."""

from crawler.families import VCCorp


class Thanglong(VCCorp):
    name = "thanglong"
    label = "Thăng Long – Cổng Thông tin điện tử Chính phủ tại Hà Nội"
    kind = "paper"
    province = "01"
    hosts = ("thanglong.chinhphu.vn",)
    weekly = 50
    lists = ("/thoi-su.htm",)
    ignore = r"/trang-\d+\.htm$|/video|/anh"
    articles = ("https://thanglong.chinhphu.vn/ha-noi-tap-huan-chuyen-doi-so-103250612101112131.htm",)
    sections = ("https://thanglong.chinhphu.vn/thoi-su/trang-2.htm",)
