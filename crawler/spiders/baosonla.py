"""Newspaper of Sơn La; the body ends with a player for reading aloud and a choice of accents."""

from crawler.papers import NumberPaper


class Baosonla(NumberPaper):
    name = "baosonla"
    label = "Báo Sơn La"
    kind = "paper"
    province = "14"
    hosts = ("baosonla.vn", "www.baosonla.vn")
    weekly = 200
    predecessors = ("baosonla.org.vn",)
    lists = (
        "/thoi-su-chinh-tri.html",
        "/kinh-te.html",
        "/xa-hoi.html",
        "/nong-thon-moi.html",
        "/cai-cach-hanh-chinh.html",
    )
    links = "a.cms-link"
    article = r"^/[^/]+/[^/?]+-([A-Za-z0-9]{5,12})\.html$"
    body = ("#editor-detail",)
    drop = (".audio-article", ".select-accent-wrap", ".text-end", "figcaption", "h1", ".sapo")
    inferred = "the pager"
    articles = ("https://baosonla.vn/xa-hoi/hop-ban-ban-cach-lam-nha-moi-AbCd123Ef.html",)
    sections = ("https://baosonla.vn/thoi-su-chinh-tri.html",)
