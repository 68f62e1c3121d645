"""Journal of the former Ministry of Information and Communications; ``/print/<id>.html`` is the same article."""

from crawler.source import Source


class Ictvietnam(Source):
    name = "ictvietnam"
    label = "Tạp chí Thông tin và Truyền thông"
    kind = "paper"
    hosts = ("ictvietnam.vn", "www.ictvietnam.vn")
    weekly = 40
    lists = ("/",)
    article = r"(?:^/print/|-)(\d{5})\.html$"
    title = ("h1",)
    lead = (".sapo", ".detail-sapo")
    body = (".detail-content", ".content-detail", ".post-content")
    date = (".date", ".time", ".post-meta")
    drop = ("figcaption", ".sapo", ".detail-sapo")
    inferred = "selectors; dates and addresses were seen"
    articles = ("https://ictvietnam.vn/so-tttt-sap-nhap-so-khcn-69097.html", "https://ictvietnam.vn/print/69097.html")
    sections = ("https://ictvietnam.vn/chuyen-doi-so.html",)
