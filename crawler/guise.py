"""Pages that pretend: block and error pages and "not found" under status 200, pages that only lead on or that only a
script fills, files that call themselves HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from crawler import charset
from crawler.errors import (
    BlockedPage,
    BrokenPage,
    ErrorPage,
    GarbledPage,
    NeedsScript,
    NotAnArticle,
    PageError,
    SoftMissing,
    ThinPage,
)  # fmt: skip
from extract.model import Page

_MAGIC = {
    b"%PDF-": "a PDF", b"PK\x03\x04": "an office or zip file", b"\xd0\xcf\x11\xe0": "an old office file",
    b"\x89PNG": "a picture", b"\xff\xd8\xff": "a picture", b"GIF8": "a picture", b"Rar!": "an archive",
    b"RIFF": "a picture or film", b"ID3": "a sound", b"OggS": "a sound or film", b"{\\rtf": "an office file",
}  # fmt: skip
_NO_TEXT = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SMALL = 12_000
"""A page that says it refuses is short; the words alone may stand in any article."""
_FEW = 700
"""Letters that such a page shows at most; its title or headline then says what it is."""
_BRIEF = 350
"""Letters of a page that says it anywhere."""
_THIN = 250
"""Letters that any page of a portal shows beside its menus."""
_BLOCKED = re.compile(
    r"Thông báo từ chối truy cập|Hệ thống đang gặp vấn đề khi xử lý yêu cầu|Access (?:to this page has been )?Denied|"
    r"Request Rejected|Attention Required!|Just a moment\.\.\.|Checking your browser|You have been blocked|"
    r"The requested URL was rejected|unusual traffic|Pardon Our Interruption|Incapsula incident|truy cập bị từ chối|"
    r"captcha|(?:không phải|not) (?:là )?(?:a )?(?:người máy|robot)|xác (?:thực|minh) (?:bạn (?:là|không)|truy cập)",
    re.IGNORECASE,
)
_GUARDED = re.compile(
    r"D1N\s*=|document\.cookie\s*=\s*[\"']D1N|_Incapsula_Resource|/cdn-cgi/challenge|__cf_chl|"
    r"document\.cookie\s*=.{0,300}?location\.(?:reload|href|replace)|<input[^>]+type\s*=\s*[\"']?password",
    re.IGNORECASE | re.DOTALL,
)
"""What a page that asks for a cookie, a proof or a password first has in its markup."""
_FAILED = re.compile(
    r"Server Error in '|^Runtime Error|Error establishing a database connection|Internal Server Error|"
    r"(?:Service|Server) (?:Temporarily )?Unavailable|Bad Gateway|Gateway Time-?out|Whitelabel Error Page|"
    r"An (?:application |unexpected )?error (?:has )?occurred|Fatal error\s*:|\bORA-\d{5}\b|Too many connections|"
    r"(?:hệ thống|trang\b.{0,40}?|website|cổng thông tin) (?:hiện )?(?:đang|tạm) (?:được )?"
    r"(?:bảo trì|nâng cấp|quá tải|gián đoạn|ngừng)|(?:đã|có) (?:xảy ra|lỗi xảy ra|lỗi)\b.{0,20}$|^lỗi hệ thống",
    re.IGNORECASE | re.MULTILINE,
)
_THING = r"(?:trang|bài viết|nội dung|đường dẫn|tin bài)(?: (?:này|(?:mà )?(?:bạn|quý vị) \w+(?: \w+)?))?"
_GONE = (
    rf"(?:không (?:tìm thấy|tồn tại) {_THING}|{_THING} (?:không (?:còn )?(?:tồn tại|tìm thấy)|"
    r"(?:đã (?:bị |được )?(?:xóa|xoá|gỡ)(?: bỏ)?|không còn trên hệ thống))|"
    r"(?:page|file|article) not found|404 not found)"
)
_MISSING = re.compile(
    rf"\W*(?:(?:lỗi|error|http)?\W*404\b|{_GONE}|không tìm thấy|not found)"
    rf"\W*(?:{_GONE}.*|hoặc .*|error.*|(?:not found|không tìm thấy)\W*)?(?:(?<=\s)[-–—|»·].*)?",
    re.IGNORECASE | re.DOTALL,
)
"""A headline that says no more than that there is nothing, perhaps with the name of the site behind it."""
_SAID = re.compile(rf"(?:^|[.!,]\s*|rất tiếc,? |xin lỗi,? ){_GONE}", re.IGNORECASE)
_TITLE = re.compile(
    r"<title[^<>]{0,200}>(.{0,300}?)</title>|<h1[^<>]{0,300}>(.{0,300}?)</h1>", re.IGNORECASE | re.DOTALL
)
_HIDES = re.compile(r"<(?:!--|(script|style|noscript|template|select|svg|title)\b)", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_REFRESH = re.compile(
    r"<meta[^<>]+http-equiv\s*=\s*[\"']?refresh[\"']?[^<>]*?content\s*=\s*([\"'])\s*(\d*)[\d.]*\s*[;,]?"
    r"\s*url\s*=\s*([^<>]*?)\1",
    re.IGNORECASE,
)
_ROOT = re.compile(rb"<(rss|feed|urlset|sitemapindex|(?:\w+:)?RDF)\b")
_SOON = 5
"""Seconds after which a page that only leads on does so; news pages load themselves anew after minutes."""
_APP = re.compile(
    r"<(?:app-root|[\w-]+-app|app|ng-app)\b|<div[^>]+id\s*=\s*[\"']?(?:root|app|__next|__nuxt|main-app|q-app)\b|ng-app\s*=",
    re.IGNORECASE,
)
_ASKS = re.compile(r"<noscript\b[^<>]*>([^<]{0,500})(?:<(?!/noscript)[^<>]*>([^<]{0,500}))?", re.IGNORECASE)
_SCRIPT = re.compile(r"<script\b", re.IGNORECASE)
_CYRILLIC = re.compile("[a-z][\u0400-\u04ff]|[\u0400-\u04ff][a-z]", re.IGNORECASE)
_MOJIBAKE = re.compile(
    "(?:[ÃÂÄÆÅĂ]|á[º»])[\u0080-\u009f¡-¿\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2020-\u2022\u2030\u20ac\u2122]"
)
_MARKED = re.compile("[\u00c0-\u024f\u1e00-\u1eff]")
_LOST = re.compile(r"\w\?+\w")


def check(page: Page, html: str) -> None:
    """Raises a PageError (with the address) where the page is not what it says it is."""
    kind = next((word for magic, word in _MAGIC.items() if page.body.lstrip()[:8].startswith(magic)), None)
    if kind is None and _is_binary(page.body[:2000]):
        kind = "a file of another kind"
    if kind:
        raise BrokenPage(f"{page.url} is {kind}, not a page; open it by hand if it matters.")
    if not html.strip():
        raise BrokenPage(f"{page.url} came empty; it is tried again.")


def pretence(page: Page, html: str) -> PageError | None:
    """What the page pretends not to be, as an error with the address; an article read by the site's own selectors
    proves it wrong."""
    kind = suspicion(html)
    return kind(f"{page.url} {_TOLD[kind]}") if kind else None


def suspicion(html: str) -> type[PageError] | None:
    """What a page pretends not to be, as far as a look at its head and at the words of a short page tells."""
    heads = [_words(part) for found in _TITLE.finditer(html[:200_000]) for part in found.groups("") if part]
    if any(len(head) < 120 and _MISSING.fullmatch(head) for head in heads):
        return SoftMissing
    if len(html) >= _SMALL:
        return None
    shown = visible(html)
    if len(shown) > _FEW:
        return None
    brief = len(shown) <= _BRIEF
    said = "\n".join([*heads, shown] if brief else heads)
    if _BLOCKED.search(said) or (brief and _GUARDED.search(html)):
        return BlockedPage
    return ErrorPage if _FAILED.search(said) else None


def admits(title: str) -> bool:
    """Whether a title itself says that the page is none: sites put such words where the article's title would stand."""
    return bool(_MISSING.fullmatch(title) or _BLOCKED.search(title) or _FAILED.search(title))


