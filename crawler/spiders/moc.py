"""Ministry of Construction, with transport since 2025."""

from crawler.families import MinistrySharePoint


class Moc(MinistrySharePoint):
    name = "moc"
    label = "Bộ Xây dựng"
    kind = "ministry"
    hosts = ("moc.gov.vn", "xaydung.gov.vn", "mt.gov.vn", "www.mt.gov.vn")
    weekly = 40
    feeds = ("/rss/1173/tin-hoat-dong.rss",)
    inferred = "addresses of articles"
    articles = ("https://moc.gov.vn/vn/tin-tuc/1173/81234/hoi-nghi-so-ket.aspx",)
    sections = ("https://mt.gov.vn/vn/chuyen-muc/1052/Hoat-dong-Bo.aspx?page=2",)
