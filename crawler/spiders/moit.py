"""Ministry of Industry and Trade."""

from crawler.families import CommonContent


class Moit(CommonContent):
    name = "moit"
    label = "Bộ Công Thương"
    kind = "ministry"
    hosts = ("moit.gov.vn", "www.moit.gov.vn")
    weekly = 60
    lists = ("/tin-tuc",)
    article = r"^/tin-tuc/(?:[^/?]+/)*([^/?]+)\.html$"
    articles = ("https://moit.gov.vn/tin-tuc/chuyen-doi-so/tap-huan-thuong-mai-dien-tu-cho-ho-kinh-doanh.html",)
    sections = ("https://moit.gov.vn/tin-tuc/chuyen-doi-so",)
