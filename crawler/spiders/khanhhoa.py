"""Province of Khánh Hòa (with Ninh Thuận since July 2025), ASP.NET WebForms; further pages of a list come by
``__doPostBack`` and are not asked for.
"""

from crawler.source import Source


class Khanhhoa(Source):
    name = "khanhhoa"
    label = "Tỉnh Khánh Hòa"
    kind = "province"
    province = "56"
    hosts = ("khanhhoa.gov.vn", "www.khanhhoa.gov.vn")
    weekly = 50
    broken_certificate = True
    lists = ("/vi/tin-tuc",)
    article = r"^/vi/(?:[^/?]+/)+([^/?]*-[^/?]*-[^/?]*-[^/?]*)/?$"
    title = (".title-article",)
    lead = ("meta#ogdescription::attr(content)",)
    body = (".chitietbaiviet",)
    date = ("#datearticle",)
    inferred = "the listing's address; only its first page is read"
    articles = ("https://khanhhoa.gov.vn/vi/tin-tuc/thi-diem-mo-hinh-trong-rong-nho-cho-ngu-dan",)
    sections = ("https://khanhhoa.gov.vn/vi/tin-tuc",)
