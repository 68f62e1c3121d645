"""Which province a passage speaks of: names in the text, never a name inside another name, else the document's own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from extract import places
from extract.lexicon import Lexicon, Word, words
from extract.model import Document, Place
from extract.text import Source, Span

_OF_SOMETHING = re.compile(
    r"(?:báo|đường|phố|quốc lộ|cao tốc|đại học|học viện|cao đẳng|trường|sân vận động|ngân hàng|công ty|tập đoàn|chợ|ga"
    r"|bệnh viện|khách sạn|tạp chí|bia|cầu|hồ|sông|thptt?|thcs|tiểu học|mầm non|công viên|nhà máy|quảng trường|cảng"
    r"|xã|huyện|phường|thị trấn|thôn|ấp|đảo|vịnh|đoàn|câu lạc bộ|clb|họ|ông|bà|anh|chị|em|cháu|chiến dịch|trận)\s"
    r"(?:chuyên\s|tỉnh\s(?!\w))?$"
)
_STANDS_FOR = re.compile(r"(?:tỉnh|tại|ở|trên địa bàn|thành phố|tp\.?|ubnd|của|cho biết,|đến|về)\s$")
_SURNAMES = frozenset(
    re.findall(
        r"\w+",
        "nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đinh trịnh mai đào lương văn thị đức",
    )
)
_NATIONAL = re.compile(r"cả nước|toàn quốc|các địa phương|\b(?:63|34) (?:tỉnh|địa phương)")
_AFTER = re.compile(r"\s(?:mới\b(?=,| đưa| điện tử|$)|express)")
_DISTRICT = re.compile(
    r"(?:[Hh]uyện|[Xx]ã|[Pp]hường|[Tt]hị trấn|[Tt]hị xã|[Qq]uận|[Đđ]ặc khu)\s"
    r"(?:[A-ZĐÀ-Ỹ][\w’']*(?:\s[A-ZĐÀ-Ỹ][\w’']*){0,3}|\d{1,2})"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A province named in the text; ``firm`` where a word says that a place is meant ("tỉnh", "tại")."""

    start: int
    end: int
    name: str
    firm: bool


@cache
def _lexicon() -> Lexicon[str]:
    return Lexicon((name, name) for name in places.names())


def mentions(source: Source, tokens: Sequence[Word]) -> tuple[Mention, ...]:
    """The provinces that a text names, in order."""
    return tuple(
        Mention(hit.start, hit.end, hit.value, bool(_STANDS_FOR.search(source.low[max(0, hit.start - 18) : hit.start])))
        for hit in _lexicon().scan(source.low, tokens)
        if _is_place(source, hit.start, hit.end)
    )


def _is_place(source: Source, start: int, end: int) -> bool:
    if not source.norm[start].isupper() or not source.norm[source.norm.rfind(" ", start, end) + 1 or start].isupper():
        return False
    before = source.low[max(0, start - 24) : start]
    if _OF_SOMETHING.search(before) or _AFTER.match(source.low, end):
        return False
    last = before.rstrip().rsplit(" ", 1)[-1] if before.endswith(" ") else ""
    return last not in _SURNAMES


@dataclass(frozen=True, slots=True)
class Atlas:
    """What a document says of places: its mentions and the province that it is about as a whole."""

    source: Source
    found: tuple[Mention, ...]
    main: str | None
    home: str | None

    def at(self, passage: Span, point: int, on: date | None) -> Place | None:
        """The province of a passage (in the reading form) as it was on a day; ``point`` is where the figure stands."""
        here = [mention for mention in self.found if passage.start <= mention.start < passage.end]
        detail = _detail(self.source, passage, point)
        name = _spoken(here, point, settled=bool(self.main or self.home))
        unit = _unit(name, on) if name else None
        return Place(unit.code, unit.name, detail) if unit else self._whole(on, detail)

    def _whole(self, on: date | None, detail: str | None) -> Place | None:
        named = _unit(self.main, on) if self.main else None
        own = places.by_code(self.home, on) if self.home else None
        unit = named or own
        return Place(unit.code, unit.name, detail, inferred=named is None) if unit else None


def _unit(name: str, on: date | None) -> places.Province | None:
    """The province of a name on a day; "vùng Bắc Kạn cũ" in 2026 lies in what took it in."""
    unit = places.as_of(places.names()[name], on)
    return places.new_basis(unit) if unit and on and unit.valid_to and unit.valid_to <= on else unit


def _spoken(here: Sequence[Mention], point: int, settled: bool) -> str | None:
    """The one province that a passage names, or the firm one nearest before the figure."""
    if len({mention.name for mention in here}) == 1 and not (settled and here[0].start >= point):
        return here[0].name
    before = [mention for mention in here if mention.end <= point and mention.firm]
    return before[-1].name if before else None


def _detail(source: Source, passage: Span, point: int) -> str | None:
    named = list(_DISTRICT.finditer(source.norm, passage.start, passage.end))
    before = [m for m in named if m.end() <= point]
    best = before[-1] if before else (named[0] if named else None)
    return best.group() if best else None


def atlas(document: Document, source: Source, tokens: Sequence[Word]) -> Atlas:
    """The places of a document; the title counts for what the whole is about."""
    found = mentions(source, tokens)
    title = Source(document.title)
    titled = mentions(title, words(title.low))
    return Atlas(source, found, _main(found, titled, document), document.home)


def _main(found: Iterable[Mention], titled: Sequence[Mention], document: Document) -> str | None:
    """The province most spoken of, where one clearly is; the source's own goes before a passing mention."""
    counted: Counter[str] = Counter()
    for mention in (*found, *titled, *titled):
        counted[_key(mention.name)] += 1
    best = counted.most_common(2)
    if not best or (len(best) > 1 and best[0][1] == best[1][1] and not titled):
        return None
    name, count = best[0]
    own = document.home in {unit.code for unit in places.names()[name]}
    enough = 1 if own else 3 if document.home or _NATIONAL.search(document.text) else 2
    return name if count >= enough or titled else None


def _key(name: str) -> str:
    """One name for all spellings of a province."""
    return min((other for other, units in places.names().items() if units == places.names()[name]), key=len)
