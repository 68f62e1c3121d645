"""Ministry of Labour until 2025; only its past is worth asking for."""

from crawler.families import QuerySharePoint
from crawler.source import Pager


class Molisa(QuerySharePoint):
    name = "molisa"
    label = "Bộ Lao động – Thương binh và Xã hội (đến 2025)"
    kind = "ministry"
    hosts = ("www.molisa.gov.vn", "molisa.gov.vn")
    successors = ("moha.gov.vn",)
    lists = ("/Pages/tintuc/chuyenmuc.aspx?ChuyenMucID=40",)
    pager = Pager(url="/Pages/tintuc/chuyenmuc.aspx?ChuyenMucID=40&page={n}")
    article = r"(?i)/Pages/tintuc/chitiet\.aspx\?(?:.*&)?tintucid=(\d+)"
    query = ("tintucid",)
    body = ("#divArticleDescription",)
    inferred = "addresses of articles; the ministry is gone"
    articles = ("https://www.molisa.gov.vn/Pages/tintuc/chitiet.aspx?tintucID=235511",)
    sections = ("https://www.molisa.gov.vn/Pages/tintuc/chuyenmuc.aspx?ChuyenMucID=40&page=2",)
