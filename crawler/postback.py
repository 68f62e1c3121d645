"""ASP.NET pagers: a link that says ``__doPostBack`` posts the page's own form back, with its hidden fields."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml.html import HtmlElement

from crawler import addresses, prose

_CALL = re.compile(
    r"(?:__doPostBack\(\s*|WebForm_PostBackOptions\(\s*)(?P<a>[\"'])(?P<target>.+?)(?P=a)\s*,\s*(?P<b>[\"'])(?P<argument>.*?)(?P=b)"
)
_NEXT = re.compile(r"(?:trang )?(?:tiếp(?: theo)?|sau|kế tiếp)|next(?: page)?|»|›|>|>>|→|trang sau", re.IGNORECASE)
_MORE = ("...", "…")
_NUMBER = re.compile(r"\d{1,4}")


@dataclass(frozen=True, slots=True)
class Post:
    """What is posted, and where."""

    url: str
    fields: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Link:
    label: str
    target: str
    argument: str
    element: HtmlElement


def form(root: HtmlElement, base: str, n: int) -> Post | None:
    """What asks for page ``n``: the link with that number, else the one that says "next", else the dots behind the
    last number; None where there is no such link or no form around it."""
    found = list(_links(root))
    numbers = [at for at, link in enumerate(found) if _NUMBER.fullmatch(link.label)]
    chosen = [link for link in found if link.label == str(n) and _pages(link, n)]
    chosen += [link for link in found if _NEXT.fullmatch(link.label) or "next" in link.argument.lower()]
    if numbers and int(found[numbers[-1]].label) < n:
        chosen += [link for link in found[numbers[-1] + 1 :] if link.label in _MORE]
    return _post(chosen[0], base) if chosen else None


def _links(root: HtmlElement) -> Iterator[_Link]:
    for a in root.iter("a"):
        call = _CALL.search(f"{a.get('href', '')} {a.get('onclick', '')}".replace("\\'", "'"))
        if call:
            label = prose.content(a) or prose.spaced(a.get("title") or a.get("aria-label") or "")
            yield _Link(label, call["target"], call["argument"], a)


def _pages(link: _Link, n: int) -> bool:
    """A calendar's days are numbers too, but their argument is a count of days (``8765``), not the page."""
    return not re.fullmatch(r"V?\d{3,}", link.argument) or link.argument == str(n)


def _post(link: _Link, base: str) -> Post | None:
    around = next(link.element.iterancestors("form"), None)
    if around is None:
        return None
    url = addresses.join(base, around.get("action") or base)
    hidden = {
        str(field.get("name")): str(field.get("value") or "")
        for field in around.iter("input")
        if field.get("name") and (field.get("type") or "").lower() == "hidden"
    }
    if url is None or "__VIEWSTATE" not in hidden:
        return None
    return Post(url, hidden | {"__EVENTTARGET": link.target, "__EVENTARGUMENT": link.argument})
