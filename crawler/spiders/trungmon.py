"""Trung Môn, a commune's portal; the query carries the number and belongs to the address."""

from crawler.source import Source


class Trungmon(Source):
    name = "trungmon"
    label = "Xã Trung Môn, Tuyên Quang"
    kind = "other"
    province = "08"
    hosts = ("trungmon.tuyenquang.gov.vn",)
    weekly = 3
    lists = ("/vi",)
    article = r"^/vi/tin-bai/[^/?]+\?(?:.*&)?id=(\d+)"
    query = ("type", "id")
    title = ("h1",)
    body = (".article-content", ".content-detail", ".detail-content")
    date = (".date", ".post-date", ".time")
    inferred = "selectors and the listing's address; pages may need a script"
    articles = ("https://trungmon.tuyenquang.gov.vn/vi/tin-bai/nha-van-hoa-thon-moi-duoc-sua?type=NEWS&id=233702",)
    sections = ("https://trungmon.tuyenquang.gov.vn/vi", "https://trungmon.tuyenquang.gov.vn/vi/tin-bai/gioi-thieu")
