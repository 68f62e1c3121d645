"""The Government's newspaper."""

from crawler.families import VCCorpTimeline


class Baochinhphu(VCCorpTimeline):
    name = "baochinhphu"
    label = "Báo Điện tử Chính phủ"
    kind = "paper"
    hosts = ("baochinhphu.vn", "www.baochinhphu.vn", "baodientu.chinhphu.vn")
    weekly = 400
    lists = ("/thoi-su.htm", "/kinh-te.htm", "/xa-hoi.htm", "/chinh-sach-moi.htm", "/tra-loi-cong-dan.htm")
    feeds = ("/rss/home.rss",)
    articles = ("https://baochinhphu.vn/thu-tuong-chu-tri-phien-hop-102250813125148488.htm",)
    sections = (
        "https://baochinhphu.vn/kinh-te.htm",
        "https://baochinhphu.vn/timelinelist/1027/2.htm",
        "https://baochinhphu.vn/chu-de/chuyen-doi-so-102100.htm",
    )
