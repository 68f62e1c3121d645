"""Province of Vĩnh Phúc until July 2025. Lists are JSON and hold their articles whole; titles may contain ``##``. The
number of an article is that of its list, so that both tell it.
"""

from crawler.apiportals import JsonPortal
from crawler.source import Api, Pager


class Vinhphuc(JsonPortal):
    name = "vinhphuc"
    label = "Tỉnh Vĩnh Phúc (nay thuộc Phú Thọ)"
    kind = "province"
    province = "25"
    old_province = "26"
    hosts = ("vinhphuc.gov.vn", "www.vinhphuc.gov.vn")
    successors = ("phutho.gov.vn",)
    weak_tls = True
    lists = (
        "/ct/cms/tintuc/Lists/ThoiSuChinhTri",
        "/ct/cms/tintuc/Lists/KinhTe",
        "/ct/cms/tintuc/Lists/VanHoaXaHoi",
        "/ct/cms/tintuc/Lists/NguoiTotViecTot",
    )
    pager = Pager(
        url="/APIVP/api/DSTinTuc/QUERYDATA",
        parts=r"(?P<folder>/ct/cms/tintuc/Lists/\w+)",
        form={
            "do": "QUERYDATA", "fieldOrder": "CreatedDate", "ascending": "desc", "UrlList": "{folder}",
            "start": "{offset}", "length": "50",
        },
        size=50,
        begin=1,
    )  # fmt: skip
    article = r"(?i)/ct/cms/tintuc/Lists/\w+/View_Detail\.aspx\?(?:.*&)?itemid=\d+"
    query = ("itemid",)
    api = Api(
        items="data",
        address=("{folder}/View_Detail.aspx?ItemID={ID}",),
        title="Title",
        date="CreatedDate",
        answer={"title": "Title", "lead": "DescriptionNews", "body": "ContentNews", "date": "CreatedDate"},
        inline=True,
        noise="##",
    )
    articles = ("https://vinhphuc.gov.vn/ct/cms/tintuc/Lists/KinhTe/View_Detail.aspx?ItemID=21544",)
    sections = ("https://vinhphuc.gov.vn/ct/cms/tintuc/Lists/KinhTe",)
