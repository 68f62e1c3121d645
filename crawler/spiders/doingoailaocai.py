"""Foreign affairs of Lào Cai; addresses are a number only."""

from crawler.source import Source


class Doingoailaocai(Source):
    name = "doingoailaocai"
    label = "Đối ngoại Lào Cai"
    kind = "department"
    province = "15"
    old_province = "10"
    hosts = ("doingoailaocai.vn", "www.doingoailaocai.vn")
    weekly = 4
    lists = ("/",)
    article = r"^/(?:vi/)?bai-viet/(\d+)$"
    title = ("h1",)
    body = (".content-wrap",)
    date = ("ul.meta li:first-child",)
    drop = ("h1", "ul.meta", "figcaption")
    first_is_lead = True
    inferred = "the address's form is that of a sister site"
    articles = ("https://doingoailaocai.vn/vi/bai-viet/16210",)
    sections = ("https://doingoailaocai.vn/vi/chuyen-muc/1",)
