"""Which programme a passage belongs to: named in its sentence, pointed back to, carried in its paragraph, or the theme.

A bare topic ("thông tin đối ngoại", "chuyển đổi số") counts less than a programme named as one: in a paragraph about
Chương trình 1719, a course on thông tin đối ngoại is that programme's.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cached_property

from extract import programmes
from extract.lexicon import words
from extract.programmes import Named
from extract.text import Source, Span

_REFERS = re.compile(
    r"(?:của|vốn|thực hiện|trong|khuôn khổ|cho|theo) (?:các )?chương trình"
    r"(?= (?:năm|giao|này|với|đã|cho|là|trên)|[,.;])|nguồn vốn này|vốn của dự án|kế hoạch vốn chương trình"
)
"""Words that point back to a programme named before."""
_PARAGRAPH = 700
"""Characters before a sentence within which a programme named still holds, where nothing marks paragraphs."""
_LEAD = 450
"""Characters of the opening that say what a text is about, where nothing marks paragraphs."""
_GOES_ON = re.compile(r"\W*(?:theo đó|cùng với|đồng thời|ngoài ra|bên cạnh đó|cũng từ|cũng trong khuôn khổ)[\s,]")
_FUNDED = re.compile(
    r"\W*(?:toàn bộ |nguồn )?(?:kinh phí|vốn|lớp học|việc đầu tư|hoạt động|hội nghị|chương trình này|đây)"
    r"[^.]{0,60}\s(?:thuộc|từ|theo|của)\s"
)
_MATTER = re.compile(r"(?:công tác|về|chương trình|kế hoạch|sản phẩm|ngày|đề án)\s$")
_TOPICS = ("thong-tin-doi-ngoai", "chuyen-doi-so")
_AS_PROGRAMME = re.compile(r"chương trình|đề án|\d")


class Scopes:
    """The programmes of a document, each with the passages that it holds for."""

    def __init__(self, source: Source, title: str, published: date | None) -> None:
        self._source = source
        self.named = programmes.read(source.low, words(source.low), published)
        headline = Source(title)
        self._title = headline.low
        self._titled = programmes.read(headline.low, words(headline.low), published)
        self._starts: Sequence[int] = (0, *source.breaks)
        self._ends: Sequence[int] = (*source.breaks, len(source.norm))

    def programme(self, sentence: Span, standing: bool) -> str | None:
        """The programme of a sentence; ``standing``: it tells how things are, which a theme does not make its own."""
        index = max(0, min(bisect_right(self._starts, sentence.start) - 1, len(self._starts) - 2))
        own = self._resolved(index)
        if own and not own[1]:
            return own[0]
        earlier = list(self._earlier(index))
        carried = next((key for key, topic in earlier if not topic), None)
        if own or standing:
            return carried if own and carried else own[0] if own else None
        before = carried or next((key for key, _ in earlier), None)
        return before or self._funded(index) or self._headline or self._topic

    def _earlier(self, index: int) -> Iterator[tuple[str, bool]]:
        """What the sentences before say, nearest first, as far as the paragraph or a word that goes on reaches."""
        start = self._starts[index]
        opened = max(self._source.low.rfind("\n", 0, start) + 1, start - _PARAGRAPH)
        if _GOES_ON.match(self._source.low, start):
            opened = start - _PARAGRAPH
        first = bisect_left(self._starts, opened)
        return (said for before in range(index - 1, first - 1, -1) if (said := self._resolved(before)))

    def _funded(self, index: int) -> str | None:
        """The programme by which the sentence after says that it was paid: "Kinh phí lấy từ Chương trình …"."""
        for after in range(index + 1, min(index + 3, len(self._starts) - 1)):
            if _FUNDED.match(self._source.low, self._starts[after]):
                said = self._resolved(after)
                return said[0] if said else None
        return None

    def _resolved(self, index: int) -> tuple[str, bool] | None:
        """The programme that a sentence itself says, and whether only as a topic."""
        start, end = self._starts[index], self._ends[index]
        here = [name for name in self.named if start <= name.start < end and self._counts(name)]
        strong = next((name for name in here if not self._is_topic(self._source.low, name)), None)
        if strong:
            return strong.programme.key, False
        if _REFERS.search(self._source.low, start, end):
            back = [name for name in self.named if name.start < start and not self._is_topic(self._source.low, name)]
            key = self._headline or (back[-1].programme.key if back else None)
            if key:
                return key, False
        return (here[0].programme.key, True) if here else None

    @cached_property
    def _headline(self) -> str | None:
        return next((n.programme.key for n in self._titled if not self._is_topic(self._title, n)), None)

    @cached_property
    def _topic(self) -> str | None:
        """What the text is about where its title names no programme: a topic of the title, else the lead's first."""
        until = self._source.norm.find("\n")
        opening = [name for name in self.named if name.start < (until if until > 0 else _LEAD)]
        return next((name.programme.key for name in (*self._titled, *opening)), None)

    def _counts(self, name: Named) -> bool:
        """A bare topic is a programme's only where the title or its own words make it the matter at hand."""
        before = self._source.low[max(0, name.start - 20) : name.start]
        bare = self._is_topic(self._source.low, name)
        return (
            not bare
            or name.programme.key == self._topic
            or bool(_MATTER.search(before) or _MATTER.search(self._source.low[name.start : name.start + 9]))
        )

    @staticmethod
    def _is_topic(low: str, name: Named) -> bool:
        return name.programme.key in _TOPICS and not _AS_PROGRAMME.search(low, name.start, name.end)
