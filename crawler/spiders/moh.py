"""Ministry of Health. Its key is too weak for OpenSSL 3's defaults."""

from crawler.families import Liferay


class Moh(Liferay):
    name = "moh"
    label = "Bộ Y tế"
    kind = "ministry"
    hosts = ("moh.gov.vn", "www.moh.gov.vn")
    weekly = 30
    weak_tls = True
    lists = ("/tin-noi-bat", "/hoat-dong-cua-dia-phuong")
    article = r"^/(?:web/guest/)?-/([^/?]+)/?$"
    inferred = "the listings' addresses"
    articles = ("https://moh.gov.vn/web/guest/-/trien-khai-chien-dich-tiem-chung",)
    sections = ("https://moh.gov.vn/hoat-dong-cua-dia-phuong",)
