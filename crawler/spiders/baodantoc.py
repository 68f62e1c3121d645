"""The newspaper of the ethnic minorities. The date in the page's head is a constant of the template; the byline has
the real one, and the number in the address is the time of creation in milliseconds.
"""

from crawler.source import Source


class Baodantoc(Source):
    name = "baodantoc"
    label = "Báo Dân tộc và Phát triển"
    kind = "paper"
    hosts = ("baodantoc.vn", "www.baodantoc.vn", "m.baodantoc.vn")
    weekly = 300
    feeds = ("/rss/home.rss",)
    lists = ("/thoi-su.htm", "/chinh-sach-dan-toc.htm")
    article = r"-(\d{13})\.htm$"
    title = ("h1.detail-title", "h1")
    lead = (".detail-sapo", ".sapo")
    body = (".detail-content", ".news-body-content")
    date = (".detail-author", ".author-time", ".byline")
    drop = ("[data-type=insertlinkbottom]", "figcaption", ".detail-sapo", ".sapo", ".caption")
    inferred = "lists and selectors were not seen; bylines, captions and dates were"
    articles = (
        "https://baodantoc.vn/tap-huan-tuyen-truyen-chuong-trinh-mtqg-cho-nguoi-co-uy-tin-1672144341095.htm",
        "https://m.baodantoc.vn/ngay-hoi-van-hoa-1700727927207.htm",
    )
    sections = ("https://baodantoc.vn/thoi-su.htm", "https://baodantoc.vn/h%C3%A0+giang-p32.html")
