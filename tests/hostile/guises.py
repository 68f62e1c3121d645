"""Pages that are not what status 200 and text/html say."""

from __future__ import annotations

import random
import re

from tests.hostile.wire import Answer, Asked, headed, once, reply, says, status

_BLOCKED = (
    "<html><head><title>Access Denied</title></head><body><h1>Access Denied</h1>You don't have permission.</body>"
)
_CHALLENGE = (
    "<html><head><title>Just a moment...</title></head><body><div id=cf-wrapper>Checking your browser before "
    "accessing</div><script>setTimeout(function(){},5000)</script></body></html>"
)
_COOKIE_SCRIPT = (
    "<html><body><script>document.cookie='D1N=a1b2'+';path=/';window.location.reload(true);</script></body></html>"
)
_CAPTCHA = (
    "<html><head><title>Xác thực</title></head><body><form action='/xac-thuc'><p>Vui lòng nhập mã captcha để tiếp "
    "tục truy cập.</p><input name=captcha></form></body></html>"
)
_ASP = (
    "<html><head><title>Runtime Error</title></head><body><h1>Server Error in '/' Application.</h1><h2><i>Runtime "
    "Error</i></h2><p>An application error occurred on the server. The current custom error settings for this "
    "application prevent the details of the application error from being viewed remotely.</p></body></html>"
)
_DATABASE = "<html><body><h1>Error establishing a database connection</h1></body></html>"
_MAINTENANCE = (
    "<html><head><title>Thông báo</title></head><body><h1>Hệ thống đang bảo trì</h1><p>Trang thông tin điện tử đang "
    "được bảo trì, nâng cấp. Kính mong quý vị quay lại sau ít phút. Xin chân thành cảm ơn và mong quý vị thông cảm "
    "về sự bất tiện này trong thời gian nâng cấp hệ thống máy chủ và đường truyền của trung tâm dữ liệu.</p></body>"
    "</html>"
)
_LOGIN = (
    "<html><head><title>Đăng nhập hệ thống</title></head><body><form method=post action='/login'><label>Tên đăng nhập"
    "</label><input name=u><label>Mật khẩu</label><input type=password name=p></form></body></html>"
)
_SHELL = "<!DOCTYPE html><html><head><title>Cổng thông tin</title></head><body></body></html>"
_SCRIPTED = (
    "<!DOCTYPE html><html><head><title>Cổng thông tin</title></head><body><noscript>Vui lòng bật JavaScript để xem "
    "trang này.</noscript><div id=root></div><script src='/static/js/main.3f2a.js'></script></body></html>"
)
_APP = (
    "<!DOCTYPE html><html><head><title>Cổng thông tin</title></head><body><app-root></app-root>"
    "<script src='runtime.js' type=module></script><script src='main.js' type=module></script></body></html>"
)


def missing(asked: Asked) -> bytes:
    """The site's own page for what it does not have, under status 200."""
    return reply(
        _with_body(asked, "<h1>Không tìm thấy trang</h1><p>Trang bạn yêu cầu không tồn tại hoặc đã bị xóa.</p>")
    )


def missing_large(asked: Asked) -> bytes:
    """The same with all the furniture of a portal around it."""
    menu = "".join(f"<li><a href='/muc-{at}'>Chuyên mục thông tin {at}</a></li>" for at in range(400))
    said = f"<h1>404</h1><p>Rất tiếc, nội dung bạn tìm không còn trên hệ thống.</p><ul>{menu}</ul>"
    return reply(_with_body(asked, said))


def missing_with_news(asked: Asked) -> bytes:
    """The same with teasers of other news."""
    teasers = "".join(
        f"<div class=item><h3><a href='/tin-{at}'>Hội nghị sơ kết công tác quý {at}</a></h3><p>Sáng ngày {at + 1}/5, "
        f"Ủy ban nhân dân tổ chức hội nghị sơ kết công tác quý {at} và bàn nhiệm vụ thời gian tới.</p></div>"
        for at in range(8)
    )
    return reply(_with_body(asked, f"<p>Bài viết không tồn tại hoặc đã được gỡ bỏ.</p><h2>Tin mới</h2>{teasers}"))


def picture_only(asked: Asked) -> bytes:
    return reply(_with_body(asked, "<h1>Infographic: Kết quả năm</h1><img src='/anh.jpg'>"))


def emptied(asked: Asked) -> bytes:
    """The article's own page, whose text could not be loaded."""
    return reply(_with_body(asked, "<p>Nội dung đang được cập nhật.</p>"))


def _with_body(asked: Asked, inner: str) -> str:
    head = asked.html.partition("<body")[0]
    start = head.find("<title>")
    end = head.find("</title>")
    head = head[: start + 7] + "Cổng Thông tin điện tử" + head[end:] if start >= 0 else head
    return f"{_unstated(head)}<body>{inner}<p>Bản quyền thuộc về Cổng Thông tin điện tử</p></body></html>"


def _unstated(head: str) -> str:
    """A head that says nothing of an article."""
    return re.sub(r"<meta[^>]*>|<script.*?</script>", "", head, flags=re.DOTALL)


def file(magic: bytes, seed: int) -> Answer:
    junk = random.Random(seed).randbytes(6000)
    return lambda asked: headed(asked, body=magic + junk, kind="text/html")


STORED: dict[str, Answer] = {
    "blocked_once": once(says(_BLOCKED)),
    "challenge_once": once(says(_CHALLENGE)),
    "error_page_once": once(says(_ASP)),
    "database_once": once(says(_DATABASE)),
    "maintenance_once": once(says(_MAINTENANCE)),
    "shell_once": once(says(_SHELL)),
    "missing_once": once(missing),
    "challenge_503_once": once(status("503 Service Unavailable", body=_CHALLENGE)),
}

MISSING: dict[str, tuple[Answer, str]] = {
    "blocked": (says(_BLOCKED), "block page"),
    "challenge": (says(_CHALLENGE), "block page"),
    "challenge_403": (status("403 Forbidden", body=_CHALLENGE), "block page"),
    "cookie_script": (says(_COOKIE_SCRIPT), "block page"),
    "captcha": (says(_CAPTCHA), "block page"),
    "error_page": (says(_ASP), "error page"),
    "database": (says(_DATABASE), "error page"),
    "maintenance": (says(_MAINTENANCE), "error page"),
    "login": (says(_LOGIN), "block page"),
    "missing": (missing, "soft 404"),
    "missing_large": (missing_large, "soft 404"),
    "missing_with_news": (missing_with_news, "soft 404"),
    "home": (lambda asked: reply("", "302 Found", "text/html", "Location: /"), "soft 404"),
    "shell": (says(_SHELL), "no text"),
    "picture": (picture_only, "no text"),
    "emptied": (emptied, "no text"),
    "needs_script": (says(_SCRIPTED), "script"),
    "needs_app": (says(_APP), "script"),
    "pdf": (file(b"%PDF-1.7\n", 1), "broken"),
    "docx": (file(b"PK\x03\x04", 2), "broken"),
    "png": (file(b"\x89PNG\r\n\x1a\n", 3), "broken"),
    "video": (file(b"\0\0\0\x20ftypmp42", 4), "broken"),
    "webp": (file(b"RIFF\x24\x10\0\0WEBPVP8 ", 5), "broken"),
    "noise": (file(b"", 6), "broken"),
    "json": (says('{"error": {"code": 17, "message": "khong co quyen"}}'), "no text"),
}
