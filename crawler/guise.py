"""Pages that pretend: block pages and "not found" under status 200, files that call themselves HTML."""

from __future__ import annotations

import re

from crawler.errors import BlockedPage, BrokenPage, SoftMissing
from extract.model import Page

_MAGIC = {
    b"%PDF-": "a PDF", b"PK\x03\x04": "an office or zip file", b"\xd0\xcf\x11\xe0": "an old office file",
    b"\x89PNG": "a picture", b"\xff\xd8\xff": "a picture", b"GIF8": "a picture", b"Rar!": "an archive",
}  # fmt: skip
_SMALL = 12_000
"""A page that says it refuses is short; the words alone may stand in any article."""
_BLOCKED = re.compile(
    r"Thông báo từ chối truy cập|Hệ thống đang gặp vấn đề khi xử lý yêu cầu|Access Denied|Request Rejected|"
    r"Attention Required!|Just a moment\.\.\.|D1N\s*=|document\.cookie\s*=\s*[\"']D1N|The requested URL was rejected",
    re.IGNORECASE,
)
_MISSING = re.compile(
    r"(?:không tìm thấy|không tồn tại)(?: trang| bài viết| nội dung| đường dẫn|\s)"
    r"|(?:trang|bài viết|nội dung)(?: này| bạn \w+)? (?:không (?:tồn tại|tìm thấy)|đã bị (?:xóa|xoá|gỡ))"
    r"|404 not found|page not found|error 404",
    re.IGNORECASE,
)
_TITLE = re.compile(r"<title[^>]*>(.{0,300}?)</title>|<h1[^>]*>(.{0,300}?)</h1>", re.IGNORECASE | re.DOTALL)


def check(page: Page, html: str) -> None:
    """Raises BrokenPage, BlockedPage or SoftMissing (with the address) where the page is not what it says it is."""
    kind = next((word for magic, word in _MAGIC.items() if page.body.lstrip()[:8].startswith(magic)), None)
    if kind:
        raise BrokenPage(f"{page.url} is {kind}, not a page; open it by hand if it matters.")
    if not html.strip():
        raise BrokenPage(f"{page.url} came empty; it is tried again.")
    if len(html) < _SMALL and _BLOCKED.search(html):
        raise BlockedPage(f"{page.url} answered with a page that refuses access; it is tried again later.")
    if len(html) < _SMALL and any(_MISSING.search(" ".join(m.groups(""))) for m in _TITLE.finditer(html)):
        raise SoftMissing(f"{page.url} answered that the article does not exist, under status 200.")
