"""Information department of Quảng Bình until 2025; the host is gone, an archive may still serve it. The last number of
an address is the time of publication in milliseconds.
"""

from crawler.families import Liferay


class QuangbinhStttt(Liferay):
    name = "quangbinh_stttt"
    label = "Sở Thông tin và Truyền thông Quảng Bình (đến 2025)"
    kind = "department"
    province = "44"
    old_province = "44"
    hosts = ("stttt.quangbinh.gov.vn",)
    successors = ("skhcn.quangtri.gov.vn",)
    lists = ("/",)
    article = r"^/chi-tiet-tin/-/view-article/\d+/\d{13}/(\d{13})$|^/3cms/([^/?]+)\.htm$"
    inferred = "the listing's address and selectors; dates and addresses were seen; the host is gone"
    articles = (
        "https://stttt.quangbinh.gov.vn/chi-tiet-tin/-/view-article/1/1603594541324/1676362553814",
        "https://stttt.quangbinh.gov.vn/3cms/hoi-thi-tuyen-truyen-vien.htm",
    )
    sections = ("https://stttt.quangbinh.gov.vn/trang-chu",)
