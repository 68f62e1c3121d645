"""Newspaper of Lâm Đồng (with Đắk Nông and Bình Thuận since July 2025); old addresses hold year and month."""

from crawler.papers import NumberPaper


class Baolamdong(NumberPaper):
    name = "baolamdong"
    label = "Báo Lâm Đồng"
    kind = "paper"
    province = "68"
    hosts = ("baolamdong.vn", "www.baolamdong.vn")
    weekly = 300
    lists = ("/thoi-su", "/chinh-tri", "/kinh-te", "/doi-song", "/cong-nghe-chuyen-doi-so")
    article = r"-(\d{5,})\.html$|/\d{6}/([^/?]+)/?$"
    body = (".detail-content", ".article__body")
    inferred = "the pager"
    articles = (
        "https://baolamdong.vn/dan-toc-k-ho-don-ruong-bac-thang-381234.html",
        "https://baolamdong.vn/xa-hoi/202406/vu-chanh-day-dau-tien-5f4e3d2/",
    )
    sections = ("https://baolamdong.vn/thoi-su",)
