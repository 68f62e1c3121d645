"""Government Inspectorate. The bare number behind the question mark is part of the address."""

from crawler.families import Liferay


class Thanhtra(Liferay):
    name = "thanhtra"
    label = "Thanh tra Chính phủ"
    kind = "ministry"
    hosts = ("thanhtra.gov.vn", "www.thanhtra.gov.vn")
    weekly = 15
    lists = ("/web/guest/tin-tuc-su-kien",)
    article = r"/xem-chi-tiet-tin-tuc/-/asset_publisher/[^/]*/Content/[^/?]+\?(\d+)"
    query = ("?",)
    body = (".article", ".journal-content-article")
    inferred = "the listing's address"
    articles = (
        "https://thanhtra.gov.vn/web/guest/xem-chi-tiet-tin-tuc/-/asset_publisher//Content/hoi-nghi-trien-khai-ke-hoach-thanh-tra?6501234",
    )
    sections = ("https://thanhtra.gov.vn/web/guest/tin-tuc-su-kien",)
