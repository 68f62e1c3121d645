"""Province of Ninh Bình (with Hà Nam and Nam Định since July 2025); the family's AJAX pager was seen here."""

from crawler.families import VNPTPortal


class Ninhbinh(VNPTPortal):
    name = "ninhbinh"
    label = "Tỉnh Ninh Bình"
    kind = "province"
    province = "37"
    hosts = ("ninhbinh.gov.vn", "www.ninhbinh.gov.vn")
    weekly = 60
    broken_certificate = True
    lists = ("/tin-tuc-su-kien",)
    inferred = "the listing's address"
    articles = ("https://ninhbinh.gov.vn/tin-tuc-su-kien/hoi-nghi-tap-huan-chuyen-doi-so-412233",)
    sections = ("https://ninhbinh.gov.vn/tin-tuc-su-kien",)
