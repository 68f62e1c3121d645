"""Thiệu Hóa, a district's portal until 2025."""

from crawler.families import TanDan


class Thieuhoa(TanDan):
    name = "thieuhoa"
    label = "Huyện Thiệu Hóa, Thanh Hóa (đến 2025)"
    kind = "other"
    province = "38"
    hosts = ("thieuhoa.thanhhoa.gov.vn",)
    successors = ("thanhhoa.gov.vn",)
    lists = ("/portal/Pages/Tin-tuc-su-kien.aspx",)
    inferred = "the listing's address"
    articles = ("https://thieuhoa.thanhhoa.gov.vn/portal/Pages/2024-4-25/Le-ra-quan-lam-duong-dvv348x.aspx",)
    sections = ("https://thieuhoa.thanhhoa.gov.vn/portal/Pages/Tin-tuc-su-kien.aspx",)
