"""Sa Pa, a district-level portal until 2025."""

from crawler.families import VNPTPortal


class Sapa(VNPTPortal):
    name = "sapa"
    label = "Thị xã Sa Pa, Lào Cai"
    kind = "other"
    province = "15"
    old_province = "10"
    hosts = ("sapa.laocai.gov.vn",)
    successors = ("laocai.gov.vn",)
    lists = ("/chuong-trinh-ntm", "/tin-tuc-su-kien")
    inferred = "the second listing's address"
    articles = ("https://sapa.laocai.gov.vn/chuong-trinh-ntm/thuc-hien-tieu-du-an-giam-ngheo-ve-thong-tin-1099426",)
    sections = ("https://sapa.laocai.gov.vn/chuong-trinh-ntm", "https://sapa.laocai.gov.vn/tin-tuc-su-kien")
