"""Paper of the Ministry of Science and Technology."""

from crawler.source import Source


class Khoahocphattrien(Source):
    name = "khoahocphattrien"
    label = "Tạp chí Tia Sáng – Khoa học và Phát triển"
    kind = "paper"
    hosts = ("khoahocphattrien.vn",)
    weekly = 20
    lists = ("/",)
    article = r"/(\d+)p\d+c\d+\.htm$"
    title = ("h1",)
    lead = (".sapo",)
    body = (".detail-content", "#content")
    date = (".date", ".time")
    drop = ("figcaption", ".sapo")
    inferred = "selectors"
    articles = ("https://khoahocphattrien.vn/cong-nghe/cam-bien-do-man-cho-ruong-tom/20250610101112131p1c160.htm",)
    sections = ("https://khoahocphattrien.vn/cong-nghe",)
