"""Quảng Ninh, a city since September 2026."""

from crawler.families import QuerySharePoint


class Quangninh(QuerySharePoint):
    name = "quangninh"
    label = "Tỉnh Quảng Ninh"
    kind = "province"
    province = "22"
    hosts = ("www.quangninh.gov.vn", "quangninh.gov.vn")
    weekly = 60
    lists = ("/Trang/tin-tuc-su-kien.aspx",)
    article = r"(?i)/Trang/ChiTietTinTuc\.aspx\?(?:.*&)?nid=(\d+)"
    query = ("nid",)
    inferred = "selectors are those of the family"
    articles = ("https://www.quangninh.gov.vn/Trang/ChiTietTinTuc.aspx?nid=135544",)
    sections = ("https://www.quangninh.gov.vn/Trang/tin-tuc-su-kien.aspx",)
