"""Province of Điện Biên."""

from crawler.families import TanDan


class Dienbien(TanDan):
    name = "dienbien"
    label = "Tỉnh Điện Biên"
    kind = "province"
    province = "11"
    hosts = ("dienbien.gov.vn", "www.dienbien.gov.vn")
    weekly = 60
    broken_certificate = True
    lists = (
        "/portal/Pages/Tin-tuc-su-kien.aspx",
        "/portal/Pages/Tin-chi-dao-dieu-hanh.aspx",
        "/portal/Pages/Thong-tin-trong-tinh.aspx",
    )
    articles = ("https://dienbien.gov.vn/portal/pages/2026-1-13/Tap-huan-chuyen-doi-so-cho-can-bo-xa-x8k2m1.aspx",)
    sections = ("https://dienbien.gov.vn/portal/Pages/Tin-tuc-su-kien.aspx?PageIndex=2",)
