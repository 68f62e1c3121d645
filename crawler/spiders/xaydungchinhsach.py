"""The Government's pages on policy and law."""

from crawler.families import VCCorp


class Xaydungchinhsach(VCCorp):
    name = "xaydungchinhsach"
    label = "Xây dựng chính sách, pháp luật"
    kind = "paper"
    hosts = ("xaydungchinhsach.chinhphu.vn",)
    weekly = 60
    lists = ("/chinh-sach-moi.htm",)
    ignore = r"/trang-\d+\.htm$|/video|/anh"
    inferred = "the listing's address follows the family"
    articles = ("https://xaydungchinhsach.chinhphu.vn/toan-van-nghi-quyet-119250612101112131.htm",)
    sections = ("https://xaydungchinhsach.chinhphu.vn/chinh-sach-moi.htm",)
