"""Sites whose lists and articles come by script: JSON to the site's own API, and ``__doPostBack`` pagers."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from crawler import sites
from crawler.dates import HANOI
from crawler.run import CrawlReport, Job, collect
from crawler.scripts import unescaped
from crawler.settings import CrawlerSettings
from crawler.window import Window
from load import clock, database
from tests.bulletin import Answer, Asked, Bulletin, News, daily
from tests.crawling import rows

NEWS = daily(date(2025, 6, 30), 45)
TEXT = "Xã số {0} đã tổ chức một lớp tập huấn cho 35 cán bộ thôn, bản trong tuần qua."
MORE = "Lớp học do phòng Văn hóa – Xã hội mở, kéo dài hai ngày tại nhà văn hóa xã."
TITLE = "Xã số {0} mở lớp tập huấn cho cán bộ thôn, bản"


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    opened = database.open(None, tmp_path / "store")
    yield opened
    opened.dispose()


def crawl(engine: Engine, name: str, bulletin: Bulletin, days: Window | None = None) -> CrawlReport:
    job = Job(sites.find(name), bulletin.origin, window=days)
    return collect(engine, [job], CrawlerSettings())[0]


def part(offset: int, length: int) -> list[News]:
    return NEWS[offset : offset + length]


def page(title: str, number: int, when: str, body: str) -> str:
    text = f"<p>{TEXT.format(number)}</p><p>{MORE}</p>"
    return f"<html><body><h1 {title}>{TITLE.format(number)}</h1>{when}<div {body}>{text}</div></body></html>"


def moha(asked: Asked) -> str | None:
    if asked.path.startswith("/api/Public/PostsByCategory"):
        wanted = asked.query
        assert wanted["take"] == "20"
        shown = part(int(wanted["skip"]), 20) if wanted["ID"] == "12" else []
        data = [
            {"ID": each.number, "TieuDe": TITLE.format(each.number), "NgayXuatBan": f"{each.when}"} for each in shown
        ]
        return json.dumps({"data": data, "totalCount": len(NEWS)})
    if asked.path.startswith("/api/Public/PostDetail"):
        number = int(asked.query["ID"])
        when = next(each.when for each in NEWS if each.number == number)
        said = {
            "TieuDe": TITLE.format(number), "MoTa": f"<p>{TEXT.format(number)}</p>", "NoiDung": f"<p>{MORE}</p>",
            "NgayXuatBan": when.isoformat(), "ChuyenMuc": {"TenChuyenMuc": "Tin hoạt động"},
        }  # fmt: skip
        return json.dumps({"data": said})
    return "<html><body><div id='root'></div></body></html>"


def mof(asked: Asked) -> str | None:
    if asked.path.startswith("/api/article/reads"):
        assert (asked.method, json.loads(asked.body)) == ("POST", {"rootSlug": "bo-tai-chinh"})
        shown = part(int(asked.query["offset"]), int(asked.query["limit"]))
        data = [
            {"slug": f"bai-{each.number}", "categorySlug": "tin", "rootCategorySlug": "bo-tai-chinh",
             "title": TITLE.format(each.number), "publicationTime": each.when.isoformat()} for each in shown
        ]  # fmt: skip
        return json.dumps({"data": data})
    if asked.path.startswith("/api/article/getbyslug"):
        number = int(asked.query["slug"].removeprefix("bai-"))
        when = next(each.when for each in NEWS if each.number == number)
        said = {"title": TITLE.format(number), "description": TEXT.format(number), "publicationTime": when.isoformat(),
                "articleContent": json.dumps({"Content": f"<p>{MORE}</p>"})}  # fmt: skip
        return json.dumps({"data": said})
    return "<html><body><div id='app'></div></body></html>"


def bacninh(asked: Asked) -> str | None:
    if "p_p_resource_id=loadPage" in asked.path:
        assert asked.query["recordPerPage"] == "50"
        shown = part((int(asked.query["pageNum"]) - 1) * 20, 20)
        items = [{"id": each.number, "urlDetail": f"/-/details/37632/bai-{each.number}", "title": "Tin",
                  "createdDate": f"{each.when:%d/%m/%Y %H:%M}"} for each in shown]  # fmt: skip
        return json.dumps({"items": items, "totalPageNum": 3})
    if "/details/" in asked.path:
        number = int(asked.path.rpartition("-")[2])
        return page("id=contentDetailTitleId", number, "", "id=contentDetail")
    if asked.path == "/xa-hoi":
        address = "/xa-hoi?p_p_id=x_WAR_bacninhportlet\\x26p_p_lifecycle=2\\u0026p_p_resource_id=loadPage"
        return f"<html><body><h2>Thực đơn</h2><script>var loadPageURL = '{address}';</script></body></html>"
    return None


def vinhphuc(asked: Asked) -> str | None:
    if asked.path == "/APIVP/api/DSTinTuc/QUERYDATA":
        form = asked.form
        assert (form["do"], form["fieldOrder"], form["ascending"]) == ("QUERYDATA", "CreatedDate", "desc")
        shown = (
            part(int(form["start"]), int(form["length"])) if form["UrlList"].endswith(("KinhTe", "VanHoaXaHoi")) else []
        )
        data = [{"ID": each.number, "Title": f"##{TITLE.format(each.number)}", "CreatedDate": each.when.isoformat(),
                 "DescriptionNews": TEXT.format(each.number), "ContentNews": f"&lt;p&gt;{MORE}&lt;/p&gt;"}
                for each in shown]  # fmt: skip
        return json.dumps({"data": data})
    return None


def baodienbienphu(asked: Asked) -> str | None:
    if asked.path.startswith("/api/web/article-get-news-by-category-slug"):
        shown = part(0, int(asked.query["limit"])) if asked.query["category_slug"] == "xa-hoi" else []
        data = [
            {"article_slug": f"bai-{n.number}", "category_slug": "xa-hoi", "article_type_slug": "tin-bai"}
            for n in shown
        ]
        return json.dumps({"status": 1, "data": {"list": data}})
    if asked.path.startswith("/tin-bai/"):
        number = int(asked.path.rpartition("-")[2])
        when = next(each.when for each in NEWS if each.number == number)
        return page("", number, f"<p class=date>{when:%d/%m/%Y %H:%M}</p>", "class=editor-content")
    return None


SITES: dict[str, tuple[Callable[[Asked], str | None], set[str]]] = {
    # site: what it answers, and the lists that hold nothing here
    "moha": (moha, {"empty listing"}),
    "mof": (mof, set()),
    "bacninh": (bacninh, {"gone"}),
    "vinhphuc": (vinhphuc, {"empty listing"}),
    "baodienbienphu": (baodienbienphu, {"empty listing"}),
}


@pytest.mark.parametrize("name", SITES)
def test_lists_and_articles_of_a_site_that_answers_json(name: str, engine: Engine) -> None:
    answer, troubles = SITES[name]
    copies = 2 if name == "vinhphuc" else 1  # two lists number their articles alike
    with Bulletin(answer) as bulletin:
        report = crawl(engine, name, bulletin)
        assert {trouble.cause for trouble in report.problems} == troubles
        assert (report.new, report.failed, report.pending) == (copies * len(NEWS), 0, 0)
        found = rows(engine)
        assert sorted(row.title for row in found.values()) == sorted(TITLE.format(n.number) for n in NEWS * copies)
        for row in found.values():
            number = next(n for n in NEWS if TITLE.format(n.number) == row.title)
            assert row.text == f"{TEXT.format(number.number)}\n{MORE}"
            assert row.published.replace(tzinfo=None) == number.when
            assert sites.find(name).source.articles[0].split("/")[3] in row.url or name == "bacninh", row.url
            assert "/api" not in row.url.lower()
        before = len(bulletin.requests)
        again = crawl(engine, name, bulletin)
        assert (again.new, again.changed, again.fetched) == (0, 0, 0)
        assert len(bulletin.requests) - before <= 12


@pytest.mark.parametrize("name", ["moha", "mof", "vinhphuc", "bacninh"])
def test_a_backfill_reads_the_dates_of_the_json(name: str, engine: Engine) -> None:
    days = Window(date(2025, 6, 1), date(2025, 6, 7))
    with Bulletin(SITES[name][0]) as bulletin:
        report = crawl(engine, name, bulletin, days)
        assert report.new == (14 if name == "vinhphuc" else 7)
        assert report.outside == 0
        assert {TITLE.format(n.number) for n in NEWS if days.since <= n.day <= days.until} == {
            row.title for row in rows(engine).values()
        }


def test_an_article_that_comes_in_its_list_is_looked_at_again_there(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: dict[str, Any] = {"text": "", "at": NEWS[0].when.replace(tzinfo=HANOI) + timedelta(minutes=5)}
    monkeypatch.setattr(clock, "now", lambda: said["at"])

    def answer(asked: Asked) -> str | None:
        text = vinhphuc(asked)
        return text.replace("35 c", "53 c") if text and said["text"] else text

    with Bulletin(answer) as bulletin:
        crawl(engine, "vinhphuc", bulletin)
        said["text"], said["at"] = "new", said["at"] + timedelta(hours=2)
        report = crawl(engine, "vinhphuc", bulletin)
        assert (report.new, report.pending) == (0, 0)
        changed = [row for row in rows(engine).values() if row.revision == 2]
        assert {row.title for row in changed} == {TITLE.format(NEWS[0].number)}
        assert bulletin.paths("View_Detail") == []


@pytest.mark.parametrize("text", ["<html>Bảo trì</html>", "[1, 2]", '{"data": 5}', "{" * 100_000, '{"data": [7, {}]}'])
def test_an_api_that_answers_something_else_is_a_problem_of_that_list(text: str, engine: Engine) -> None:
    with Bulletin(lambda asked: text) as bulletin:
        report = crawl(engine, "mof", bulletin)
        assert [trouble.cause for trouble in report.problems] == (["empty listing"] if "[7" in text else ["broken"]), (
            report.problems
        )
        assert not report.complete


SHOWN = 10


def view_state(n: int) -> str:
    return f"dDwt{n:03}=="


def pager(n: int, last: int) -> str:
    """Ten numbers and dots on either side, as the portal's grid writes them."""
    first = (n - 1) // SHOWN * SHOWN + 1
    numbers = range(first, min(first + SHOWN - 1, last) + 1)
    link = "<a href=\"javascript:__doPostBack('ctl00$Main$pager$ctl{0:02}$btn','')\">{1}</a>"
    before = link.format(99, "...") if first > 1 else ""
    after = link.format(98, "...") if numbers[-1] < last else ""
    return before + "".join(f"<span>{i}</span>" if i == n else link.format(i - first, i) for i in numbers) + after


