"""Police of Lai Châu."""

from crawler.families import NukeViet


class ConganLaichau(NukeViet):
    name = "congan_laichau"
    label = "Công an tỉnh Lai Châu"
    kind = "department"
    province = "12"
    hosts = ("congan.laichau.gov.vn",)
    weekly = 15
    lists = ("/index.php/tin-tuc-22",)
    article = r"^/index\.php/(?:[^/?]+/)+[^/?]+-(\d+)\.html$"
    inferred = "the listing's address"
    articles = ("https://congan.laichau.gov.vn/index.php/tin-tuc-22/tuyen-truyen-phong-chong-ma-tuy-2665.html",)
    sections = ("https://congan.laichau.gov.vn/index.php/tin-tuc-22",)
