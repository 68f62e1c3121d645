"""Department of Information and Communications of Hà Nam until 2025."""

from crawler.families import QuerySharePoint


class HanamStttt(QuerySharePoint):
    name = "hanam_stttt"
    label = "Sở Thông tin và Truyền thông Hà Nam (đến 2025)"
    kind = "province"
    province = "37"
    old_province = "35"
    hosts = ("hanam.gov.vn", "www.hanam.gov.vn")
    successors = ("sokhcn.ninhbinh.gov.vn",)
    lists = ("/stttt/Pages/tin-tuc.aspx",)
    article = r"^/stttt/Pages/([^/?]+-[^/?]+-[^/?]+)\.aspx$"
    query = ()
    body = (".ms-rtestate-field",)
    inferred = "the listing's address"
    articles = ("https://hanam.gov.vn/stttt/Pages/tap-huan-an-toan-thong-tin-cho-can-bo-xa.aspx",)
    sections = ("https://hanam.gov.vn/stttt/Pages/tin-tuc.aspx",)
