"""Province of Cao Bằng."""

from crawler.families import VNPTPortal


class Caobang(VNPTPortal):
    name = "caobang"
    label = "Tỉnh Cao Bằng"
    kind = "province"
    province = "04"
    hosts = ("caobang.gov.vn", "www.caobang.gov.vn")
    weekly = 40
    lists = ("/tin-tuc-su-kien",)
    inferred = "the pager is the family's; the listing's address"
    articles = ("https://caobang.gov.vn/tin-tuc-su-kien/trao-nha-cho-ho-ngheo-988123",)
    sections = ("https://caobang.gov.vn/tin-tuc-su-kien",)
