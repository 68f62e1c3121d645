"""The National Assembly's Council for Ethnic Affairs. Listing and article are one page; the number is in the query."""

from crawler.families import QuerySharePoint


class Hoidongdantoc(QuerySharePoint):
    name = "hoidongdantoc"
    label = "Hội đồng Dân tộc của Quốc hội"
    kind = "ministry"
    hosts = ("noidung.quochoi.vn", "quochoi.vn")
    weekly = 4
    lists = ("/hoidongdantoc/tintuc/Pages/tin-hoat-dong.aspx",)
    article = r"(?i)/tintuc/Pages/[\w-]+\.aspx\?(?:.*&)?itemid=(\d+)"
    query = ("itemid",)
    inferred = "selectors are those of the family"
    articles = ("https://noidung.quochoi.vn:443/hoidongdantoc/tintuc/Pages/tin-hoat-dong.aspx?ItemID=527",)
    sections = ("https://noidung.quochoi.vn/hoidongdantoc/tintuc/Pages/tin-hoat-dong.aspx",)
