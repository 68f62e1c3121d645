"""Who did it and who says so: the body that stands as subject of a clause, and the source that a text names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from extract.text import Source, Span, fold
from extract.words import table

_UPPER = "A-Z" + "".join(letter for letter in map(chr, range(0xC0, 0x1EFA)) if letter.isupper())
_SAYS = re.compile(
    r"(?:[Tt]heo|[Bb]áo cáo của|[Tt]hông tin từ|[Ss]ố liệu của)\s"
    r"(?:báo cáo của\s|thông tin từ\s|thống kê của\s|số liệu của\s)?"
)
_SAID = re.compile(r"\s(?:cho biết|thông tin|cho hay|khẳng định|báo cáo|nêu rõ|nhấn mạnh)")
_TAIL = re.compile(r"(?:\s(?:và|-|–|tỉnh|thành phố|huyện|xã|phường|thị xã|quận))+$")


@dataclass(frozen=True, slots=True)
class Organisation:
    """A row of ``organisations.toml``: until when a body existed, and what took over its work."""

    name: str
    short: tuple[str, ...]
    until: date | None
    successor: str | None


@cache
def organisations() -> tuple[Organisation, ...]:
    """The bodies whose names or lives need a table."""
    rows = table("organisations.toml")["organisation"]
    return tuple(Organisation(r["name"], tuple(r["short"]), r.get("until"), r.get("successor")) for r in rows)


@cache
def _body() -> re.Pattern[str]:
    parts = table("organisations.toml")
    heads, fields = (_either(parts[key]) for key in ("heads", "fields"))
    word = rf"{fields}|[{_UPPER}][\w&’'-]*|và|-|–|,(?=\s{fields})|tỉnh|thành phố|TP|huyện|xã|phường|thị xã|quận"
    return re.compile(rf"(?<![\w&]){heads}(?!\w)(?:\s?(?:{word})(?!\w)){{0,12}}")


def _either(names: list[str]) -> str:
    return f"(?:{'|'.join(map(re.escape, sorted(names, key=len, reverse=True)))})"


def full_name(name: str) -> str:
    """The name with its leading abbreviation written out: "Sở TT&TT Bạc Liêu" is "Sở Thông tin và Truyền thông …"."""
    for organisation in organisations():
        for short in organisation.short:
            if re.match(rf"{re.escape(fold(short))}(?!\w)", fold(name)):
                return organisation.name + name[len(short) :]
    return name


def successor(name: str, on: date) -> str:
    """Who has a body's work on a day: the body itself, or the one that took it over."""
    whole = full_name(name)
    for organisation in organisations():
        ended = organisation.until is not None and organisation.until <= on
        if ended and organisation.successor and fold(whole).startswith(fold(organisation.name)):
            return organisation.successor + whole[len(organisation.name) :]
    return whole


def actor(source: Source, passage: Span, point: int) -> str | None:
    """The body named last before a figure that does not merely report, as the text writes it."""
    found = _body().finditer(source.norm, passage.start, min(point, passage.end))
    acting = [m for m in found if not _reports(source, m.start(), m.end())]
    return _whole(source, acting[0].start(), _clean(acting[0].group())) if acting else None


def _whole(source: Source, start: int, name: str) -> str:
    """The name in full where a sentence only says "Sở": the last such body that was named."""
    if " " in name:
        return name
    earlier = [_clean(m.group()) for m in _body().finditer(source.norm, 0, start) if m.group().startswith(name + " ")]
    return earlier[-1] if earlier else name


def speaker(source: Source, passage: Span) -> str | None:
    """The body by which a passage says it knows: "Theo báo cáo của Sở Tài chính", "Sở TT&TT cho biết"."""
    for match in _body().finditer(source.norm, passage.start, passage.end):
        if _reports(source, match.start(), match.end()):
            return _clean(match.group())
    return None


def _reports(source: Source, start: int, end: int) -> bool:
    before = source.norm[max(0, start - 40) : start]
    opener = list(_SAYS.finditer(before))
    return bool(opener and opener[-1].end() == len(before)) or bool(_SAID.match(source.norm, end))


def _clean(name: str) -> str:
    return _TAIL.sub("", " ".join(name.split())).strip(" -–,")
