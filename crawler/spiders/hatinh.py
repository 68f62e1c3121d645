"""Province of Hà Tĩnh, a system of its own."""

from crawler.source import Pager, Source


class Hatinh(Source):
    name = "hatinh"
    label = "Tỉnh Hà Tĩnh"
    kind = "province"
    province = "42"
    hosts = ("hatinh.gov.vn", "www.hatinh.gov.vn")
    weekly = 50
    lists = ("/vi/chuyen-muc/tin-tuc-su-kien",)
    pager = Pager(url="{list}?page={n}")
    article = r"^/(?:vi/)?bai-viet/([^?]+)$"
    title = (".detail-title",)
    lead = (".detail-content-lead",)
    body = (".detail-content",)
    date = (".time",)
    drop = (".detail-content-lead", "figcaption", ".attachments")
    inferred = "the listing's name"
    articles = ("https://hatinh.gov.vn/bai-viet/ha-tinh-day-manh-chuyen-doi-so",)
    sections = ("https://hatinh.gov.vn/vi/chuyen-muc/tin-tuc-su-kien?page=2",)
