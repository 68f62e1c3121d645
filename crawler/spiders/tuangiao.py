"""Tuần Giáo, a district-level portal until 2025."""

from crawler.families import NukeViet


class Tuangiao(NukeViet):
    name = "tuangiao"
    label = "Huyện Tuần Giáo, Điện Biên"
    kind = "other"
    province = "11"
    hosts = ("tuangiao.gov.vn", "www.tuangiao.gov.vn")
    successors = ("dienbien.gov.vn",)
    lists = ("/vi/news/tin-tuc",)
    inferred = "the listing's address"
    articles = ("https://tuangiao.gov.vn/vi/news/tin-tuc/giai-ngan-von-vay-uu-dai-1205.html",)
    sections = ("https://tuangiao.gov.vn/vi/news/tin-tuc/page-2",)
