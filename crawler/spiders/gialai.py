"""Province of Gia Lai (with Bình Định since July 2025)."""

from crawler.families import CommonContent


class Gialai(CommonContent):
    name = "gialai"
    label = "Tỉnh Gia Lai"
    kind = "province"
    province = "52"
    old_province = "64"
    hosts = ("gialai.gov.vn", "www.gialai.gov.vn")
    weekly = 60
    lists = ("/tin-tuc/hoat-dong-cua-tinh",)
    links = "a.article-title.common-title"
    article = r"^/tin-tuc/(?:[^/?]+/)*([^/?]+)\.html$"
    inferred = "addresses of articles"
    articles = ("https://gialai.gov.vn/tin-tuc/hoat-dong-cua-tinh/trao-bo-giong-cho-ho-ngheo-xa-bien-gioi.html",)
    sections = ("https://gialai.gov.vn/tin-tuc/hoat-dong-cua-tinh",)
