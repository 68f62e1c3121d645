"""Province of Hà Giang until July 2025; dates have no time of day."""

from crawler.families import VNPTPortal


class Hagiang(VNPTPortal):
    name = "hagiang"
    label = "Tỉnh Hà Giang (nay thuộc Tuyên Quang)"
    kind = "province"
    province = "08"
    old_province = "02"
    hosts = ("hagiang.gov.vn", "www.hagiang.gov.vn")
    successors = ("tuyenquang.gov.vn",)
    lists = ("/tin-trong-tinh",)
    inferred = "the listing's address"
    articles = ("https://hagiang.gov.vn/tin-trong-tinh/tap-huan-phong-chong-tao-hon-455621",)
    sections = ("https://hagiang.gov.vn/tin-trong-tinh",)
