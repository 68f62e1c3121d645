"""Newspaper of Tuyên Quang (with Hà Giang since July 2025); the lead is the first bold paragraph."""

from crawler.papers import MonthPaper


class Baotuyenquang(MonthPaper):
    name = "baotuyenquang"
    label = "Báo Tuyên Quang"
    kind = "paper"
    province = "08"
    hosts = ("baotuyenquang.com.vn", "www.baotuyenquang.com.vn")
    weekly = 250
    predecessors = ("baohagiang.vn",)
    lists = ("/thoi-su-chinh-tri/", "/kinh-te/", "/xa-hoi/", "/van-hoa/", "/khoa-hoc-cong-nghe/")
    title = ("h1.media-heading.title5",)
    body = ("div.content#content",)
    first_is_lead = True
    inferred = "the pager"
    articles = ("https://baotuyenquang.com.vn/xa-hoi/202512/tap-huan-cho-nguoi-co-uy-tin-785426/",)
    sections = ("https://baotuyenquang.com.vn/xa-hoi/",)
