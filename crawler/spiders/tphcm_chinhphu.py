"""The Government's portal about Hồ Chí Minh City."""

from crawler.families import VCCorp


class TphcmChinhphu(VCCorp):
    name = "tphcm_chinhphu"
    label = "Cổng Thông tin điện tử Chính phủ tại TP. Hồ Chí Minh"
    kind = "paper"
    province = "79"
    hosts = ("tphcm.chinhphu.vn",)
    weekly = 50
    lists = ("/thoi-su.htm",)
    ignore = r"/trang-\d+\.htm$|/video|/anh"
    inferred = "the listing's address follows the family"
    articles = ("https://tphcm.chinhphu.vn/tphcm-ra-mat-to-cong-nghe-so-101250612101112131.htm",)
    sections = ("https://tphcm.chinhphu.vn/thoi-su/trang-2.htm",)
