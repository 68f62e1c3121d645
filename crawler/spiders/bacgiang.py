"""Province of Bắc Giang until July 2025; the first h1 is the name of a portlet."""

from crawler.families import Liferay


class Bacgiang(Liferay):
    name = "bacgiang"
    label = "Tỉnh Bắc Giang (nay thuộc Bắc Ninh)"
    kind = "province"
    province = "24"
    hosts = ("bacgiang.gov.vn", "www.bacgiang.gov.vn")
    successors = ("bacninh.gov.vn",)
    weak_tls = True
    lists = ("/chinh-tri", "/kinh-te", "/van-hoa-xa-hoi")
    article = r"^/web/guest/-/([^/?]+)/?$|/-/asset_publisher/[^/]+/content/([^/?]+)"
    title = (".title-news h1",)
    body = (".journal-content-article",)
    date = (".title-news .date", ".date-time", ".title-news")
    inferred = "the date's place"
    articles = (
        "https://bacgiang.gov.vn/web/guest/-/trao-tang-thiet-bi-cho-thu-vien-xa",
        "https://bacgiang.gov.vn/-/asset_publisher/Enp27vgshTez/content/mo-lop-tap-huan-cho-can-bo",
    )
    sections = ("https://bacgiang.gov.vn/chinh-tri",)
