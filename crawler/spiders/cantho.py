"""City of Cần Thơ (with Sóc Trăng and Hậu Giang since July 2025)."""

from crawler.families import VNPTPortal


class Cantho(VNPTPortal):
    name = "cantho"
    label = "Thành phố Cần Thơ"
    kind = "province"
    province = "92"
    hosts = ("www.cantho.gov.vn", "cantho.gov.vn")
    weekly = 40
    lists = ("/tin-tuc",)
    inferred = "the pager is the family's; the listing's address"
    articles = ("https://www.cantho.gov.vn/tin-tuc/khai-mac-ngay-hoi-chuyen-doi-so-771200",)
    sections = ("https://www.cantho.gov.vn/tin-tuc",)
