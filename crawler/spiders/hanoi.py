"""City of Hà Nội. Further pages of a list need values that a script encrypts; the first page and the front page are
read.
"""

from crawler.families import VCCorp
from crawler.source import Pager


class Hanoi(VCCorp):
    name = "hanoi"
    label = "Thành phố Hà Nội"
    kind = "province"
    province = "01"
    hosts = ("hanoi.gov.vn", "www.hanoi.gov.vn")
    weekly = 120
    lists = ("/", "/tin-tuc-su-kien.htm")
    pager = Pager()
    article = r"(\d{6,})\.htm$"
    date = (".news-info .time", ".detail-time")
    inferred = "the listing's address"
    articles = ("https://hanoi.gov.vn/khai-truong-diem-phuc-vu-hanh-chinh-cong-4250612101112131.htm",)
    sections = ("https://hanoi.gov.vn/tin-tuc-su-kien.htm",)
