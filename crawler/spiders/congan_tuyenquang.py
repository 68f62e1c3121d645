"""Police of Tuyên Quang; the query carries the number and belongs to the address."""

from crawler.families import TuyenQuang


class ConganTuyenquang(TuyenQuang):
    name = "congan_tuyenquang"
    label = "Công an tỉnh Tuyên Quang"
    kind = "department"
    hosts = ("congan.tuyenquang.gov.vn",)
    weekly = 15
    articles = ("https://congan.tuyenquang.gov.vn/vi/tin-bai/ra-mat-to-bao-ve-an-ninh?type=NEWS&id=233701",)
    sections = ("https://congan.tuyenquang.gov.vn/vi", "https://congan.tuyenquang.gov.vn/vi/tin-bai/gioi-thieu")
