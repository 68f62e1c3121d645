"""Province of Lâm Đồng (with Đắk Nông and Bình Thuận since July 2025). Much of a page is written by scripts; without
them what is in the page is read.
"""

from crawler.families import QuerySharePoint


class Lamdong(QuerySharePoint):
    name = "lamdong"
    label = "Tỉnh Lâm Đồng"
    kind = "province"
    province = "68"
    hosts = ("lamdong.gov.vn", "www.lamdong.gov.vn")
    weekly = 40
    lists = ("/HOME/news/hotnews/Lists/Posts/Posts.aspx",)
    article = r"^/HOME/news/[a-z0-9_-]+/SitePages/([A-Za-z0-9-]+)\.aspx$"
    query = ()
    inferred = "selectors; pages may need a script"
    articles = ("https://lamdong.gov.vn/HOME/news/hotnews/SitePages/Khai-mac-tuan-le-chuyen-doi-so.aspx",)
    sections = ("https://lamdong.gov.vn/HOME/news/hotnews/Lists/Posts/Posts.aspx",)
