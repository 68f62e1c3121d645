"""Province of Sơn La."""

from crawler.families import VNPTPortal


class Sonla(VNPTPortal):
    name = "sonla"
    label = "Tỉnh Sơn La"
    kind = "province"
    province = "14"
    hosts = ("sonla.gov.vn", "www.sonla.gov.vn")
    weekly = 50
    lists = ("/tin-chinh-tri", "/tin-kinh-te", "/tin-van-hoa-xa-hoi", "/cac-xa-phuong")
    sitemaps = ("/sitemap.xml",)
    broken_certificate = True
    inferred = "addresses of articles and the pager's form are those of the family"
    articles = ("https://sonla.gov.vn/tin-chinh-tri/hoi-nghi-so-ket-6-thang-dau-nam-950942",)
    sections = ("https://sonla.gov.vn/tin-chinh-tri", "https://sonla.gov.vn/cac-xa-phuong")
