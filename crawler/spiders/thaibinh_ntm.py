"""New rural areas of Thái Bình until July 2025; slugs are cut and there is no number."""

from crawler.families import CommonContent


class ThaibinhNtm(CommonContent):
    name = "thaibinh_ntm"
    label = "Nông thôn mới Thái Bình (nay thuộc Hưng Yên)"
    kind = "province"
    province = "33"
    old_province = "34"
    hosts = ("thaibinh.gov.vn",)
    successors = ("hungyen.gov.vn",)
    lists = ("/nongthonmoi/",)
    links = "h2.entry-title a"
    article = r"^/nongthonmoi/(?:[^/?]+/)*([^/?]+)\.html$"
    lead = (".brief.font-size-text",)
    body = (".article-content",)
    inferred = "the listing's address"
    articles = ("https://thaibinh.gov.vn/nongthonmoi/xa-vu-quy-don-bang-cong-nhan-dat-chuan.html",)
    sections = ("https://thaibinh.gov.vn/nongthonmoi/",)
