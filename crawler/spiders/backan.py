"""Province of Bắc Kạn until July 2025; dates have no time of day."""

from crawler.source import Source


class Backan(Source):
    name = "backan"
    label = "Tỉnh Bắc Kạn (nay thuộc Thái Nguyên)"
    kind = "province"
    province = "19"
    old_province = "06"
    hosts = ("backan.gov.vn", "www.backan.gov.vn")
    successors = ("thainguyen.gov.vn",)
    lists = ("/",)
    article = r"^/(?:[^/?]+/)+([^/?]*-[^/?]*-[^/?]*-[^/?]*?)(?:\.html|\.aspx)?/?$"
    title = (".news-title",)
    body = ("#HtmlContent",)
    date = (".article-time",)
    first_is_lead = True
    inferred = "addresses; selectors were seen"
    articles = ("https://backan.gov.vn/tin-tuc/cap-phat-gao-cho-dong-bao-vung-cao",)
    sections = ("https://backan.gov.vn/tin-tuc",)
