"""Department of Culture of Điện Biên."""

from crawler.families import TanDan


class SvhttdlDienbien(TanDan):
    name = "svhttdl_dienbien"
    label = "Sở Văn hóa, Thể thao và Du lịch Điện Biên"
    kind = "province"
    province = "11"
    hosts = ("svhttdl.dienbien.gov.vn",)
    weekly = 8
    lists = ("/portal/Pages/Tin-tuc-su-kien.aspx",)
    inferred = "the listing's address"
    articles = ("https://svhttdl.dienbien.gov.vn/portal/pages/2026-07-15/Cot-co-A-Pa-Chai-don-khach-k3j2h.aspx",)
    sections = ("https://svhttdl.dienbien.gov.vn/portal/Pages/Tin-tuc-su-kien.aspx",)
