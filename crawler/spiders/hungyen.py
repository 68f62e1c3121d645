"""Province of Hưng Yên (with Thái Bình since July 2025); a page of a listing is ``-c<id>-<n>.html``."""

from crawler.families import CommonContent
from crawler.source import Pager


class Hungyen(CommonContent):
    name = "hungyen"
    label = "Tỉnh Hưng Yên"
    kind = "province"
    province = "33"
    hosts = ("hungyen.gov.vn", "www.hungyen.gov.vn")
    weekly = 60
    weak_tls = True
    lists = ("/chuyen-muc-tin-trong-tinh-c216-1.html",)
    pager = Pager(url="{front}-{n}.html", parts=r"(?P<front>/chuyen-muc-.*-c\d+)-\d+\.html")
    article = r"^/([^/?]*[a-z]-[^/?]*)\.html$"
    inferred = "the listing's name"
    articles = ("https://hungyen.gov.vn/khai-giang-lop-dao-tao-nghe-cho-lao-dong-nong-thon.html",)
    sections = ("https://hungyen.gov.vn/chuyen-muc-tin-trong-tinh-c216-1.html",)
