"""Newspaper of Cần Thơ (with Sóc Trăng and Hậu Giang since July 2025). The first h1 is the section; captions are
centred italics without a class; the names and the boxes for sharing stand in the body's container.
"""

from crawler.papers import NumberPaper


class Baocantho(NumberPaper):
    name = "baocantho"
    label = "Báo Cần Thơ"
    kind = "paper"
    province = "92"
    hosts = ("baocantho.com.vn", "www.baocantho.com.vn")
    weekly = 300
    feeds = ("/rss/cate/thoi-su/",)
    lists = ("/thoi-su/", "/chinh-tri/", "/kinh-te/", "/xa-hoi-phap-luat/", "/chuyen-doi-so/")
    title = ("h1.title-detail", "h1.detail__title", "article h1", "h1 ~ h1")
    body = ("#newscontents .content-fck", "#newscontents")
    date = ("span.pubdate",)
    first_is_lead = True
    inferred = "the title's class"
    articles = ("https://baocantho.com.vn/khai-giang-lop-ky-nang-so-a197123.html",)
    sections = ("https://baocantho.com.vn/thoi-su/",)
