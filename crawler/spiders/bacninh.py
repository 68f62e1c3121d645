"""Province of Bắc Ninh, Liferay with portlets of its own: a list's page says in its script where the list comes from as
JSON; articles are pages.
"""

from crawler.families import Liferay
from crawler.source import Api, Pager


class Bacninh(Liferay):
    name = "bacninh"
    label = "Tỉnh Bắc Ninh"
    kind = "province"
    province = "24"
    old_province = "27"
    hosts = ("bacninh.gov.vn", "www.bacninh.gov.vn")
    weekly = 60
    weak_tls = True
    lists = ("/chinh-tri", "/kinh-te", "/van-hoa", "/xa-hoi", "/so-nganh-dia-phuong")
    pager = Pager(
        url="{load}&pageNum={n}&recordPerPage=50&keyword=",
        scripts={
            "load": r"loadPageURL\s*[:=]\s*['\"]([^'\"]+)|['\"](https?://[^'\"]+p_p_resource_id=loadPage[^'\"]*)['\"]"
        },
        begin=1,
    )
    article = r"/-/details/\d+/[^/?]+-(\d+)/?$|[?&]\w*_articleId=(\d+)"
    query = ("*",)
    api = Api(
        items="items",
        address=(
            "{urlDetail}",
            "{list}?p_p_id=newsbycategory_WAR_bacninhportlet&p_p_lifecycle=0"
            "&_newsbycategory_WAR_bacninhportlet_articleId={id}",
        ),
        title="title",
        date="createdDate",
    )
    title = ("h1#contentDetailTitleId",)
    lead = ("div#sapoDetailId",)
    body = ("div#contentDetail",)
    date = (".date-detail", ".publish-date")
    inferred = "the date's place"
    articles = (
        "https://bacninh.gov.vn/-/details/37632/hop-mat-doanh-nghiep-dau-xuan-94123",
        "https://bacninh.gov.vn/xa-hoi?p_p_id=newsbycategory_WAR_bacninhportlet&p_p_lifecycle=0"
        "&_newsbycategory_WAR_bacninhportlet_articleId=94123",
    )
    sections = ("https://bacninh.gov.vn/news", "https://bacninh.gov.vn/xa-hoi")
