"""Province of Lai Châu."""

from crawler.families import CommonContent


class Laichau(CommonContent):
    name = "laichau"
    label = "Tỉnh Lai Châu"
    kind = "province"
    province = "12"
    hosts = ("laichau.gov.vn", "www.laichau.gov.vn")
    weekly = 40
    lists = ("/tin-tuc-su-kien",)
    article = r"^/tin-tuc-su-kien/(?:[^/?]+/)*([^/?]+)\.html$"
    inferred = "all but the addresses of articles"
    articles = ("https://laichau.gov.vn/tin-tuc-su-kien/chuyen-doi-so/lap-dat-tram-phat-song-tai-ban-bien-gioi.html",)
    sections = ("https://laichau.gov.vn/tin-tuc-su-kien",)
