"""Ministry of Ethnic and Religious Affairs. The certificate names another host, so that it is asked by http."""

from crawler.families import WebForms
from crawler.source import Pager


class Ubdt(WebForms):
    name = "ubdt"
    label = "Bộ Dân tộc và Tôn giáo (Ủy ban Dân tộc)"
    kind = "ministry"
    hosts = ("ubdt.gov.vn", "www.ubdt.gov.vn", "cema.gov.vn", "www.cema.gov.vn")
    scheme = "http"
    weekly = 40
    lists = ("/home.htm", "/tin-tuc.htm")
    pager = Pager(url="{list}?p={n}")
    inferred = "the second listing's address follows the family"
    articles = (
        "http://www.cema.gov.vn/tin-tuc/tin-hoat-dong/hoat-dong-cua-uy-ban/bo-truong-dao-ngoc-dung-lam-viec-voi-tinh.htm",
        "http://ubdt.gov.vn/tiep-buoc-truyen-thong-dan-toc-va-ton-giao.htm",
    )
    sections = ("http://ubdt.gov.vn/home.htm", "http://ubdt.gov.vn/tin-tuc/tin-hoat-dong.htm")
