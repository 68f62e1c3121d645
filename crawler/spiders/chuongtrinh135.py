"""Pages of Programme 135 on DotNetNuke; the number of the news is in the query."""

from crawler.families import QuerySharePoint


class Chuongtrinh135(QuerySharePoint):
    name = "chuongtrinh135"
    label = "Chương trình 135"
    kind = "other"
    hosts = ("chuongtrinh135.vn", "www.chuongtrinh135.vn")
    successors = ("ubdt.gov.vn",)
    lists = ("/",)
    article = r"(?i)/default\.aspx\?(?:.*&)?news=(\d+)"
    query = ("tabid", "news", "catid")
    title = ("h1", ".Head")
    body = (".Normal", "#dnn_ContentPane")
    date = (".date",)
    inferred = "selectors"
    articles = ("https://chuongtrinh135.vn/Default.aspx?tabid=152&News=204&CatID=17",)
    sections = ("https://chuongtrinh135.vn/Default.aspx?tabid=152&CatID=17",)
