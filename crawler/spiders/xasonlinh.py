"""Sơn Linh, a commune's portal; the address ends in a number."""

from crawler.families import TanDan


class Xasonlinh(TanDan):
    name = "xasonlinh"
    label = "Xã Sơn Linh, Hà Tĩnh"
    kind = "other"
    province = "42"
    hosts = ("xasonlinh.hatinh.gov.vn",)
    weekly = 2
    lists = ("/portal/pages/Tin-tuc-su-kien.aspx",)
    article = r"(?i)/portal/pages/\d{4}-\d{1,2}-\d{1,2}/[^/?]+-(\d+)\.aspx$"
    inferred = "the listing's address and selectors"
    articles = ("https://xasonlinh.hatinh.gov.vn/portal/pages/2023-01-30/Le-phat-dong-trong-cay-468686.aspx",)
    sections = ("https://xasonlinh.hatinh.gov.vn/portal/pages/Tin-tuc-su-kien.aspx",)
