"""Ministry of Planning and Investment until 2025, now part of the Ministry of Finance."""

from crawler.families import TanDan


class Mpi(TanDan):
    name = "mpi"
    label = "Bộ Kế hoạch và Đầu tư (đến 2025)"
    kind = "ministry"
    hosts = ("www.mpi.gov.vn", "mpi.gov.vn")
    successors = ("www.mof.gov.vn",)
    lists = ("/portal/Pages/Tin-tuc-su-kien.aspx",)
    inferred = "the listing's address; the ministry is gone"
    articles = ("https://www.mpi.gov.vn/portal/Pages/2024-4-25/Phan-bo-von-chuong-trinh-muc-tieu-dvv348x.aspx",)
    sections = ("https://www.mpi.gov.vn/portal/Pages/Tin-tuc-su-kien.aspx?PageIndex=2",)
