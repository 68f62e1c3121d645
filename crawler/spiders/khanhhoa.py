"""Province of Khánh Hòa (with Ninh Thuận since July 2025); further pages of a list come by ``__doPostBack``."""

from crawler.families import WebForms


class Khanhhoa(WebForms):
    name = "khanhhoa"
    label = "Tỉnh Khánh Hòa"
    kind = "province"
    province = "56"
    hosts = ("khanhhoa.gov.vn", "www.khanhhoa.gov.vn")
    weekly = 50
    broken_certificate = True
    lists = (
        "/vi/tin-hoat-dong-cua-lanh-dao-tinh",
        "/vi/tin-hoat-dong-so-nganh-dia-phuong",
        "/vi/chinh-sach-va-cuoc-song",
    )
    links = ""
    article = r"^/vi/(?:[^/?]+/)+([^/?]*-[^/?]*-[^/?]*-[^/?]*)/?$"
    title = (".title-article",)
    lead = ("meta#ogdescription::attr(content)",)
    body = (".chitietbaiviet",)
    date = ("#datearticle",)
    drop = ("h2", "figcaption")
    inferred = "addresses of articles"
    articles = ("https://khanhhoa.gov.vn/vi/tin-tuc/thi-diem-mo-hinh-trong-rong-nho-cho-ngu-dan",)
    sections = (
        "https://khanhhoa.gov.vn/vi/tin-hoat-dong-so-nganh-dia-phuong",
        "https://khanhhoa.gov.vn/vi/chinh-sach-va-cuoc-song",
    )
