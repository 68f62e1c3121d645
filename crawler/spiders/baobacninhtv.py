"""Newspaper and station of Bắc Ninh (with Bắc Giang since July 2025)."""

from crawler.papers import NumberPaper


class Baobacninhtv(NumberPaper):
    name = "baobacninhtv"
    label = "Báo và phát thanh, truyền hình Bắc Ninh"
    kind = "paper"
    province = "24"
    old_province = "27"
    hosts = ("baobacninhtv.vn", "www.baobacninhtv.vn")
    weekly = 250
    lists = ("/chinh-tri", "/kinh-te", "/xa-hoi", "/giao-duc", "/doi-song")
    article = r"-postid(\d+)\.bbg$"
    body = (".news-details__content.link_content",)
    lead = ("div.news_detail_sapo", "p.sapo")
    inferred = "the pager"
    articles = ("https://baobacninhtv.vn/lang-nghe-chuyen-doi-so-postid431234.bbg",)
    sections = ("https://baobacninhtv.vn/chinh-tri",)