def transient(body: bytes, kind: bytes | None) -> type[PageError] | None:
    """The same of a short answer as it came, for what may have passed at the next try: it is asked for again."""
    if len(body) > 2 * _SMALL or b"\0" in body[:4] or body.startswith(b"%PDF"):
        return None
    html = charset.text(body, {"Content-Type": kind.decode("latin-1")} if kind else {})
    if "<" not in html[:200]:
        return None
    if not visible(html) and not _SCRIPT.search(html) and "<body" in html.lower() and "<img" not in html.lower():
        return NotAnArticle  # a frame without anything in it
    return suspicion(html)


def is_cut_feed(body: bytes) -> bool:
    """Whether a feed or sitemap ends before its end."""
    root = _ROOT.search(body[:3000])
    end = body[-2000:].rstrip()
    return root is not None and not end.endswith(b"/>") and b"</" + root[1] not in end


def refresh(body: bytes) -> str | None:
    """Where a page leads that does nothing else (``<meta http-equiv=refresh>``)."""
    if len(body) > _SMALL or b"efresh" not in body.lower():
        return None
    html = body.decode("utf-8", "replace")
    found = _REFRESH.search(html)
    if found is None or int(found[2] or 0) > _SOON or len(visible(html)) > _FEW // 2:
        return None
    return unescape(found[3]).strip("\"' ")


