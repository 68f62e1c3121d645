"""Ministry of Finance, with planning and investment since 2025. The pages are written by a script; lists and articles
come from the API that it asks.
"""

from crawler.apiportals import JsonPortal
from crawler.source import Api, Pager


class Mof(JsonPortal):
    name = "mof"
    label = "Bộ Tài chính"
    kind = "ministry"
    hosts = ("www.mof.gov.vn", "mof.gov.vn")
    predecessors = ("www.mpi.gov.vn",)
    weekly = 80
    lists = ("/bo-tai-chinh",)
    pager = Pager(
        url="/api/article/reads?offset={offset}&limit=20", json={"rootSlug": "bo-tai-chinh"}, size=20, begin=1
    )
    article = r"^/bo-tai-chinh/[^/?]+/([^/?]+)/?$"
    api = Api(
        items="data",
        address=("/{rootCategorySlug}/{categorySlug}/{slug}", "/bo-tai-chinh/tin-tuc/{slug}"),
        title="title",
        date="publicationTime",
        ask="/api/article/getbyslug?slug={id}",
        answer={
            "title": "data.title", "lead": "data.description",
            "body": "data.articleContent.Content|data.articleContent", "date": "data.publicationTime",
             "author": "data.author", "rubric": "data.articleCategory.name",
            "credit": "data.source",
        },
    )  # fmt: skip
    inferred = "how the times of publication are written"
    articles = ("https://www.mof.gov.vn/bo-tai-chinh/tin-tuc/giai-ngan-von-chuong-trinh-muc-tieu-quoc-gia",)
    sections = ("https://www.mof.gov.vn/bo-tai-chinh", "https://www.mof.gov.vn/bo-tai-chinh/tin-tuc")
