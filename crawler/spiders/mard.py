"""Ministry of Agriculture until 2025, SharePoint; addresses are slugs without a number, beside those of the lists."""

from crawler.families import QuerySharePoint


class Mard(QuerySharePoint):
    name = "mard"
    label = "Bộ Nông nghiệp và Phát triển nông thôn (đến 2025)"
    kind = "ministry"
    hosts = ("www.mard.gov.vn", "mard.gov.vn")
    successors = ("mae.gov.vn",)
    lists = ("/Pages/danh-sach-tin-hoat-dong.aspx",)
    article = r"(?i)^/Pages/([^/?]+-[^/?]+-[^/?]+-[^/?]+)\.aspx$"
    ignore = r"(?i)^/Pages/(?:tin|danh-sach-tin)-[^/?]*\.aspx"
    query = ()
    body = ("#divArticleDescription",)
    inferred = "the listing's name and the date's place; the ministry is gone"
    articles = ("https://www.mard.gov.vn/Pages/hop-ban-ve-tieu-chi-nong-thon-moi-nang-cao.aspx",)
    sections = (
        "https://www.mard.gov.vn/Pages/danh-sach-tin-hoat-dong.aspx",
        "https://www.mard.gov.vn/Pages/tin-trong-nuoc-va-quoc-te.aspx",
    )
