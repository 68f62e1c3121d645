"""Yên Thành, a district's portal until 2025."""

from crawler.families import VNPTPortal


class Yenthanh(VNPTPortal):
    name = "yenthanh"
    label = "Huyện Yên Thành, Nghệ An (đến 2025)"
    kind = "other"
    province = "40"
    hosts = ("yenthanh.nghean.gov.vn",)
    successors = ("nghean.gov.vn",)
    lists = ("/tin-noi-bat",)
    inferred = "the listing's address; addresses of articles are those of the family"
    articles = ("https://yenthanh.nghean.gov.vn/tin-noi-bat/hop-tac-xa-ung-dung-ma-vung-trong-950943?pageindex=0",)
    sections = ("https://yenthanh.nghean.gov.vn/tin-noi-bat",)
