"""Province of Kon Tum until July 2025."""

from crawler.source import Source


class Kontum(Source):
    name = "kontum"
    label = "Tỉnh Kon Tum (nay thuộc Quảng Ngãi)"
    kind = "province"
    province = "51"
    old_province = "62"
    hosts = ("kontum.gov.vn", "www.kontum.gov.vn")
    successors = ("quangngai.gov.vn",)
    lists = ("/",)
    article = r"^/(?:[^/?]+/)+([^/?]*-[^/?]*-[^/?]*-[^/?]*)/?$"
    title = ("h1", ".tieude")
    lead = (".noidung.sapo",)
    body = (".noidung",)
    date = (".ngaydang", ".date")
    drop = (".noidung.sapo", "figcaption")
    inferred = "addresses; selectors of lead and body were seen"
    articles = ("https://kontum.gov.vn/tin-tuc/lang-van-hoa-don-nhan-bang-cong-nhan",)
    sections = ("https://kontum.gov.vn/tin-tuc",)
