"""Province of Vĩnh Phúc until July 2025; titles may contain ``##``. Lists answer to a script only."""

from crawler.families import QuerySharePoint


class Vinhphuc(QuerySharePoint):
    name = "vinhphuc"
    label = "Tỉnh Vĩnh Phúc (nay thuộc Phú Thọ)"
    kind = "province"
    province = "25"
    old_province = "26"
    hosts = ("vinhphuc.gov.vn", "www.vinhphuc.gov.vn")
    weak_tls = True
    lists = ("/",)
    article = r"(?i)/ct/cms/tintuc/Lists/\w+/View_Detail\.aspx\?(?:.*&)?itemid=(\d+)"
    query = ("itemid",)
    inferred = "the front page stands in for the scripted lists"
    articles = ("https://vinhphuc.gov.vn/ct/cms/tintuc/Lists/TinTrongTinh/View_Detail.aspx?ItemID=21544",)
    sections = ("https://vinhphuc.gov.vn/ct/cms/tintuc/",)
