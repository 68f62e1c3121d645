"""City of Đà Nẵng (with Quảng Nam since July 2025)."""

from crawler.families import Liferay


class Danang(Liferay):
    name = "danang"
    label = "Thành phố Đà Nẵng"
    kind = "province"
    province = "48"
    hosts = ("danang.gov.vn", "www.danang.gov.vn")
    weekly = 80
    article = r"^(?:/vi)?/web/dng/-/([^/?]+)/?$"  # one article stands under both /vi/web/dng and /web/dng
    lists = ("/tin-tuc-su-kien",)
    articles = (
        "https://danang.gov.vn/web/dng/-/xa-que-son-to-chuc-hoi-nghi-tap-huan-truyen-thong-va-giam-ngheo-ve-thong-tin-"
        "gan-voi-so-hoa-dan-sinh",
        "https://danang.gov.vn/vi/web/dng/-/lang-a-my-nghe-non-nuoc",
    )
    sections = ("https://danang.gov.vn/tin-tuc-su-kien",)
