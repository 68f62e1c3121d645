"""Hồ Chí Minh City (with Bình Dương and Bà Rịa – Vũng Tàu since July 2025)."""

from crawler.families import Liferay


class Tphcm(Liferay):
    name = "tphcm"
    label = "Thành phố Hồ Chí Minh"
    kind = "province"
    province = "79"
    hosts = ("hochiminhcity.gov.vn", "www.hochiminhcity.gov.vn")
    weekly = 80
    lists = ("/tin-tuc",)
    title = (".header-title",)
    date = (".asset-publish-date",)
    inferred = "the listing's address"
    articles = ("https://hochiminhcity.gov.vn/-/trao-hoc-bong-cho-sinh-vien-vuot-kho",)
    sections = ("https://hochiminhcity.gov.vn/tin-tuc",)
