"""Hưng Hà, a district's portal until 2025."""

from crawler.families import CommonContent


class Hungha(CommonContent):
    name = "hungha"
    label = "Huyện Hưng Hà, Thái Bình (đến 2025)"
    kind = "other"
    province = "33"
    old_province = "34"
    hosts = ("hungha.thaibinh.gov.vn",)
    successors = ("hungyen.gov.vn",)
    lists = ("/tin-tuc",)
    links = "h2.h4.entry-title a, a.article-title"
    date = ("meta[property='article:published_time']::attr(content)", ".post-date")
    lead = (".brief.font-size-text", ".article-brief")
    inferred = "the listing's address; selectors are those of the province's portal"
    articles = ("https://hungha.thaibinh.gov.vn/tin-tuc/khoi-cong-tram-truyen-thanh-khong-day.html",)
    sections = ("https://hungha.thaibinh.gov.vn/tin-tuc",)
