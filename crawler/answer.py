"""Sites that give their own script JSON: the articles of a list, and an article as the script would show it."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape, unescape

from crawler import addresses, charset, prose, scripts
from crawler.listing import Entry
from crawler.source import Api

_TAG = re.compile(r"<[a-zA-Z/!]")
_HOLE = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Item:
    """An article of a list: its link, and what else the list says of it."""

    entry: Entry
    said: Mapping[str, object]


def items(body: bytes, headers: Mapping[str, str], api: Api, names: Mapping[str, str], base: str) -> list[Item]:
    """The articles that an answer names. Raises ValueError where it is no JSON or has no list at its place."""
    around, _, last = f"answer.{api.items}".rpartition(".")
    holder = _dig({"answer": _loaded(charset.text(body, headers))}, around)
    found = (holder[last] or []) if isinstance(holder, dict) and last in holder else None
    if not isinstance(found, list):
        raise ValueError(f"the answer holds no list at {api.items!r}")
    return [item for said in found if isinstance(said, dict) and (item := _item(said, api, names, base))]


def asked(url: str, api: Api | None, pattern: str) -> str:
    """The address (or path) that holds an article's JSON; empty where the article is a page like any other."""
    match = re.search(pattern, addresses.tail(url)) if api is not None and api.ask else None
    number = next((group for group in match.groups() if group), "") if match else ""
    return api.ask.format(id=number) if api is not None and number else ""


def markup(text: str, api: Api | None) -> str:
    """The article of a JSON answer as a page, with the class ``api-title`` and so on; other text stays as it is."""
    if api is None or text.lstrip()[:1] != "{":
        return text
    try:
        said = _loaded(text)
    except ValueError:
        return text
    places = api.answer
    parts = (f'<div class="api-{name}">{_part(dig(said, place), api.noise)}</div>' for name, place in places.items())
    return f'<html><body><article class="api">{"".join(parts)}</article></body></html>'


def injected(html: str, patterns: tuple[str, ...]) -> str:
    """The page with the text that one of its scripts would put into it, as an element of the class ``injected``."""
    found = next((match for pattern in patterns if (match := re.search(pattern, html, re.DOTALL))), None)
    if found is None:
        return html
    inner = f'<div class="injected">{scripts.unescaped(found[found.lastindex or 0])}</div>'
    before, body, after = html.rpartition("</body>")
    return f"{before}{inner}{body}{after}" if body else html + inner


def page(item: Item) -> bytes:
    """An article that came wholly in a list, as an answer of its own."""
    return json.dumps(item.said, ensure_ascii=False, sort_keys=True).encode()


def dig(value: object, places: str) -> object:
    """What stands at the first of the places, separated by ``|``, that holds anything."""
    found = (_dig(value, place) for place in places.split("|"))
    return next((each for each in found if each not in (None, "", [], {})), None)


def _dig(value: object, place: str) -> object:
    for name in place.split("."):
        if isinstance(value, str):
            try:
                value = _loaded(value)
            except ValueError:
                return None
        value = value.get(name) if isinstance(value, dict) else None
    return value


def _loaded(text: str) -> object:
    try:
        loaded: object = json.loads(text)
    except RecursionError as error:
        raise ValueError("the answer nests too deep") from error
    except ValueError as error:
        raise ValueError(f"the answer is no JSON ({error})") from error
    return loaded


def _item(said: Mapping[str, object], api: Api, names: Mapping[str, str], base: str) -> Item | None:
    title = _plain(dig(said, api.title), api.noise)
    fields = {**names, "title_slug": _slug(title), **{name: str(value) for name, value in _scalars(said)}}
    full = (t for t in api.address if all(fields.get(name) for name in _HOLE.findall(t)))
    url = next((addresses.join(base, unescape(template.format(**fields))) for template in full), None)
    printed = dig(said, api.date) if api.date else None
    return Item(Entry(url, title, printed=str(printed or "")), said) if url else None


def _scalars(said: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    return ((name, value) for name, value in said.items() if isinstance(value, str | int) and value != "")


def _part(value: object, noise: str) -> str:
    """A field as markup: some hold text, some markup, some markup that was escaped once too often."""
    text = str(value) if isinstance(value, str | int | float) and not _is_json(value) else ""
    if noise:
        text = text.replace(noise, "")
    if not _TAG.search(text) and _TAG.search(unescape(text)):
        text = unescape(text)
    if _TAG.search(text):
        return text
    return "".join(f"<p>{escape(unescape(line))}</p>" for line in text.splitlines() if line.strip())


def _is_json(value: object) -> bool:
    """A field that holds JSON again holds no text of its own."""
    if not isinstance(value, str) or value.lstrip()[:1] != "{":
        return False
    try:
        return isinstance(_loaded(value), dict)
    except ValueError:
        return False


def _plain(value: object, noise: str) -> str:
    text = str(value or "")
    return prose.spaced(unescape(text.replace(noise, "") if noise else text))


def _slug(title: str) -> str:
    """The title as the site's script writes it into an address: only the number behind it is looked at."""
    letters = unicodedata.normalize("NFD", title.lower().replace("đ", "d"))
    words = re.findall(r"[a-z0-9]+", "".join(each for each in letters if not unicodedata.combining(each)))
    return "-".join(words)
