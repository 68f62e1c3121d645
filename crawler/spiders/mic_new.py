"""Ministry of Information and Communications, the portal of 2023 to 2025."""

from crawler.families import VCCorp


class MicNew(VCCorp):
    name = "mic_new"
    label = "Bộ Thông tin và Truyền thông (2023–2025)"
    kind = "ministry"
    hosts = ("mic.gov.vn", "www.mic.gov.vn", "english.mic.gov.vn")
    successors = ("mst.gov.vn", "bvhttdl.gov.vn")
    article = r"-197(?P<mic>\d{5,7})\.htm$|-(197\d{15})\.htm$"
    lists = ("/tin-tuc-su-kien.htm",)
    feeds = ("/rss/home.rss",)
    inferred = "selectors and lists are those of the family; only addresses of articles were seen"
    articles = (
        "https://mic.gov.vn/bo-thong-tin-va-truyen-thong-hop-bao-thuong-ky-197159635.htm",
        "https://english.mic.gov.vn/meeting-197240729165325049.htm",
    )
    sections = ("https://mic.gov.vn/tin-tuc-su-kien.htm", "https://mic.gov.vn/tin-tuc-su-kien/trang-2.htm")
