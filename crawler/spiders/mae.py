"""Ministry of Agriculture and Environment, which has owned poverty reduction and new rural areas since 2025. It
sometimes answers with a block page under status 200.
"""

from crawler.source import Pager, Source


class Mae(Source):
    name = "mae"
    label = "Bộ Nông nghiệp và Môi trường"
    kind = "ministry"
    hosts = ("mae.gov.vn", "www.mae.gov.vn")
    weekly = 80
    predecessors = ("www.mard.gov.vn", "monre.gov.vn")
    lists = ("/chuyen-muc/tin-tuc.htm",)
    links = "a.item-tintuc"
    pager = Pager(url="{list}?page={n}")
    article = r"^/(?:tin-[^/]+/)?[^/]+-(\d+)\.htm$"
    ignore = r"^/chuyen-muc/"
    title = ("h1.tieu-de-chi-tiet-tin",)
    lead = (".sapo-chi-tiet-tin",)
    body = ("article.noi-dung-chi-tiet-tin",)
    date = (".ngay-dang", ".thoi-gian-dang")
    drop = ("figcaption", ".sapo-chi-tiet-tin")
    inferred = "the pager and the list's name"
    articles = (
        "https://mae.gov.vn/hoi-nghi-trien-khai-chuong-trinh-giam-ngheo-14571.htm",
        "https://mae.gov.vn/tin-giam-ngheo/tap-huan-can-bo-giam-ngheo-20411.htm",
    )
    sections = ("https://mae.gov.vn/chuyen-muc/tin-tuc.htm",)
