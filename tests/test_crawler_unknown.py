"""Pages of portals that nobody described, in the forms that old ones have: what is news on them, and what is none."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from crawler import listing, page, shape
from crawler.dates import HANOI
from crawler.errors import NotAnArticle
from extract.model import Article, Page

TITLE = "Hòa An đưa truyền thanh thông minh về mười hai bản vùng cao"
LEAD = "Sáng 12/3, huyện Hòa An bàn giao cụm loa truyền thanh ứng dụng công nghệ thông tin cho 12 bản ở ba xã vùng cao."
BODY = (
    "Mỗi cụm gồm bốn loa, thu sóng di động, được điều khiển từ trung tâm huyện và tự báo về khi mất điện.",
    "Theo Phòng Văn hóa và Thông tin, kinh phí 640 triệu đồng lấy từ chương trình giảm nghèo bền vững của tỉnh.",
    "Cán bộ mười hai bản đã được tập huấn hai ngày về biên tập tin, thu âm và đặt giờ phát trên điện thoại.",
    "Trong quý tới, huyện sẽ lắp thêm tám cụm ở những bản chưa có điện lưới, dùng pin mặt trời để chạy máy thu.",
)
DAY = datetime(2014, 3, 12, tzinfo=HANOI).date()
CLOCK = "Thứ ba, ngày 24/11/2026"
MENU = "".join(f'<li><a href="/{n}">{name}</a></li>' for n, name in enumerate(("Trang chủ", "Giới thiệu", "Liên hệ")))
OTHERS = [f"Xã thứ {n} của huyện Hòa An tổ chức ngày hội chuyển đổi số ở bản" for n in range(12)]
RELATED = "".join(f'<li><a href="/tin/{n}">{title}</a> ({n + 1:02}/05/2021)</li>' for n, title in enumerate(OTHERS))
TEASERS = "".join(f'<div><a href="/tin/{n}">{title}</a><p>{LEAD}{n}</p></div>' for n, title in enumerate(OTHERS[:4]))
FOOT = "<p>Chịu trách nhiệm: Ban Biên tập. Giấy phép số 12/GP-STTTT ngày 05/06/2013</p><p>Lượt truy cập: 1.234</p>"
ARCHIVE = (
    '<div id="wm-ipp"><table><tr><td>44 captures</td><td>12 Feb 2017 - 7 Mar 2019</td></tr></table><p>Organization: '
    "a volunteer collective that saves copies of web sites before they vanish, for digital history.</p></div>"
)


def paragraphs(form: str) -> str:
    return "".join(form.format(text) for text in BODY)


def received(inner: str, path: str = "/Pages/chitiet.aspx?ItemID=77") -> Page:
    html = f"<html><head><title>Trang chủ - Cổng thông tin điện tử</title></head><body>{inner}{FOOT}</body></html>"
    return Page("unknown", f"http://hoaan.gov.vn{path}", datetime(2026, 11, 24, tzinfo=UTC), 200, {}, html.encode())


def read(inner: str) -> Article:
    return page.article(received(inner), None)


FORMS = {
    "an archive's bar, web parts, the date in brackets, a table around the picture": f"""{ARCHIVE}{CLOCK}<ul>{MENU}</ul>
        <table><tr><td><p>Tin trong tỉnh</p></td></tr><tr><td>{TITLE}</td></tr><tr><td>(12/03/2014 08:15)</td></tr>
        <tr><td><p><b>{LEAD}</b></p>
        <table><tr><td><img src="/a.jpg"></td></tr><tr><td><i>Lễ bàn giao</i></td></tr></table>
        {paragraphs('<p class="MsoNormal"><span>{}</span>&lt;o:p&gt;&lt;/o:p&gt;</p>')}</td></tr></table>
        <b>TIN ĐÃ ĐƯA</b><ul>{RELATED}</ul>""",
    "font tags and line breaks, the date above the title": f"""<table><tr><td><font size=1>{CLOCK}</font></td></tr>
        <tr><td><ul>{MENU}</ul></td><td><font size=1>Ngày 12/03/2014, 08:15</font><br>
        <font size=4><b>{TITLE}</b></font><br><br><font><b>{LEAD}</b><br><br>{paragraphs("{}<br><br>")}<div align=right>
        <b>Hoàng Lan</b></div></font></td></tr></table>Các tin khác<ul>{RELATED}</ul>""",
    "the date below the text": f"""<div>{CLOCK}</div><ul>{MENU}</ul><div><h3>{TITLE}</h3><p><b>{LEAD}</b></p>
        {paragraphs("<p>{}</p>")}<p style="text-align:right"><b>Hoàng Lan</b></p>
        <div>Ngày đăng: 12/03/2014 - Lượt đọc: 731</div></div><h4>Bài viết liên quan</h4><ul>{RELATED}</ul>""",
    "teasers of other news above": f"""<div>{CLOCK}</div><ul>{MENU}</ul><div>{TEASERS}</div><div><div>{TITLE}</div>
        <div>12-03-2014</div><div><p>{LEAD}</p>{paragraphs("<p>{}</p>")}</div></div><ul>{RELATED}</ul>""",
    "a forum's table": f"""<table><tr><td><ul>{MENU}</ul></td><td>Hôm nay: 24-11-2026, 03:30 PM</td></tr></table>
        <table><tr><td>12-03-2014, 08:15 AM</td><td>#1</td></tr><tr><td><a>hoanglan</a><br>Bài viết: 125</td></tr>
        <tr><td><strong>{TITLE}</strong><hr><div>{LEAD}<br><br>{"<br><br>".join(BODY)}</div></td></tr></table><ul>{RELATED}</ul>""",
    "a text pasted in two pieces": f"""<div>{CLOCK}</div><ul>{MENU}</ul><div><h2>{TITLE}</h2><p>12/03/2014</p><div>
        <div>{LEAD}</div>{"".join(f"<div>{text}</div>" for text in BODY[:3])}
        <div><div>{BODY[3]}</div></div></div></div><ul>{RELATED}</ul>""",
    "a title that the text repeats in other words": f"""<div>{CLOCK}</div><ul>{MENU}</ul><p>Thông báo</p><p>{TITLE}</p>
        <div>Cập nhật lúc 8:15 ngày 12/3/2014</div><div>
        <p><b>Hòa An: Đưa truyền thanh thông minh về 12 bản vùng cao</b></p>
        <p>{LEAD}</p>{paragraphs("<p>{}</p>")}</div><ul>{RELATED}</ul>""",
}


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_news_on_a_portal_that_nobody_described(form: str) -> None:
    article = read(form)
    told = article.text.split("\n")
    assert article.title == TITLE
    assert article.published is not None
    assert article.published.astimezone(HANOI).date() == DAY
    assert [text for text in told if text.startswith("Hòa An: Đưa") is False] == [LEAD, *BODY]


LINES = "".join(
    f"<tr><td><b>{t}</b><br>({n + 1:02}/05/2021)<br>{LEAD} <a href=/{n}>Chi tiết...</a></td></tr>"
    for n, t in enumerate(OTHERS)
)
INLINE = "".join(f'<p>12/3 <a href="/tin/{n}">{title}</a>. {LEAD}</p>' for n, title in enumerate(OTHERS[:6]))
DUTIES = "".join(
    f"<p>{letter}) Chủ trì, phối hợp với các phòng, ban xây dựng quy hoạch, kế hoạch dài hạn, năm năm và hằng năm về "
    "truyền thanh cơ sở, trình cấp có thẩm quyền phê duyệt và tổ chức thực hiện.</p>"
    for letter in "abcde"
)
NONE = {
    "teasers that end in a link": f"<div>{CLOCK}</div><ul>{MENU}</ul><table>{LINES}</table>",
    "teasers that open with a link": f"<ul>{MENU}</ul><h2>Sự kiện</h2>{INLINE}",
    "items with their dates": f"<ul>{MENU}</ul>"
    + "".join(f"<div><b>{title}</b></div><div>12/03/2014</div><div>{LEAD}</div>" for title in OTHERS[:5]),
    "a page that tells of no day and nobody": f"<ul>{MENU}</ul><div>Phòng Văn hóa và Thông tin huyện</div>{DUTIES}",
    "a page of a standing section": f"<ul>{MENU}</ul><p>Trang chủ &gt; Giới thiệu</p>"
    f"<h2>Đất và người của vùng cao Hòa An</h2><p>12/03/2014</p>{paragraphs('<p>{}</p>')}",
    "a page about the place": f"<ul>{MENU}</ul><h2>Tổng quan về huyện Hòa An</h2>{paragraphs('<p>{}</p>')}",
}


@pytest.mark.parametrize("form", NONE.values(), ids=NONE)
def test_what_is_no_news_on_a_portal_that_nobody_described(form: str) -> None:
    with pytest.raises(NotAnArticle):
        read(form)


def test_what_stands_below_a_picture_without_an_end_is_its_legend() -> None:
    picture = '<div><img src="/a.jpg"></div><div>Cán bộ bản Nậm Cúm thử loa cùng đoàn công tác của huyện</div>'
    icon = '<div><img src="/images/bullet.gif"> Bản Nậm Cúm nhận bốn loa và một máy phát dự phòng</div>'
    told = read(
        f"<h2>{TITLE}</h2><div>12/03/2014</div><div>{LEAD}</div><div>{BODY[0]}</div>{picture}<div>{BODY[1]}</div>{icon}"
        f"<div>{BODY[2]}</div>"
    ).text.split("\n")
    assert told == [LEAD, BODY[0], BODY[1], "Bản Nậm Cúm nhận bốn loa và một máy phát dự phòng", BODY[2]]


def test_a_box_of_related_news_does_not_cut_the_text() -> None:
    box = "".join(f'<li><a href="/tin/{n}">{title}</a></li>' for n, title in enumerate(OTHERS[:3]))
    teasers = "".join(
        f'<h4><a href="/t/{n}">{t}</a></h4><i>05/05/2021</i><p>{LEAD * 4}</p>' for n, t in enumerate(OTHERS)
    )
    told = read(
        f"<main><header><h1>{TITLE}</h1><i>12/03/2014</i></header><div class=noidung><p>{LEAD}</p><div>Tin liên quan"
        f"<ul>{box}</ul></div>{paragraphs('<p>{}</p>')}</div><section>Cùng chuyên mục{teasers}</section></main>"
    )
    assert (told.title, told.text.split("\n")) == (TITLE, [LEAD, *BODY])


def test_of_two_dates_the_one_that_is_no_clock_is_the_article_s() -> None:
    clock = "Thứ Ba, ngày 24/11/2026 12:43 PM (GMT+7)"
    told = read(
        f"<div>{TITLE}</div><div>{clock}</div><div>Thứ Tư, ngày 12/03/2014 11:03 AM (GMT+7)</div><p>{LEAD}</p>"
        f"{paragraphs('<p>{}</p>')}"
    )
    assert told.published is not None
    assert told.published.astimezone(HANOI).date() == DAY


def test_links_that_read_like_headlines() -> None:
    headlines = "".join(
        f'<div class="tin"><a href="/?p={n}">{title}</a></div>' for n, title in enumerate(OTHERS[:4], 70)
    )
    menu = '<ul class="menu"><li><a href="/?p=9">Tin tức sự kiện</a></li></ul>'
    brief = '<div class="tin"><a href="/?id=91">Hòa An thêm loa</a></div><a href="/?p=2">2</a>'
    root = page.tree(f"<body>{menu}{headlines}{brief}</body>", "http://hoaan.gov.vn/")
    found = shape.articles(listing.links(root, "http://hoaan.gov.vn/", ""), lambda url: url)
    assert [entry.text for entry in found] == [*OTHERS[:4], "Hòa An thêm loa"]


def test_a_title_that_links_to_its_own_page() -> None:
    told = read(
        f'<ul>{MENU}</ul><table><tr><td class="contentheading"><a href="/index.php?id=77">{TITLE}</a></td></tr>'
        f"<tr><td>Viết bởi Hoàng Lan</td></tr><tr><td>12/03/2014</td></tr>"
        f"<tr><td><p>{LEAD}</p>{paragraphs('<p>{}</p>')}</td></tr></table><ul>{RELATED}</ul>"
    )
    assert (told.title, told.text.split("\n")) == (TITLE, [LEAD, *BODY])
