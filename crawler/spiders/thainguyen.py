"""Province of Thái Nguyên (with Bắc Kạn since July 2025), Liferay 6; the first h1 names the portal."""

from crawler.families import Liferay


class Thainguyen(Liferay):
    name = "thainguyen"
    label = "Tỉnh Thái Nguyên"
    kind = "province"
    province = "19"
    hosts = ("thainguyen.gov.vn", "www.thainguyen.gov.vn")
    weekly = 60
    lists = ("/vi_VN/tin-tuc-su-kien",)
    article = r"/-/asset_publisher/[^/]+/content/([^/?]+)"
    title = (".title-detail",)
    date = (".date-detail", ".publish-date", ".time")
    inferred = "the listing's name and the date's place"
    articles = ("https://thainguyen.gov.vn/tin-noi-bat/-/asset_publisher/L0n17VJXU23O/content/khai-mac-lop-boi-duong",)
    sections = ("https://thainguyen.gov.vn/vi_VN/tin-tuc-su-kien",)