def khanhhoa(news: list[News], asked_pages: list[int], calendar: str = "") -> Answer:
    last = -(-len(news) // 4)
    articles = {f"/vi/tin-tuc/mo-lop-tap-huan-so-{each.number}": each for each in news}

    def answer(asked: Asked) -> str | None:
        if asked.path in articles:
            each = articles[asked.path]
            when = f"<span id=datearticle>{each.day:%d/%m/%Y}</span>"
            return page("class=title-article", each.number, when, "class=chitietbaiviet")
        if asked.path != "/vi/tin-hoat-dong-so-nganh-dia-phuong":
            return None
        n = 1
        if asked.method == "POST":
            form = asked.form
            now = int(form["__VIEWSTATE"][4:7])
            first = (now - 1) // SHOWN * SHOWN + 1
            control = int(form["__EVENTTARGET"].removeprefix("ctl00$Main$pager$ctl").removesuffix("$btn"))
            n = first + SHOWN if control == 98 else first + control
            assert form["__VIEWSTATEGENERATOR"] == "CA0B0334"
            assert form["__EVENTVALIDATION"] == f"ev{now}"
            assert "q" not in form
        asked_pages.append(n)
        rows = "".join(f"<li><a href='{path}'>Tin</a></li>" for path in list(articles)[(n - 1) * 4 : n * 4])
        fields = {"__VIEWSTATE": view_state(n), "__VIEWSTATEGENERATOR": "CA0B0334", "__EVENTVALIDATION": f"ev{n}"}
        hidden = "".join(f"<input type=hidden name={name} id={name} value='{v}'>" for name, v in fields.items())
        return (
            f"<html><body><form method=post action='tin-hoat-dong-so-nganh-dia-phuong'>{hidden}{calendar}"
            f"<input type=text name=q><ul>{rows}</ul><div>{pager(n, last)}</div></form></body></html>"
        )

    return answer


CALENDAR = "<table>" + "".join(
    f"<td><a href=\"javascript:__doPostBack('ctl00$Cal','{8765 + day}')\">{day}</a></td>" for day in range(1, 31)
)


@pytest.mark.parametrize("calendar", ["", CALENDAR + "</table>"])
def test_pages_behind_a_post_back_are_walked_to_the_last(engine: Engine, calendar: str) -> None:
    news, pages = daily(date(2025, 6, 30), 90), list[int]()
    with Bulletin(khanhhoa(news, pages, calendar)) as bulletin:
        report = crawl(engine, "khanhhoa", bulletin)
        assert pages == list(range(1, 24))
        assert (report.new, report.failed) == (90, 0)
        assert {trouble.cause for trouble in report.problems} == {"gone"}  # the lists that this server lacks


def test_a_backfill_walks_post_backs_and_looks_at_one_article_a_page(engine: Engine) -> None:
    news, pages = daily(date(2025, 6, 30), 90), list[int]()
    days = Window(date(2025, 6, 10), date(2025, 6, 14))
    with Bulletin(khanhhoa(news, pages)) as bulletin:
        report = crawl(engine, "khanhhoa", bulletin, days)
        assert (report.new, report.fetched) == (5, 5 + report.outside + 3)  # three looks lay above the window
        assert pages == list(range(1, 8))


@pytest.mark.parametrize(
    ("written", "text"),
    [
        (r"<p>L\u1edbp \"h\u1ecdc\"<\/p>", '<p>Lớp "học"</p>'),
        (r"\x3cp\x3eA\n\tB\\", "<p>A\n\tB\\"),
        (r"\ud83d\ude00\u{1f600}\'", "😀😀'"),
        ("một dòng \\\nnối", "một dòng nối"),
    ],
)
def test_strings_of_scripts(written: str, text: str) -> None:
    assert unescaped(written) == text
