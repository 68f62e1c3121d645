"""What real portals do that misleads a reader, and the test that holds us to it.

| what portals do | test |
|---|---|
| VCCorp ids hold site, time of creation and milliseconds | ``test_crawler_dates`` (ids), ``test_days_in_addresses`` |
| migrated ids are short, and the same article on three hosts | ``test_one_article_has_one_key`` (addresses), below |
| a constant or running clock in the page's head | pages ``baodantoc/2023-11-24``, ``ctmtqg/2023-11-24``; below |
| an id in milliseconds is the creation, not the publication | pages ``baodantoc/2023-11-24`` |
| two full dates, that of the visit above that of the article | below |
| the print view writes month before day | pages ``mic/2017-02-27-print`` |
| twelve-hour clocks with day before month | ``test_printed_stamp`` (dates), pages ``ubdt/2023-05-03`` |
| a date of an event in title or address | below |
| the first heading is furniture, ``<title>`` names the portal | pages ``danang/2026-01-13``, ``bacninh/2026-02-08``, |
| | ``baocantho/2026-01-08``; below |
| the container repeats title, paragraph and section | pages ``danang/2026-01-13``; below |
| one article under several addresses and hosts | ``test_one_article_has_one_key`` (addresses), below |
| old slugs drop đ: no title comes from an address | below |
| templates that nobody filled in stand in the text | pages ``baolangson/2026-02-03`` |
| the text is a string in a script | pages ``baoquangngai/2025-09-20``, ``baoquangngai/2025-11-03-template`` |
| captions are paragraphs, paragraphs have a style | pages ``vnexpress/2025-10-22``, ``baocantho/2026-01-08``; below |
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from crawler import page, sites
from crawler.addresses import canonical, is_article, key
from crawler.dates import HANOI
from crawler.errors import NotAnArticle
from extract.model import Article, Page

TITLE = "Xã Tả Phìn đưa vào dùng 18 cụm loa không dây"
TEXT = (
    "<p>Ngày 20/9, xã Tả Phìn bàn giao 18 cụm loa không dây cho 12 thôn, kinh phí 430 triệu đồng.</p>"
    "<p>Mỗi cụm có hai loa, nhận tín hiệu qua mạng di động và phát bản tin bằng tiếng Việt, tiếng Dao.</p>"
    "<p>Xã cũng tập huấn cho 24 người trực đài về cách soạn tin và giữ máy.</p>"
)
LONG = TEXT + (
    "<p>Trước đó, cả xã chỉ có 7 thôn nghe được đài, nhiều loa dây đã hỏng và phải mượn thợ của huyện lên chữa.</p>"
    "<p>Theo ông Lý Láo Lở, Chủ tịch UBND xã, người dân nay nghe được lịch tiêm phòng cho gia súc ngay từ sáng sớm.</p>"
    "<p>Kinh phí do Tiểu dự án 1 của Dự án 6 hỗ trợ 70%, phần còn lại lấy từ ngân sách xã và do doanh nghiệp góp.</p>"
    "<p>Đến cuối năm, xã dự kiến lắp thêm 6 cụm ở các thôn xa trung tâm và giao cho đoàn thanh niên trông coi.</p>"
)
PLAIN = re.sub(r"</p><p>", "\n", TEXT)[3:-4]
PUBLISHED = datetime(2024, 9, 20, 15, 40, tzinfo=HANOI)


def read(body: str, url: str = "https://sovh.tinhx.gov.vn/tin-tuc/bai-viet", site: str = "", head: str = "") -> Article:
    html = f"<html><head><meta charset=utf-8>{head}</head><body>{body}</body></html>"
    received = Page(site or "sovh.tinhx.gov.vn", url, datetime(2026, 6, 1, 3, tzinfo=UTC), 200, {}, html.encode())
    return page.article(received, sites.find(site) if site else None)


def test_every_page_that_the_table_names_is_there() -> None:
    pages = Path(__file__).parent / "pages"
    named = re.findall(r"``([a-z_]+/[\d-]+[\w-]*)``", __doc__ or "")
    assert len(named) >= 12
    assert [name for name in named if not (pages / f"{name}.html.gz").exists()] == []


CLOCKS = [
    "<div class=date-today>Thứ Hai, 01/06/2026 09:30:00</div>",
    "<span class=current-date>Thứ Hai, ngày 01 tháng 06 năm 2026</span>",
    "<div class=clock>Thứ Hai, 1/6/2026 - 09:30 AM</div>",
    "<div id=datenow>Thứ hai, 01/06/2026</div>",
    "<p>Thứ Sáu, ngày 23 tháng 08 năm 2019, 09:25:27</p>",
    "<div class=top>Thứ Ba, ngày 17/07/2018 12:43 PM (GMT+7)</div>",
]


@pytest.mark.parametrize("clock", CLOCKS)
@pytest.mark.parametrize("stamp", ["20/09/2024 15:40", "Thứ Sáu, ngày 20/09/2024 03:40 PM (GMT+7)"])
def test_the_clock_of_the_page_is_not_the_date_of_the_article(clock: str, stamp: str) -> None:
    found = read(f"<header>{clock}<ul><li><a href=/>Trang chủ</a></ul></header><h1>{TITLE}</h1><p>{stamp}</p>{LONG}")
    assert found.published == PUBLISHED
    assert found.title == TITLE


@pytest.mark.parametrize(
    "title",
    [
        "Xã Tả Phìn bàn giao 18 cụm loa không dây từ 28/6/2024 đến 04/7/2024",
        "Xã Tả Phìn đưa vào dùng 18 cụm loa không dây trước Tết 10-2-2024",
    ],
)
def test_a_date_of_an_event_is_not_the_date_of_the_article(title: str) -> None:
    url = "https://sovh.tinhx.gov.vn/tin-tuc/xa-ta-phin-ban-giao-loa-tu-28-6-den-4-7-2026"
    assert read(f"<h1>{title}</h1><p class=date>20/09/2024 15:40</p>{LONG}", url).published == PUBLISHED
    inner = f"<div class=journal-content-article><div class=chi-tiet-title>{title}</div>{TEXT}</div>"
    assert read(inner, "https://danang.gov.vn/web/dng/-/tu-28-6-den-4-7-2026", "danang").published is None


HEADINGS = ["Thực đơn", "CỔNG THÔNG TIN ĐIỆN TỬ TỈNH X", "THỜI SỰ &gt; Cần Thơ", "Tin tức – Sự kiện"]


@pytest.mark.parametrize("first", HEADINGS)
def test_the_first_heading_is_often_furniture(first: str) -> None:
    article = f"<div class=article><h1>{TITLE}</h1><p class=date>20/09/2024 15:40</p>{LONG}</div>"
    assert read(f"<h1>{first}</h1>{article}").title == TITLE
    assert read(f"<h1 class=portlet-title>{first}</h1>{article}").title == TITLE


def test_the_portal_s_name_is_no_part_of_the_title() -> None:
    head = f"<title>{TITLE} - CỔNG THÔNG TIN ĐIỆN TỬ TỈNH X</title>"
    assert (
        read(f"<div class=tieude>{TITLE}</div><p class=date>20/09/2024</p><div>{LONG}</div>", head=head).title == TITLE
    )


def test_a_container_that_repeats_itself_is_read_once() -> None:
    section = "Hoạt động của các sở, ngành và địa phương"
    last = "<div><div><p>Xã cũng tập huấn cho 24 người trực đài về cách soạn tin và giữ máy.</p></div></div>"
    body = (
        f"<ul class=breadcrumb><li>Trang chủ</li><li>{section}</li></ul><div class=journal-content-article>"
        f"<div class=chi-tiet-title>{TITLE}</div>{TEXT}{last}<p>THỦY THANH - MAI QUANG</p><p>{section}</p></div>"
    )
    found = read(body, "https://danang.gov.vn/web/dng/-/xa-ta-phin", "danang")
    assert (found.title, found.text) == (TITLE, PLAIN)
    assert (found.author, found.section) == ("THỦY THANH - MAI QUANG", section)


def test_no_title_is_made_from_an_address() -> None:
    # "lang-a-my-nghe" was "làng đá mỹ nghệ": letters are lost, and nobody would see that they are.
    with pytest.raises(NotAnArticle):
        read(
            f"<div class=journal-content-article>{TEXT}</div>",
            "https://danang.gov.vn/web/dng/-/lang-a-my-nghe",
            "danang",
        )


def test_captions_of_the_vnexpress_kind_are_out_and_styled_paragraphs_are_in() -> None:
    inner = (
        TEXT.replace("<p>Mỗi", '<p class="Image">Loa ở thôn Can Ngài. Ảnh: Xã Tả Phìn cung cấp</p><p>Mỗi')
        .replace("<p>", '<p class="Normal">')
        .replace('<p class="Normal">Xã', '<p class="Normal" style="text-align:justify">Xã')
    )
    body = f'<span class="date">Thứ sáu, 20/9/2024, 15:40 (GMT+7)</span><h1 class="title-detail">{TITLE}</h1>'
    found = read(
        f'{body}<article class="fck_detail ">{inner}</article>', "https://vnexpress.net/a-4954123.html", "vnexpress"
    )
    assert (found.text, found.published) == (PLAIN, PUBLISHED)


SAME = [
    ("danang", ["https://danang.gov.vn/web/dng/-/bai", "https://danang.gov.vn/vi/web/dng/-/bai",
                "http://www.danang.gov.vn:80/vi/web/dng/-/bai?p_l_back_url=%2Ftin-tuc#top",
                "https://danang.gov.vn/web/dng/-/bai;jsessionid=0A1B2C"]),
    ("ubdt", ["http://ubdt.gov.vn/tin-tuc/a/b/bai-viet.htm", "http://www.cema.gov.vn/tin-tuc/a/b/bai-viet.htm",
              "https://cema.gov.vn:443/tin-tuc/a/b/bai-viet.htm?utm_source=zalo"]),
    ("hoidongdantoc", ["https://noidung.quochoi.vn:443/hoidongdantoc/tintuc/Pages/tin.aspx?ItemID=527",
                       "https://noidung.quochoi.vn/hoidongdantoc/tintuc/Pages/tin.aspx?itemid=527&_afrLoop=1"]),
    ("baodantoc", ["https://baodantoc.vn/bai-1700727927207.htm", "https://m.baodantoc.vn/bai-1700727927207.htm"]),
    ("quangchau", ["https://quangchau.nghean.gov.vn/tin-noi-bat/bai-viet-950942",
                   "https://quangchau.nghean.gov.vn/tin-noi-bat/bai-viet-950942?pageindex=0"]),
    ("thanhtra", ["https://thanhtra.gov.vn/web/guest/xem-chi-tiet-tin-tuc/-/asset_publisher//Content/bai?6501234",
                  "https://thanhtra.gov.vn/web/guest/xem-chi-tiet-tin-tuc/-/asset_publisher/x/Content/ten-moi?6501234"]),
    ("ictvietnam", ["https://ictvietnam.vn/ten-bai-69097.html", "https://ictvietnam.vn/print/69097.html"]),
    ("trungmon", ["https://trungmon.tuyenquang.gov.vn/vi/tin-bai/bai?type=NEWS&id=233701",
                  "https://trungmon.tuyenquang.gov.vn/vi/tin-bai/bai?id=233701&type=NEWS&fbclid=x"]),
]  # fmt: skip


@pytest.mark.parametrize(("site", "urls"), SAME)
def test_one_article_under_many_addresses(site: str, urls: list[str]) -> None:
    source = sites.find(site).source
    assert all(is_article(url, source) for url in urls)
    assert len({key(url, source) for url in urls}) == 1


def test_the_ministry_s_articles_have_one_key_on_its_three_portals() -> None:
    copies = {
        "mic": ["https://www.mic.gov.vn/mic_2020/Pages/TinTuc/152518/Ten-bai.html",
                "https://mic.gov.vn/Pages/TinTuc/tinchitiet.aspx?tintucid=152518",
                "https://mic.gov.vn/pages/tintuc/printpage.aspx?tintucID=152518"],
        "mic_new": ["https://mic.gov.vn/ten-bai-197152518.htm"],
        "mst": ["https://mst.gov.vn/ten-bai-197152518.htm"],
    }  # fmt: skip
    keys = {key(url, sites.find(name).source) for name, urls in copies.items() for url in urls}
    assert keys == {"mic:152518"}


@pytest.mark.parametrize(
    ("site", "one", "other"),
    [
        ("hoidongdantoc", "?ItemID=527", "?ItemID=528"),
        ("quangninh", "?nid=135544", "?nid=135545"),
        ("molisa", "?tintucID=1", "?tintucID=2"),
        ("thanhtra", "?6501234", "?6501235"),
        ("trungmon", "?type=NEWS&id=1", "?type=NEWS&id=2"),
        ("chuongtrinh135", "?tabid=152&News=204&CatID=17", "?tabid=152&News=205&CatID=17"),
        ("vinhphuc", "?ItemID=1", "?ItemID=2"),
    ],
)
def test_queries_that_carry_the_id_are_kept(site: str, one: str, other: str) -> None:
    source = sites.find(site).source
    base = source.articles[0].partition("?")[0]
    assert key(base + one, source) != key(base + other, source)
    assert canonical(base + one, source.query).endswith(one)
