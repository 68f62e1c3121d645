"""Quảng Châu, a commune's portal; ``?pageindex=0`` is no other page."""

from crawler.families import VNPTPortal


class Quangchau(VNPTPortal):
    name = "quangchau"
    label = "Xã Quảng Châu, Nghệ An"
    kind = "other"
    province = "40"
    hosts = ("quangchau.nghean.gov.vn",)
    weekly = 3
    lists = ("/tin-noi-bat",)
    inferred = "lists are those of the family"
    articles = ("https://quangchau.nghean.gov.vn/tin-noi-bat/phat-the-bao-hiem-y-te-950942?pageindex=0",)
    sections = ("https://quangchau.nghean.gov.vn/tin-noi-bat",)
