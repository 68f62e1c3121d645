"""Government Inspectorate. The bare number behind the question mark is part of the address."""

from crawler.families import Liferay


class Thanhtra(Liferay):
    name = "thanhtra"
    label = "Thanh tra Chính phủ"
    kind = "ministry"
    hosts = ("thanhtra.gov.vn", "www.thanhtra.gov.vn")
    weekly = 15
    lists = (
        "/web/guest/thanh-tra",
        "/web/guest/khieu-nai-to-cao",
        "/web/guest/phong-chong-tham-nhung",
        "/web/guest/tin-tong-hop",
    )
    article = r"/xem-chi-tiet-tin-tuc/-/asset_publisher/(?:[^/]*/)?[Cc]ontent/[^/?]+\?(\d+)"
    ignore = r"/[Cc]ontent/chuc-nang-nhiem"
    query = ("?",)
    body = (".article", ".journal-content-article")
    inferred = "the date's place"
    articles = (
        "https://thanhtra.gov.vn/web/guest/xem-chi-tiet-tin-tuc/-/asset_publisher//Content/hoi-nghi-trien-khai-ke-hoach-thanh-tra?6501234",
    )
    sections = ("https://thanhtra.gov.vn/web/guest/tin-tuc-su-kien",)
