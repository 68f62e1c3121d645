"""City of Hà Nội. Further pages of the list come by a form whose values are encrypted, and the same for everybody."""

from crawler.families import VCCorp
from crawler.source import Pager


class Hanoi(VCCorp):
    name = "hanoi"
    label = "Thành phố Hà Nội"
    kind = "province"
    province = "01"
    hosts = ("hanoi.gov.vn", "www.hanoi.gov.vn")
    weekly = 120
    lists = ("/tin-tuc-su-kien-noi-bat",)
    links = ""
    pager = Pager(
        url="/api/NewsZone/NewsZone",
        form={
            "PageIndex": "{before}", "PageSize": "TwNsaMrfVrU=", "Catname": "nMSbbZ2pR0/XHR7JMRKsFGiPETTBu6V1",
            "LanguageId": "jM2HDDVEz40=", "Site": "/CP0MQRJUt0=",
        },
    )  # fmt: skip
    article = r"(\d{6,})\.htm$"
    date = (".news-info .time", ".detail-time")
    articles = ("https://hanoi.gov.vn/khai-truong-diem-phuc-vu-hanh-chinh-cong-4250612101112131.htm",)
    sections = ("https://hanoi.gov.vn/tin-tuc-su-kien-noi-bat",)
