"""Office of the People's Committee of Lạng Sơn."""

from crawler.families import Drupal


class VanphongLangson(Drupal):
    name = "vanphong_langson"
    label = "Văn phòng UBND tỉnh Lạng Sơn"
    kind = "department"
    province = "20"
    hosts = ("vanphong.langson.gov.vn",)
    weekly = 4
    lists = ("/",)
    inferred = "the listing"
    articles = ("https://vanphong.langson.gov.vn/en/node/56589",)
    sections = ("https://vanphong.langson.gov.vn/tin-tuc",)
