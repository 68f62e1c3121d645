"""Ministry of Information and Communications until 2025: the old SharePoint portal, articles under /mic_2020/."""

from crawler.families import SharePoint
from crawler.source import Pager


class Mic(SharePoint):
    name = "mic"
    label = "Bộ Thông tin và Truyền thông (đến 2023)"
    kind = "ministry"
    hosts = ("www.mic.gov.vn", "mic.gov.vn", "cspl.mic.gov.vn")
    successors = ("mst.gov.vn", "bvhttdl.gov.vn")
    key = "mic:{id}"  # the copies on the newer portals carry the same number behind the prefix 197
    lists = (
        "/mic_2020/Pages/ChuyenMuc/PhanTrang/1747/1/Buu-Chinh.html",
        "/mic_2020/Pages/ChuyenMuc/PhanTrang/1748/1/Vien-Thong.html",
        "/mic_2020/Pages/ChuyenMuc/PhanTrang/1749/1/Cong-Nghe-Thong-Tin.html",
        "/mic_2020/Pages/ChuyenMuc/PhanTrang/1694/1/An-Toan-Thong-Tin.html",
        "/mic_2020/Pages/ChuyenMuc/PhanTrang/1751/1/Chuyen-Doi-So.html",
        "/mic_2020/Pages/ChuyenMuc/PhanTrang/1752/1/Bao-Chi-Truyen-Thong.html",
    )
    links = "div > h3 > a"
    section = r"/ChuyenMuc/PhanTrang/\d+/1/"
    pager = Pager(
        url="/mic_2020/Pages/ChuyenMuc/PhanTrang/{category}/{n}/{slug}.html",
        parts=r"/PhanTrang/(?P<category>\d+)/\d+/(?P<slug>[^/]+)\.html",
    )
    articles = (
        "https://www.mic.gov.vn/mic_2020/Pages/TinTuc/152518/Bo-TT-TT-kien-quyet-ngan-chan--xu-ly-tin-nhan-rac.html",
        "https://mic.gov.vn/Pages/TinTuc/140962/Hoi-nghi.html",
        "https://mic.gov.vn/Pages/TinTuc/tinchitiet.aspx?tintucid=138844",
        "https://mic.gov.vn/pages/tintuc/printpage.aspx?tintucID=133868",
    )
    sections = ("https://www.mic.gov.vn/mic_2020/Pages/ChuyenMuc/PhanTrang/1747/2/Buu-Chinh.html",)
