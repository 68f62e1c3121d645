"""Nga Sơn, a district-level portal until 2025."""

from crawler.families import VNPTPortal


class Ngason(VNPTPortal):
    name = "ngason"
    label = "Huyện Nga Sơn, Thanh Hóa"
    kind = "other"
    province = "38"
    hosts = ("ngason.thanhhoa.gov.vn",)
    successors = ("thanhhoa.gov.vn",)
    lists = ("/xay-dung-nong-thon-moi",)
    inferred = "lists are those of the family"
    articles = ("https://ngason.thanhhoa.gov.vn/xay-dung-nong-thon-moi/xa-nga-an-don-chuan-569589",)
    sections = ("https://ngason.thanhhoa.gov.vn/xay-dung-nong-thon-moi",)
