"""Province of Đồng Tháp (with Tiền Giang since July 2025)."""

from crawler.source import Source


class Dongthap(Source):
    name = "dongthap"
    label = "Tỉnh Đồng Tháp"
    kind = "province"
    province = "82"
    old_province = "87"
    hosts = ("dongthap.gov.vn", "www.dongthap.gov.vn")
    weekly = 40
    lists = ("/",)
    article = r"^/(?:[^/?]+/)+([^/?]*-[^/?]*-[^/?]*-[^/?]*)/?$"
    title = ("h1", ".tieude")
    lead = (".tomtat",)
    body = ("#contentText",)
    date = (".ngaydang", ".date")
    drop = (".tomtat", "figcaption")
    inferred = "addresses; selectors of lead and body were seen"
    articles = ("https://dongthap.gov.vn/tin-tuc/ho-tro-ngu-dan-ven-song-chuyen-doi-nghe",)
    sections = ("https://dongthap.gov.vn/tin-tuc",)
