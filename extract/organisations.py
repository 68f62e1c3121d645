"""Who did it and who says so: the body that stands as subject of a clause, and the source that a text names.

``bodies`` finds the names, each in full where the text elsewhere writes it in full; ``actor`` and ``speaker`` say what
part it plays in a sentence (words: organisations.toml).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import Literal

from extract.letters import LOWER, UPPER
from extract.text import Source, Span, fold
from extract.words import table

_SAYS = re.compile(
    r"(?:(?:theo|báo cáo của|thông tin từ|thông tin của|số liệu của|thống kê của|phân tích của|nguồn|khảo sát của)\s)+"
    r"(?:(?:lãnh đạo|đại diện|ông|bà)\s)?$"
)
_SAID = re.compile(
    r"(?:\s\([^)]{1,60}\))?(?:,?\s(?:cho biết|cho hay|khẳng định|nêu rõ|nhấn mạnh)|\s(?:thông tin|báo cáo|cho thấy))"
)
_NO_SUBJECT = re.compile(
    r"(?:\s|^)(?:của|cho|với|từ|tại|ở|thuộc|trong|về|đến|tới|trên|gồm|và|cùng|kế hoạch|trái phiếu|trụ sở|quyết định|"
    r"chỉ đạo của|thành viên|cán bộ|văn phòng|bạn đọc|chủ tịch|phó chủ tịch|giám đốc|phó giám đốc|trưởng|phó|bí thư|"
    r"trưởng ban|phó trưởng ban|người|làm việc với|khuôn khổ)\s$|\($"
)
_LEVELS = r"tỉnh|thành phố|TP\.?|huyện|xã|phường|thị xã|quận|thị trấn"
_TAIL = re.compile(rf"(?:\s(?:và|-|–|Các|{_LEVELS}))+$")
_TITLED = re.compile(r"(?:chủ tịch|giám đốc|bí thư|trưởng ban|cục trưởng|chánh văn phòng)\s$")
"""Behind such a word the name of a body runs into the name of a person: "Chủ tịch UBND tỉnh Trần Văn A"."""
_RUN_ON = re.compile(rf"(\s(?:{_LEVELS}))\s[{UPPER}].*$")
_BRANCH = "ngành "
_HALF = re.compile(rf"\s(?P<before>[{LOWER}]+|-|–|[{UPPER}&]{{2,}})\s(?!(?:Huế|Các)$)[{UPPER}][{LOWER}]+$")
"""A name broken off in the middle of a word: "Ban Chỉ huy Quân" of "Ban Chỉ huy Quân sự"."""
_OTHER_HALF = re.compile(
    rf"\s(?!(?:đã|sẽ|đang|vừa|cho|tổ|phối|cùng|và|là|có|đạt|được|tại|trong|về|năm)\s)[{LOWER}]+(?!\w)"
)
_LEVEL_AT_END = re.compile(rf"\s(?:{_LEVELS})$")
_SHORT = re.compile(rf"\s\([{UPPER}&Ð.-]{{2,15}}\)")
_NO_NAME = re.compile(r"(?:cáo|chí|nghị|thảo|thi|viên|kết|chống|vệ|giá|trình|tượng|phẩm|thể|chức|nhân)(?!\w)|, chống")
"""What stands behind a head that only begins a common word: "Báo cáo", "Hội nghị", "Phòng, chống"."""


@dataclass(frozen=True, slots=True)
class Organisation:
    """A row of ``organisations.toml``: until when a body existed, and what took over its work."""

    name: str
    short: tuple[str, ...]
    until: date | None
    successor: str | None


@dataclass(frozen=True, slots=True)
class Body:
    """A body named at its place in the reading form; ``reports``: the text says that it knows from there."""

    start: int
    end: int
    name: str
    part: Literal["acts", "reports", "other"]


@cache
def organisations() -> tuple[Organisation, ...]:
    """The bodies whose names or lives need a table."""
    rows = table("organisations.toml")["organisation"]
    return tuple(Organisation(r["name"], tuple(r["short"]), r.get("until"), r.get("successor")) for r in rows)


@cache
def _body() -> re.Pattern[str]:
    parts = table("organisations.toml")
    heads, fields = (_either(parts[key]) for key in ("heads", "fields"))
    shorts = _either([short for organisation in organisations() for short in organisation.short])
    split = rf"[{UPPER}][{LOWER}]+ [{LOWER}]+(?=\s(?:{fields}|[{UPPER}]|và|{_LEVELS})|\s(?:đã|sẽ|đang|cho|vừa)\s)"
    word = rf"{fields}|[{UPPER}][\w&’'-]*|và(?=\s(?:{fields}|[{UPPER}]))(?!\s{heads})|-|–|,(?=\s{fields})|{_LEVELS}"
    inner = rf"(?:\s(?:TP|TX|TT)\.\s?(?=[{UPPER}])|\s?(?:{word})(?!\w)|{_SHORT.pattern})"
    uncommon = rf"(?!\w)(?!\s{_NO_NAME.pattern})(?!, chống)"
    return re.compile(
        rf"(?<![\w&])(?:{shorts}|{heads}|ngành(?=\s[{UPPER}])){uncommon}(?:\s(?:{fields}(?!\w)|{split}))?{inner}{{0,12}}"
    )


def _either(names: Sequence[str]) -> str:
    return f"(?:{'|'.join(map(re.escape, sorted(names, key=len, reverse=True)))})"


@lru_cache(maxsize=2_000)
def full_name(name: str) -> str:
    """The name with its leading abbreviation written out: "Sở TT&TT Bạc Liêu" is "Sở Thông tin và Truyền thông …"."""
    folded = fold(name)
    for short, length, whole in _abbreviations():
        if short.match(folded):
            return whole + name[length:]
    return name


@cache
def _abbreviations() -> tuple[tuple[re.Pattern[str], int, str], ...]:
    """Each abbreviation as a pattern, its length and the name it stands for."""
    return tuple(
        (re.compile(rf"{re.escape(fold(short))}(?!\w)"), len(short), organisation.name)
        for organisation in organisations()
        for short in organisation.short
    )


def successor(name: str, on: date) -> str:
    """Who has a body's work on a day: the body itself, or the one that took it over."""
    whole = full_name(name)
    for organisation in organisations():
        ended = organisation.until is not None and organisation.until <= on
        if ended and organisation.successor and fold(whole).startswith(fold(organisation.name)):
            return organisation.successor + whole[len(organisation.name) :]
    return whole


