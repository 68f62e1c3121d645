"""Office for ethnic minorities of Thái Nguyên until 2025."""

from crawler.families import Liferay


class BandantocThainguyen(Liferay):
    name = "bandantoc_thainguyen"
    label = "Ban Dân tộc tỉnh Thái Nguyên"
    kind = "province"
    province = "19"
    hosts = ("bandantoc.thainguyen.gov.vn",)
    successors = ("thainguyen.gov.vn",)
    lists = ("/tin-tuc-su-kien",)
    inferred = "the listing's address"
    articles = ("https://bandantoc.thainguyen.gov.vn/-/tuyen-truyen-phap-luat-cho-dong-bao",)
    sections = ("https://bandantoc.thainguyen.gov.vn/tin-tuc-su-kien",)
