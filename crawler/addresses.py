"""Addresses: one canonical form for each page, and the key that tells an article's many addresses are one article."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import SplitResult, parse_qsl, quote, urlencode, urljoin, urlsplit, urlunsplit

from crawler.source import Source
from load.types import short

_SESSION_PATH = re.compile(r";(?:jsessionid|phpsessid|sid)=[^/?#]*", re.IGNORECASE)
_NOISE = re.compile(
    r"(?i)^(?:utm_.*|fbclid|gclid|zarsrc|gidzl|mc_[ce]id|_afr.*|_adf.*|p_l_back_url.*|jsessionid|phpsessid|sid|sessionid|"
    r"session_id|ref|refer|source|share|from|amp|pageindex|view|print|mobile|_ga|spm|vn_source|vn_medium|vn_campaign)$"
)
"""Query fields that never tell two articles apart: tracking, sessions, print and phone views."""
_PORTS = {"http": 80, "https": 443}
_PLAIN = re.compile(r"/[\w%~-][\w%~./-]*", re.ASCII)
"""A path from the root with nothing to resolve: most links are such, and splitting them is dear."""
_KEPT = 8192
"""Addresses whose form is remembered: every list names an article twice, and many lists name it again."""


def join(base: str, link: str) -> str | None:
    """The absolute address of a link on a page, or None where it leads to no web page (mailto:, javascript:, bad)."""
    if _PLAIN.fullmatch(link) and "/." not in link and (origin := _origin(base)):
        return origin + link
    try:
        address = urljoin(base, link.strip())
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return None
    usable = parts.scheme in ("http", "https") and parts.hostname and (port is None or port > 0)
    return address if usable else None


@lru_cache(maxsize=64)
def _origin(base: str) -> str:
    """Scheme and host of a web page's address, "" where it is none."""
    whole = join(base, "?")
    parts = urlsplit(whole or "")
    return f"{parts.scheme}://{parts.netloc}" if whole else ""


@lru_cache(maxsize=_KEPT)
def canonical(url: str, keep: tuple[str, ...] = ("*",)) -> str:
    """The address without fragment, session, tracking, default port and odd escapes.

    ``keep`` names the query fields that belong to the page; ``*`` keeps all but the known noise.
    """
    parts = urlsplit(_SESSION_PATH.sub("", url))
    path = quote(_dots(parts.path) or "/", safe="/%:@!$&'()*+,;=~-._")
    return urlunsplit((parts.scheme.lower(), _netloc(parts), path, _query(parts.query, keep), ""))


def tail(url: str) -> str:
    """Path and query: what a site's patterns are held against, because hosts change and paths stay."""
    parts = urlsplit(url)
    return parts.path + (f"?{parts.query}" if parts.query else "")


def is_article(url: str, source: type[Source]) -> bool:
    """True where the address has the form of an article's on this site."""
    return bool(source.article) and _match(url, source) is not None


def key(url: str, source: type[Source]) -> str:
    """The article's key: the site's own id where the address carries one, else the canonical path and query."""
    address = canonical(url, source.query)
    match = _match(address, source)
    found = next(((name, group) for name, group in _groups(match) if group), None) if match else None
    if found is None:
        return short(tail(address).rstrip("/") or "/")
    shared, identifier = found
    return short(f"{shared}:{identifier}" if shared else source.key.format(name=source.name, id=identifier))


def _groups(match: re.Match[str]) -> list[tuple[str | None, str | None]]:
    names = {number: name for name, number in match.re.groupindex.items()}
    return [(names.get(number), group) for number, group in enumerate(match.groups(), start=1)]


def _match(url: str, source: type[Source]) -> re.Match[str] | None:
    return _matched(url, source.article, source.ignore, source.query) if source.article else None


@lru_cache(maxsize=_KEPT)
def _matched(url: str, article: str, ignore: str, query: tuple[str, ...]) -> re.Match[str] | None:
    if _compiled(ignore).search(tail(_SESSION_PATH.sub("", url))):
        return None
    return _compiled(article).search(tail(canonical(url, query)))


@lru_cache(maxsize=512)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _netloc(parts: SplitResult) -> str:
    host = (parts.hostname or "").rstrip(".")
    if ":" in host:
        host = f"[{host}]"
    return host if parts.port in (None, _PORTS.get(parts.scheme)) else f"{host}:{parts.port}"


def _dots(path: str) -> str:
    """The path with ``.`` and ``..`` resolved and doubled slashes kept: some portals route by them."""
    if "/." not in path:
        return path
    kept: list[str] = []
    for part in path.split("/"):
        if part == "..":
            kept[1:] = kept[1:-1]
        elif part != ".":
            kept.append(part)
    return "/".join(kept) or "/"


def _query(query: str, keep: tuple[str, ...]) -> str:
    if not query:
        return ""
    wanted = {name.lower() for name in keep}
    if "?" in wanted and "=" not in query:
        return query  # a bare ?12345 is the article's id on some portals
    fields = parse_qsl(query, keep_blank_values=True)
    everything = "*" in wanted
    kept = [(n, value) for n, value in fields if n.lower() in wanted or (everything and not _NOISE.match(n))]
    return urlencode(kept, quote_via=quote)