def none(page: Page, html: str) -> PageError:
    """Why a page holds no article, in the ledger's words."""
    html = html[:200_000]
    shown = visible(html)
    asks = any("javascript" in found[0].lower() for found in _ASKS.finditer(html))
    if len(shown) < _FEW and (asks or (_APP.search(html) and _SCRIPT.search(html))):
        return NeedsScript(f"{page.url} shows its text only by a script; its spider needs needs_script = True.")
    if any(_SAID.search(part) for part in _parts(html)):
        return SoftMissing(f"{page.url} {_TOLD[SoftMissing]}")
    told = f"{page.url} holds no article: no title with a text was found on it."
    return ThinPage(told) if len(shown) < _THIN else NotAnArticle(told)


def check_text(url: str, text: str) -> None:
    """Raises GarbledPage where letters of a text were lost or taken for others, so that nobody could read it."""
    letters = sum(map(str.isalpha, text)) or 1
    marked = len(_MARKED.findall(text))
    broken = text.count("\ufffd") + 2 * len(_MOJIBAKE.findall(text))
    if (
        len(_CYRILLIC.findall(text)) > letters // 40 + 2
        or broken > max(3, letters // 200)
        or (len(_LOST.findall(text)) > letters // 40 and 50 * marked < letters)
    ):
        raise GarbledPage(f"{url} came with its letters garbled, and no charset reads them; it is tried again.")


def visible(html: str) -> str:
    """The words that a page shows."""
    return _words(_unhidden(html))


def _unhidden(html: str) -> str:
    """The markup without scripts, styles, comments and whatever else shows nothing; in time linear in its length."""
    lower, kept, at = html.lower(), list[str](), 0
    while (found := _HIDES.search(html, at)) is not None:
        kept.append(html[at : found.start()])
        closing = f"</{found[1].lower()}" if found[1] else "-->"
        at = lower.find(closing, found.end())
        if at < 0 or len(lower) != len(html):
            return " ".join(kept)
        at = lower.find(">", at) + 1 or len(html)
    return " ".join([*kept, html[at:]])


def _parts(html: str) -> Iterator[str]:
    """The short texts of a page."""
    for part in _TAG.split(_unhidden(html)):
        text = " ".join(unescape(part).split())
        if 8 < len(text) < 200:
            yield text


def _words(html: str) -> str:
    return " ".join(unescape(_TAG.sub(" ", html)).split())


def _is_binary(head: bytes) -> bool:
    """Whether a page begins with more bytes that no text has than a text with a few stray ones."""
    wide = head.startswith((b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")) or head.count(0) > len(head) // 5
    return not wide and len(_NO_TEXT.findall(head)) > len(head) // 25


_TOLD: dict[type[PageError], str] = {
    BlockedPage: "answered with a page that refuses access; it is tried again later.",
    ErrorPage: "answered with an error message under status 200; it is tried again later.",
    SoftMissing: "answered that the article does not exist, under status 200.",
}
