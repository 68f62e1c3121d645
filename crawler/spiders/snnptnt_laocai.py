"""Agriculture department of Lào Cai until 2025."""

from crawler.families import VNPTPortal


class SnnptntLaocai(VNPTPortal):
    name = "snnptnt_laocai"
    label = "Sở Nông nghiệp và Phát triển nông thôn Lào Cai (đến 2025)"
    kind = "department"
    province = "15"
    old_province = "10"
    hosts = ("snnptnt.laocai.gov.vn",)
    successors = ("laocai.gov.vn",)
    lists = ("/tin-tuc-su-kien",)
    inferred = "the listing's address; addresses of articles are those of the family"
    articles = ("https://snnptnt.laocai.gov.vn/tin-tuc-su-kien/trong-cay-gai-xanh-o-vung-thap-1099512",)
    sections = ("https://snnptnt.laocai.gov.vn/tin-tuc-su-kien",)
