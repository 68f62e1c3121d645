"""Ministry of Education and Training."""

from crawler.families import CommonContent


class Moet(CommonContent):
    name = "moet"
    label = "Bộ Giáo dục và Đào tạo"
    kind = "ministry"
    hosts = ("moet.gov.vn", "www.moet.gov.vn")
    weekly = 25
    lists = ("/tin-tuc",)
    article = r"^/tin-tuc/(?:[^/?]+/)*([^/?]+)\.html$"
    body = ("div.content-detail", ".article-content")
    inferred = "the listing's address"
    articles = ("https://moet.gov.vn/tin-tuc/tin-hoat-dong/trao-hoc-bong-cho-hoc-sinh-dan-toc.html",)
    sections = ("https://moet.gov.vn/tin-tuc/tin-hoat-dong",)
