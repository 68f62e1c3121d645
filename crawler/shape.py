"""Which links of an unknown site lead to articles and which to sections, told by their words and their form."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from urllib.parse import unquote, urlsplit

from crawler import addresses, furniture
from crawler.listing import Entry

_FILE = re.compile(
    r"\.(?:pdf|docx?|xlsx?|pptx?|zip|rar|7z|jpe?g|png|gif|webp|svg|mp[34]|avi|wmv|css|js|xml|ics)$", re.I
)
_NOWHERE = re.compile(
    r"(?i)/(?:rss|login|dang-nhap|register|dang-ky-thanh-vien|search|tim-kiem|tags?|chu-de|lien-he|contact|sitemap|so-do-site"
    r"|gop-y|hoi-dap|video|thu-vien|album|en|english|print|_layouts|_vti_bin)(?:[/?.]|$)"
)
_PAGE = re.compile(r"(?i)(?:/(?:page|trang)[-/]?\d+|[?&](?:page|trang|p|pageindex|cur)=\d+)")
_SECTION = re.compile(
    r"(?i)\btin\b|tin tức|sự kiện|hoạt động|thời sự|thông báo|chính trị|kinh tế|xã hội|văn hóa|chuyển đổi"
)
_TITLE_WORDS, _SLUG_WORDS, _BRIEF = 6, 6, 3
_ALIKE = 3
"""Headlines of one form from which short links of that form are headlines too."""
_SECTIONS = 40


def articles(entries: Iterable[Entry], own: Callable[[str], str | None]) -> list[Entry]:
    """The links that read like headlines, one for each address, with the longest words that link to it."""
    found: dict[str, Entry] = {}
    for entry in entries:
        url = own(entry.url)
        if url is None:
            continue
        url = addresses.canonical(url)
        known = found.get(url)
        if known is None or len(entry.text) > len(known.text):
            found[url] = replace(entry, url=url)
    forms = Counter(_form(entry) for entry in found.values() if is_headline(entry))
    return [e for e in found.values() if is_headline(e) or (_is_brief(e) and _form(e) and forms[_form(e)] >= _ALIKE)]


def sections(entries: Iterable[Entry], own: Callable[[str], str | None]) -> list[str]:
    """The addresses that menus link to with a few words, those that promise news first; at most forty."""
    ranked: dict[str, bool] = {}
    for entry in entries:
        url = own(entry.url)
        # A menu of pictures has no words: those of the address stand in.
        text = entry.text or " ".join(_words(unquote(urlsplit(entry.url).path)))
        if url is None or not _may_be_section(url, text):
            continue
        url = addresses.canonical(url)
        ranked[url] = ranked.get(url, False) or _SECTION.search(text) is not None
    return sorted(ranked, key=lambda url: not ranked[url])[:_SECTIONS]


def is_headline(entry: Entry) -> bool:
    """Whether a link's words or its address are long enough for a headline, and it leads to a page."""
    words = len(entry.text.split())
    # "?p=77" is the 77th page of a list or, below a headline, an article's number.
    if not _leads_to_page(entry.url) or (_PAGE.search(entry.url) and words < _TITLE_WORDS):
        return False
    if furniture.is_standing(entry.text) or furniture.is_line(entry.text):
        return False
    return words >= _TITLE_WORDS or len(_words(unquote(urlsplit(entry.url).path))) >= _SLUG_WORDS


def _is_brief(entry: Entry) -> bool:
    """Whether a link has the words of a short headline, which those of a section are as well."""
    if not _leads_to_page(entry.url) or _PAGE.search(entry.url) or furniture.is_standing(entry.text):
        return False
    return _BRIEF <= len(entry.text.split()) < _TITLE_WORDS and not furniture.is_line(entry.text)


def _form(entry: Entry) -> tuple[str, ...]:
    """The marks of a link and the elements around it; empty where there are none to tell links apart by."""
    if entry.element is None:
        return ()
    around = [entry.element, *entry.element.iterancestors()][:4]
    marks = tuple(f"{element.tag} {element.get('class', '')}" for element in around)
    return marks if any(element.get("class") for element in around[:3]) else ()


def _leads_to_page(url: str) -> bool:
    parts = urlsplit(url)
    path = unquote(parts.path)
    return not (_FILE.search(path) or _NOWHERE.search(url) or (path in ("", "/") and not parts.query))


def _may_be_section(url: str, text: str) -> bool:
    path = unquote(urlsplit(url).path)
    if not _leads_to_page(url) or path in ("", "/") or _PAGE.search(url):
        return False
    short = 0 < len(text.split()) < _TITLE_WORDS + 2 and len(text) < 50
    return short and not furniture.is_standing(text) and path.strip("/").count("/") < 4


def _words(path: str) -> list[str]:
    last = path.rstrip("/").rpartition("/")[2]
    return [word for word in re.split(r"[-_+\s.]+", last) if word.isalpha()]
