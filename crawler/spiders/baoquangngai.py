"""Newspaper of Quảng Ngãi (with Kon Tum since July 2025). A script holds the text of an article in a string."""

from crawler.papers import NumberPaper


class Baoquangngai(NumberPaper):
    name = "baoquangngai"
    label = "Báo Quảng Ngãi"
    kind = "paper"
    province = "51"
    hosts = ("baoquangngai.vn", "www.baoquangngai.vn")
    weekly = 250
    lists = ("/thoi-su", "/chinh-tri", "/kinh-te", "/xa-hoi")
    links = "article a[href$='.htm']"
    article = r"-(\d+)\.htm$"
    ignore = r"^/(?:bao-in|event|expert|multimedia|tin-moi-nhat)"
    injected = (r'outputData\s*=\s*"((?:\\.|[^"\\])*)"', r"\$\(['\"]#content['\"]\)\.html\(`(.*?)`\)")
    title = ("h1.title", "h1")
    lead = ("p.sapo", "#body .sapo")
    body = (".injected", "#content")
    drop = (".same", "p.sapo", "figcaption", ".caption")
    inferred = "the date's place and the pager"
    articles = ("https://baoquangngai.vn/thoi-su/trao-may-tinh-cho-hoc-sinh-mien-nui-61223.htm",)
    sections = ("https://baoquangngai.vn/thoi-su", "https://baoquangngai.vn/multimedia/anh-61224.htm")
