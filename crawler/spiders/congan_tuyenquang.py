"""Police of Tuyên Quang; the query carries the number and belongs to the address."""

from crawler.source import Source


class ConganTuyenquang(Source):
    name = "congan_tuyenquang"
    label = "Công an tỉnh Tuyên Quang"
    kind = "department"
    province = "08"
    hosts = ("congan.tuyenquang.gov.vn",)
    weekly = 15
    lists = ("/vi",)
    article = r"^/vi/tin-bai/[^/?]+\?(?:.*&)?id=(\d+)"
    query = ("type", "id")
    title = ("h1",)
    body = (".article-content", ".content-detail", ".detail-content")
    date = (".date", ".post-date", ".time")
    inferred = "selectors and the listing's address; pages may need a script"
    articles = ("https://congan.tuyenquang.gov.vn/vi/tin-bai/ra-mat-to-bao-ve-an-ninh?type=NEWS&id=233701",)
    sections = ("https://congan.tuyenquang.gov.vn/vi", "https://congan.tuyenquang.gov.vn/vi/tin-bai/gioi-thieu")
