"""Cẩm Thịnh, a commune's portal."""

from crawler.families import WordPress


class Camthinh(WordPress):
    name = "camthinh"
    label = "Xã Cẩm Thịnh, Hà Tĩnh"
    kind = "other"
    province = "42"
    hosts = ("camthinh.camxuyen.hatinh.gov.vn",)
    weekly = 2
    lists = ("/",)
    inferred = "addresses are those of the family"
    articles = ("https://camthinh.camxuyen.hatinh.gov.vn/ra-quan-lam-thuy-loi-noi-dong/",)
    sections = ("https://camthinh.camxuyen.hatinh.gov.vn/category/tin-tuc/",)
