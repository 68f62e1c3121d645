"""Province of Nam Định until July 2025."""

from crawler.families import TanDan


class Namdinh(TanDan):
    name = "namdinh"
    label = "Tỉnh Nam Định (nay thuộc Ninh Bình)"
    kind = "province"
    province = "37"
    old_province = "36"
    hosts = ("namdinh.gov.vn", "www.namdinh.gov.vn")
    successors = ("ninhbinh.gov.vn",)
    lists = ("/portal/Pages/Tin-tuc-su-kien.aspx",)
    inferred = "host and listing"
    articles = ("https://namdinh.gov.vn/portal/Pages/2024-12-5/Khanh-thanh-nha-van-hoa-thon-ab12cd.aspx",)
    sections = ("https://namdinh.gov.vn/portal/Pages/Tin-tuc-su-kien.aspx",)
