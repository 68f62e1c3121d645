"""Ministry of Culture, Sports and Tourism, which has owned press and publishing since 2025."""

from crawler.families import VCCorp


class Bvhttdl(VCCorp):
    name = "bvhttdl"
    label = "Bộ Văn hóa, Thể thao và Du lịch"
    kind = "ministry"
    hosts = ("bvhttdl.gov.vn", "www.bvhttdl.gov.vn")
    weekly = 100
    lists = ("/tin-tuc-va-su-kien.htm", "/bao-chi-xuat-ban.htm", "/van-hoa.htm")
    article = r"^/[^/]+-(\d{14,17})\.htm$"
    ignore = r"-t\d+\.htm$|/trang-\d+\.htm$"
    title = ("h2.title", "h1.title")
    lead = ("p.sapo",)
    body = ("div.entry-body",)
    date = (".date", ".time")
    drop = ("figcaption", "p.sapo", ".PhotoCMS_Caption")
    inferred = "the date's place"
    articles = ("https://bvhttdl.gov.vn/tap-huan-cong-tac-thong-tin-co-so-20250612101112131.htm",)
    sections = ("https://bvhttdl.gov.vn/tin-tuc-va-su-kien.htm", "https://bvhttdl.gov.vn/thong-tin-co-so-t512.htm")