def bodies(source: Source) -> tuple[Body, ...]:
    """The bodies that a text names, in order, each by the fullest name that the text gives it."""
    found = tuple(_body().finditer(source.norm))
    names = [_name(source, match.start(), _mended(source, match)) for match in found]
    return tuple(
        Body(match.start(), match.end(), whole, _part(source, match.start(), match.end()))
        for index, match in enumerate(found)
        if (whole := _whole(names[index], [*reversed(names[:index]), *names[index + 1 :]]))
    )


def _mended(source: Source, match: re.Match[str]) -> str:
    """The words of a name, a word broken off at the end made whole."""
    half = _HALF.search(match.group())
    if half is None or re.fullmatch(_LEVELS, half["before"]):
        return match.group()
    rest = _OTHER_HALF.match(source.norm, match.end())
    return match.group() + (rest.group() if rest else "")


def _name(source: Source, start: int, name: str) -> str:
    """A body's name, cut off behind "tỉnh" where the name of its head would run on."""
    titled = _TITLED.search(source.low[max(0, start - 20) : start])
    return _clean(_RUN_ON.sub(r"\1", name) if titled else name)


def _whole(name: str, others: Sequence[str]) -> str:
    """The name in full where the text has it: the last one named before, else the first after; "" for a bare "Hội"."""
    if name.startswith(_BRANCH):
        office = f"Sở {name.removeprefix(_BRANCH)}"
        return next((other for other in others if other and (office + " ").startswith(other + " ")), "")
    own = full_name(name)
    for other in others:
        whole = full_name(other)
        if whole.startswith(own + " ") and not _LEVEL_AT_END.search(whole):
            return other
    return name if " " in name else ""


def _part(source: Source, start: int, end: int) -> Literal["acts", "reports", "other"]:
    before = source.low[max(0, start - 60) : start]
    if _SAYS.search(before) or _SAID.match(source.low, end):
        return "reports"
    return "other" if _NO_SUBJECT.search(before) else "acts"


def within(found: Sequence[Body], passage: Span) -> Iterator[Body]:
    """The bodies named in a passage."""
    return (body for body in found if passage.start <= body.start < passage.end)


def actor(found: Sequence[Body], passage: Span, point: int) -> str | None:
    """The body that a sentence names first as the one that acts, before a figure: the subject of its verbs."""
    return next((body.name for body in within(found, passage) if body.part == "acts" and body.start < point), None)


def speaker(found: Sequence[Body], passage: Span) -> str | None:
    """The body by which a passage says it knows: "Theo báo cáo của Sở Tài chính", "Sở TT&TT cho biết"."""
    return next((body.name for body in within(found, passage) if body.part == "reports"), None)


def _clean(name: str) -> str:
    whole = " ".join(_SHORT.sub("", name).split()).strip(" -–,")
    bare = _TAIL.sub("", whole).strip(" -–,")
    return bare if " " in bare else re.sub(r"\s(?:và|-|–)$", "", whole)
