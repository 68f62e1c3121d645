"""Ministry of Justice, SharePoint; the number in the query is part of the address."""

from crawler.families import QuerySharePoint


class Moj(QuerySharePoint):
    name = "moj"
    label = "Bộ Tư pháp"
    kind = "ministry"
    hosts = ("moj.gov.vn", "www.moj.gov.vn")
    weekly = 25
    lists = ("/qt/tintuc/Pages/hoat-dong-cua-bo.aspx",)
    article = r"(?i)^/qt/tintuc/Pages/[^/?]+\.aspx\?(?:.*&)?itemid=(\d+)"
    query = ("itemid",)
    title = ("div.news-details h1",)
    lead = ("div.news-details div.mota", "div.mota")
    body = ("div.news-details div.news-content", "div.news-content")
    inferred = "the listing's name and the date's place"
    articles = ("https://moj.gov.vn/qt/tintuc/Pages/hoat-dong-cua-bo.aspx?ItemID=6417",)
    sections = ("https://moj.gov.vn/qt/tintuc/Pages/hoat-dong-cua-bo.aspx",)
