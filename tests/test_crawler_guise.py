"""Pages that pretend, and honest pages that only look as if they did."""

from __future__ import annotations

import time
from contextlib import suppress
from datetime import UTC, datetime

import pytest

from crawler import guise, page, sites
from crawler.errors import BlockedPage, ErrorPage, GarbledPage, NeedsScript, PageError, SoftMissing, ThinPage
from crawler.source import Source
from extract.model import Page

MENU = "<ul>" + "".join(f"<li><a href='/m{at}'>Chuyên mục số {at} của cổng</a></li>" for at in range(60)) + "</ul>"


class Portal(Source):
    name = "portal"
    label = "Cổng"
    hosts = ("portal.example",)
    article = r"^/tin/"
    title = ("h1.tieu-de",)
    body = (".noi-dung",)


def read(html: str) -> object:
    received = Page("portal", "https://portal.example/tin/1", datetime.now(UTC), 200, {}, html.encode())
    return page.article(received, sites.of(Portal))


def article(title: str, text: str, more: str = "") -> str:
    return (
        f"<html><head><title>{title}</title></head><body>{more}<h1 class=tieu-de>{title}</h1>"
        f"<div class=noi-dung><p>{text}</p></div></body></html>"
    )


@pytest.mark.parametrize(
    "headline",
    [
        "404", "404 Not Found", "Lỗi 404", "Error 404 - Page not found", "Page not found | Cổng TTĐT", "HTTP 404",
        "Không tìm thấy trang", "Trang không tồn tại - Cổng thông tin", "Trang bạn yêu cầu không tồn tại",
        "Bài viết không tồn tại hoặc đã bị xóa", "404: Không tìm thấy", "Nội dung không tồn tại - Báo Tây Bắc",
    ],
)  # fmt: skip
def test_a_headline_that_says_there_is_nothing(headline: str) -> None:
    for html in (f"<h1>{headline}</h1>", f"<title>{headline}</title><body>{MENU * 40}</body>"):
        assert guise.suspicion(f"<html>{html}</html>") is SoftMissing
    with pytest.raises(SoftMissing):
        read(article(headline, "Mời bạn quay lại trang chủ hoặc tìm bằng ô tìm kiếm ở phía trên."))


@pytest.mark.parametrize(
    "headline",
    [
        "Không tìm thấy nạn nhân trong vụ lở đất", "404 hộ nghèo được cấp loa", "Không tìm thấy trang trại nào vi phạm",
        "Trang thông tin điện tử mới", "Nội dung không tồn tại trong nghị định cũ", "Lỗi hẹn với 404 mùa hoa",
    ],
)  # fmt: skip
def test_a_headline_that_only_sounds_like_it(headline: str) -> None:
    assert guise.suspicion(f"<html><h1>{headline}</h1></html>") is None


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (
            "Xác thực người dùng dịch vụ công",
            "Từ 1/7, xã Nậm Cúm xác thực người dùng cho 1.200 tài khoản dịch vụ công.",
        ),
        ("Hệ thống lọc nước đã chạy lại", "Hệ thống đang bảo trì từ tháng 3, nay cấp nước cho 450 hộ dân của xã."),
        (
            "Học sinh thi robot",
            "Có 12 đội dự cuộc thi, không phải robot nào cũng về đích, ban tổ chức cho biết hôm nay.",
        ),
    ],
)
def test_a_short_article_about_such_things_is_an_article(title: str, text: str) -> None:
    login = "<form><input name=u><input type=password name=p></form>"
    found = read(article(title, text, login))
    assert (getattr(found, "title", ""), getattr(found, "text", "")) == (title, text)


@pytest.mark.parametrize(
    ("html", "kind"),
    [
        ("<html><h1>Request Rejected</h1>The requested URL was rejected.</html>", BlockedPage),
        ("<html><body><script>document.cookie='a=1';location.reload()</script></body></html>", BlockedPage),
        ("<html><title>Đăng nhập</title><form><input type=password></form></html>", BlockedPage),
        ("<html><body><h1>Server Error in '/' Application.</h1></body></html>", ErrorPage),
        ("<html><body>ORA-12541: TNS:no listener</body></html>", ErrorPage),
        ("<html><h1>Website đang bảo trì</h1></html>", ErrorPage),
        ("<html><body><noscript>You need to enable JavaScript to run this app.</noscript><div id=root></div>"
         "<script src=a.js></script></body></html>", NeedsScript),
        ("<html><body><h1>Ảnh đẹp</h1><img src=a.jpg></body></html>", ThinPage),
        (f"<html><body>{MENU}<p>Rất tiếc, bài viết không tồn tại.</p></body></html>", SoftMissing),
    ],
)  # fmt: skip
def test_what_a_page_is_instead(html: str, kind: type[PageError]) -> None:
    with pytest.raises(kind):
        read(html)


@pytest.mark.parametrize(
    "text",
    [
        "T?nh B?c Li?u t? ch?c h?i ngh? v? th?ng tin ??i ngo?i ? v?ng bi?n ??o cho c?n b?.",
        "Tá»‰nh Báº¡c LiÃªu tá»• chá»©c há»™i nghá»‹ vá» thÃ´ng tin Ä‘á»‘i ngoáº¡i.",
        "Б»‰nh BбєЎc LiГЄu tб»• chб»©c hб»™i nghб»‹ vб»Ѓ thГґng tin Д‘б»‘i ngoбєЎi.",
        "T�nh B�c Li�u t� ch�c h�i ngh� v� th�ng tin ��i ngo�i.",
    ],
)
def test_letters_that_were_lost_are_not_stored(text: str) -> None:
    with pytest.raises(GarbledPage):
        guise.check_text("https://portal.example/tin/1", text * 3)


@pytest.mark.parametrize(
    "text",
    [
        "Tỉnh Bạc Liêu tổ chức hội nghị. Đoàn Liên bang Nga có ông Иван Петров và bà Анна.",
        "Bạn có biết? Vì sao? XÃ HỘI HÓA “Ý ĐẢNG – LÒNG DÂN” ở xã Ýa… https://x.vn/a?b=1&c=2",
        "The delegation visited 12 communes. What is next? See https://x.vn/?a=1",
    ],
)
def test_odd_letters_of_an_honest_text_are_its_own(text: str) -> None:
    guise.check_text("https://portal.example/tin/1", text)


@pytest.mark.parametrize(
    "part",
    [
        "<script>",
        "<!--",
        "<meta http-equiv=refresh content='1;",
        "<noscript>",
        "<h1>",
        "<title ",
        "<",
        "<div",
        "Ã©",
        "?a",
    ],
)
def test_a_look_takes_no_time_whatever_a_page_repeats(part: str) -> None:
    html = f"<html>{part * (150_000 // len(part))}"
    received = Page("portal", "https://portal.example/tin/1", datetime.now(UTC), 200, {}, b"")
    started = time.process_time()
    guise.suspicion(html)
    guise.none(received, html)
    guise.refresh(html.encode()[:12_000])
    with suppress(GarbledPage):
        guise.check_text("https://portal.example/tin/1", html)
    assert time.process_time() - started < 2
