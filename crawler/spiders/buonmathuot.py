"""Buôn Ma Thuột, a city's portal until 2025."""

from crawler.families import Liferay


class Buonmathuot(Liferay):
    name = "buonmathuot"
    label = "Thành phố Buôn Ma Thuột, Đắk Lắk (đến 2025)"
    kind = "other"
    province = "66"
    hosts = ("buonmathuot.daklak.gov.vn",)
    successors = ("daklak.gov.vn",)
    lists = ("/tin-tuc",)
    inferred = "the listing's address and selectors"
    articles = ("https://buonmathuot.daklak.gov.vn/-/thap-sang-duong-hem-bang-den-nang-luong",)
    sections = ("https://buonmathuot.daklak.gov.vn/tin-tuc",)
