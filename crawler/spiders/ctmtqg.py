"""The newspaper's pages on the national target programmes."""

from crawler.source import Source


class Ctmtqg(Source):
    name = "ctmtqg"
    label = "Chương trình mục tiêu quốc gia (Báo Dân tộc)"
    kind = "paper"
    hosts = ("chuongtrinhmuctieuquocgia.baodantoc.vn",)
    weekly = 15
    lists = ("/",)
    links = ".big-focus-on-home h2 a, .news-info h3 a, .news-list li a"
    article = r"-(\d{13})\.htm$"
    title = ("h1",)
    lead = (".sapo",)
    body = (".news-body-content",)
    date = ("span.distribution-date",)
    drop = ("[data-type=insertlinkbottom]", "figcaption", ".sapo")
    inferred = "title and lead"
    articles = ("https://chuongtrinhmuctieuquocgia.baodantoc.vn/mo-hinh-sinh-ke-cho-dong-bao-1700727927207.htm",)
    sections = ("https://chuongtrinhmuctieuquocgia.baodantoc.vn/tin-tuc.htm",)
