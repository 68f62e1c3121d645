"""Province of Bắc Ninh, Liferay with portlets of its own; lists answer JSON to a script, so that the front page and
its links are used.
"""

from crawler.families import Liferay


class Bacninh(Liferay):
    name = "bacninh"
    label = "Tỉnh Bắc Ninh"
    kind = "province"
    province = "24"
    old_province = "27"
    hosts = ("bacninh.gov.vn", "www.bacninh.gov.vn")
    weekly = 60
    weak_tls = True
    lists = ("/",)
    article = r"/-/details/\d+/[^/?]+-(\d+)/?$|[?&]\w*_articleId=(\d+)"
    query = ("*",)
    title = ("h1#contentDetailTitleId",)
    lead = ("div#sapoDetailId",)
    body = ("div#contentDetail",)
    date = (".date-detail", ".publish-date")
    inferred = "the date's place"
    articles = ("https://bacninh.gov.vn/-/details/37632/hop-mat-doanh-nghiep-dau-xuan-94123",)
    sections = ("https://bacninh.gov.vn/news",)
