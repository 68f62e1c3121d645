"""Department of Science and Technology of Ninh Bình, which took over information and communications in 2025."""

from crawler.families import VNPTPortal


class SokhcnNinhbinh(VNPTPortal):
    name = "sokhcn_ninhbinh"
    label = "Sở Khoa học và Công nghệ Ninh Bình"
    kind = "department"
    province = "37"
    hosts = ("sokhcn.ninhbinh.gov.vn",)
    weekly = 8
    lists = ("/tin-hoat-dong",)
    inferred = "the listing's address"
    articles = ("https://sokhcn.ninhbinh.gov.vn/tin-hoat-dong/dao-tao-to-cong-nghe-so-cong-dong-412299",)
    sections = ("https://sokhcn.ninhbinh.gov.vn/tin-hoat-dong",)
