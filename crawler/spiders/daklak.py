"""Province of Đắk Lắk (with Phú Yên since July 2025); the only portal seen that declares a sitemap. Listings print
the date behind the title.
"""

from crawler.families import Liferay


class Daklak(Liferay):
    name = "daklak"
    label = "Tỉnh Đắk Lắk"
    kind = "province"
    province = "66"
    hosts = ("daklak.gov.vn", "www.daklak.gov.vn")
    weekly = 80
    sitemaps = ("/sitemap.xml",)
    lists = ("/tin-tuc",)
    inferred = "the listing's address"
    articles = ("https://daklak.gov.vn/-/trien-khai-de-an-06-tai-cac-xa",)
    sections = ("https://daklak.gov.vn/tin-tuc",)
