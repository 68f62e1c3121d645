"""Ministry of Science and Technology, which took over information and communications in 2025."""

from crawler.families import VCCorp


class Mst(VCCorp):
    name = "mst"
    label = "Bộ Khoa học và Công nghệ"
    kind = "ministry"
    hosts = ("mst.gov.vn", "www.mst.gov.vn")
    predecessors = ("mic.gov.vn", "www.mic.gov.vn", "most.gov.vn")
    weekly = 60
    # 197 and a short number are articles of the old mic.gov.vn that were moved here: one key on all three hosts.
    article = r"-197(?P<mic>\d{5,7})\.htm$|-(\d{15,18})\.htm$"
    lists = (
        "/tin-tuc-su-kien.htm",
        "/tin-tuc-su-kien/chuyen-doi-so.htm",
        "/tin-tuc-su-kien/buu-chinh-vien-thong.htm",
        "/tin-tuc-su-kien/khoa-hoc-va-cong-nghe.htm",
        "/tin-tuc-su-kien/tin-dia-phuong.htm",
        "/tin-tuc-su-kien/tin-tong-hop.htm",
    )
    feeds = ("/rss/home.rss", "/rss/tin-tuc-su-kien.rss")
    articles = (
        "https://mst.gov.vn/thong-cao-bao-chi-ve-viec-thuc-hien-quy-hoach-ma-vung-197250704101929995.htm",
        "https://mst.gov.vn/hoi-nghi-197144805.htm",
        "https://mst.gov.vn/hoi-nghi-197152208.htm",
    )
    sections = (
        "https://mst.gov.vn/tin-tuc-su-kien.htm",
        "https://mst.gov.vn/tin-tuc-su-kien/chuyen-doi-so/trang-3.htm",
    )
