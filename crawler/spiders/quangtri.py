"""Province of Quảng Trị (with Quảng Bình since July 2025); the certificate's chain is incomplete."""

from crawler.families import Liferay


class Quangtri(Liferay):
    name = "quangtri"
    label = "Tỉnh Quảng Trị"
    kind = "province"
    province = "44"
    old_province = "45"
    hosts = ("www.quangtri.gov.vn", "quangtri.gov.vn")
    weekly = 50
    broken_certificate = True
    lists = ("/tin-tuc",)
    article = r"^/tin-tuc/([a-z0-9-]+)$"
    inferred = "selectors are those of the family"
    articles = ("https://www.quangtri.gov.vn/tin-tuc/ra-quan-tong-ve-sinh-moi-truong",)
    sections = ("https://www.quangtri.gov.vn/tin-tuc",)
