"""Province of Ninh Thuận until July 2025."""

from crawler.families import TanDan


class Ninhthuan(TanDan):
    name = "ninhthuan"
    label = "Tỉnh Ninh Thuận (nay thuộc Khánh Hòa)"
    kind = "province"
    province = "56"
    old_province = "58"
    hosts = ("ninhthuan.gov.vn", "www.ninhthuan.gov.vn")
    successors = ("khanhhoa.gov.vn",)
    lists = ("/portal/Pages/Tin-tuc-su-kien.aspx",)
    inferred = "the listing's address"
    articles = ("https://ninhthuan.gov.vn/portal/Pages/2024-4-25/Hoi-nghi-tap-huan-giam-ngheo-dvv348x.aspx",)
    sections = ("https://ninhthuan.gov.vn/portal/Pages/Tin-tuc-su-kien.aspx",)
