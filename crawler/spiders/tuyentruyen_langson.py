"""Propaganda office of Lạng Sơn; dates are English (18 October 2019)."""

from crawler.families import Drupal


class TuyentruyenLangson(Drupal):
    name = "tuyentruyen_langson"
    label = "Ban Tuyên giáo Lạng Sơn"
    kind = "department"
    province = "20"
    hosts = ("tuyentruyen.langson.gov.vn",)
    weekly = 8
    lists = ("/",)
    inferred = "the listing"
    articles = ("https://tuyentruyen.langson.gov.vn/node/1973",)
    sections = ("https://tuyentruyen.langson.gov.vn/tin-tuc",)
