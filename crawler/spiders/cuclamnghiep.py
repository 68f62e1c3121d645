"""Department of Forestry."""

from crawler.families import WordPress


class Cuclamnghiep(WordPress):
    name = "cuclamnghiep"
    label = "Cục Lâm nghiệp và Kiểm lâm"
    kind = "department"
    hosts = ("cuclamnghiep.gov.vn",)
    weekly = 8
    lists = ("/category/tin-tuc/",)
    inferred = "the listing's address"
    articles = ("https://cuclamnghiep.gov.vn/hoi-nghi-giao-ban-cong-tac-kiem-lam/",)
    sections = ("https://cuclamnghiep.gov.vn/category/tin-tuc/", "https://cuclamnghiep.gov.vn/page/2/")
