"""Office of the Government."""

from crawler.families import VCCorp


class Vpcp(VCCorp):
    name = "vpcp"
    label = "Văn phòng Chính phủ"
    kind = "ministry"
    hosts = ("vpcp.chinhphu.vn",)
    weekly = 25
    lists = ("/thong-tin-hoat-dong.htm", "/tin-noi-bat.htm")
    ignore = r"/trang-\d+\.htm$|/video|/anh"
    inferred = "lists beyond the first page follow the family"
    articles = ("https://vpcp.chinhphu.vn/hop-bao-chinh-phu-thuong-ky-115230812201019472.htm",)
    sections = ("https://vpcp.chinhphu.vn/thong-tin-hoat-dong.htm",)
