"""Ministry of Science and Technology until 2025: the portal before mst.gov.vn."""

from crawler.families import MinistrySharePoint


class Most(MinistrySharePoint):
    name = "most"
    label = "Bộ Khoa học và Công nghệ (đến 2025)"
    kind = "ministry"
    hosts = ("www.most.gov.vn", "most.gov.vn")
    successors = ("mst.gov.vn",)
    lists = ("/vn/chuyen-muc/3/Tin-tuc-su-kien.aspx",)
    inferred = "addresses of articles and the listing's number"
    articles = ("https://www.most.gov.vn/vn/tin-tuc/24518/trien-lam-thiet-bi-cho-mien-nui.aspx",)
    sections = ("https://www.most.gov.vn/vn/chuyen-muc/3/Tin-tuc-su-kien.aspx?page=2",)
