"""Trung Môn, a commune's portal; the query carries the number and belongs to the address."""

from crawler.families import TuyenQuang


class Trungmon(TuyenQuang):
    name = "trungmon"
    label = "Xã Trung Môn, Tuyên Quang"
    kind = "other"
    hosts = ("trungmon.tuyenquang.gov.vn",)
    weekly = 3
    articles = ("https://trungmon.tuyenquang.gov.vn/vi/tin-bai/nha-van-hoa-thon-moi-duoc-sua?type=NEWS&id=233702",)
    sections = ("https://trungmon.tuyenquang.gov.vn/vi", "https://trungmon.tuyenquang.gov.vn/vi/tin-bai/gioi-thieu")
