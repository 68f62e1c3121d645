"""Planning department of Lào Cai; addresses are a number only."""

from crawler.source import Source


class QlqhLaocai(Source):
    name = "qlqh_laocai"
    label = "Quản lý quy hoạch Lào Cai"
    kind = "department"
    province = "15"
    old_province = "10"
    hosts = ("qlqh.laocai.gov.vn",)
    weekly = 2
    lists = ("/vi",)
    article = r"^/vi/bai-viet/(\d+)$"
    title = ("h1",)
    body = (".content-wrap", ".article-content")
    date = (".date", ".time", "ul.meta li:first-child")
    inferred = "selectors and the listing's address"
    articles = ("https://qlqh.laocai.gov.vn/vi/bai-viet/16210",)
    sections = ("https://qlqh.laocai.gov.vn/vi",)
