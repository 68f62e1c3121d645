"""Ministry of Home Affairs, which took over labour in 2025. The pages are an empty shell for a script; lists and
articles come from the API that the script asks.
"""

from crawler.apiportals import JsonPortal
from crawler.source import Api, Pager


class Moha(JsonPortal):
    name = "moha"
    label = "Bộ Nội vụ"
    kind = "ministry"
    hosts = ("moha.gov.vn", "www.moha.gov.vn", "api-portal.moha.gov.vn")
    predecessors = ("www.molisa.gov.vn",)
    weekly = 60
    lists = (
        "/chuyen-muc/tin-hoat-dong-cua-bo---id12",
        "/chuyen-muc/tin-tong-hop---id13",
        "/chuyen-muc/diem-tin-dia-phuong-nganh-noi-vu---id14",
    )
    pager = Pager(
        url="https://api-portal.moha.gov.vn/api/Public/PostsByCategory"
        "?ID={category}&skip={offset}&take=20&requireTotalCount=true",
        parts=r"---id(?P<category>\d+)",
        size=20,
        begin=1,
    )
    article = r"^/tin-tuc/[^?]+---id(\d+)/?$"
    api = Api(
        items="data",
        address=("/tin-tuc/{title_slug}---id{ID}",),
        title="TieuDe",
        date="NgayXuatBan",
        ask="https://api-portal.moha.gov.vn/api/Public/PostDetail?ID={id}",
        answer={
            "title": "data.TieuDe", "lead": "data.MoTa", "body": "data.NoiDung", "date": "data.NgayXuatBan",
            "rubric": "data.ChuyenMuc.TenChuyenMuc",
        },
    )  # fmt: skip
    inferred = "how the times of publication are written"
    articles = ("https://moha.gov.vn/tin-tuc/bo-noi-vu-tap-huan-cong-tac-dan-toc---id58213",)
    sections = ("https://moha.gov.vn/chuyen-muc/tin-tong-hop---id13",)
