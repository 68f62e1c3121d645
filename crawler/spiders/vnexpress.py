"""A national paper; captions are ``p.Image`` in the body and the author stands right-aligned at its end."""

from crawler.source import Pager, Source


class Vnexpress(Source):
    name = "vnexpress"
    label = "VnExpress"
    kind = "paper"
    hosts = ("vnexpress.net",)
    weekly = 1500
    feeds = ("/rss/thoi-su.rss", "/rss/giao-duc.rss", "/rss/suc-khoe.rss")
    lists = ("/thoi-su",)
    links = "h3.title-news a, h2.title-news a"
    pager = Pager(url="{list}-p{n}")
    article = r"-(\d{7})\.html$"
    title = ("h1.title-detail",)
    lead = ("p.description",)
    body = ("article.fck_detail",)
    date = ("span.date", "meta[name=its_publication]::attr(content)")
    author = ("p.author_mail", "p[style='text-align:right;'] strong")
    rubric = ("ul.breadcrumb a",)
    drop = ("p.Image", "figcaption", "p.author_mail", "p[style='text-align:right;']", ".box-tinlienquanv2")
    inferred = "the pager"
    articles = ("https://vnexpress.net/xa-vung-cao-tap-huan-chuyen-doi-so-4954123.html",)
    sections = ("https://vnexpress.net/thoi-su", "https://vnexpress.net/thoi-su-p2")
