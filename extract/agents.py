"""Whose activity it is: who acts in its sentence, else who reports it, else who acted just before.

A sentence without a subject ("Đồng thời, đã mở 3 lớp") goes on with the body of the sentence before; what a lead tells
without saying from whom is told by the first body that the text names as its source.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from extract.organisations import Body, actor, bodies, speaker, within
from extract.text import Source, Span

_WHEN = (
    r"(?:(?:trong|năm|tháng|quý|sáng|chiều|tối|ngày|từ|đến|tính đến|giai đoạn|dịp|bước sang|sang|mười|sáu|ba|\d)"
    r"[^,.;]{0,50},\s)?"
)
_NO_SUBJECT_SAID = re.compile(
    rf"[-+•–\s]*{_WHEN}(?:(?:đã|sẽ|đang|vừa|cũng|tiếp tục|dự kiến|phấn đấu|phối hợp|tổ chức|thực hiện|triển khai|in|mở|"
    r"cấp|phát|xây dựng|hỗ trợ|bồi dưỡng|tập huấn|lắp|trao|tặng|duy trì|phát sóng|biên soạn|tuyên truyền|hoàn thành|"
    r"khởi công|huy động|kiểm tra|xử lý|tiếp nhận|hội nghị|tổng kinh phí|kinh phí)\s)"
)
_GOES_ON = re.compile(
    r"(?:đồng thời|ngoài ra|bên cạnh đó|cùng với đó|cũng trong|cùng thời gian|cũng thời gian này|"
    r"cùng với thiết bị|qua đó|trong đó|cụ thể|theo đó)[\s,]"
)


class Agents:
    """The bodies of a document, and whose activity each of its sentences tells."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._bodies: tuple[Body, ...] = bodies(source)
        self._starts: Sequence[int] = (0, *source.breaks)
        self._reporter = next((body.name for body in self._bodies if body.part == "reports"), None)

    def organisation(self, sentence: Span, point: int) -> str | None:
        """Who did it, or, where nobody else is named, who reports it."""
        said = actor(self._bodies, sentence, point) or self.speaker(sentence)
        if said:
            return said
        if self._elided(sentence):
            return self._carried(sentence)
        return self._reporter if self._is_lead(sentence) else None

    def speaker(self, sentence: Span) -> str | None:
        """The body by which the sentence says it knows."""
        return speaker(self._bodies, sentence)

    def _elided(self, sentence: Span) -> bool:
        low = self._source.low
        opens = _GOES_ON.match(low, sentence.start, sentence.end)
        return bool(opens or _NO_SUBJECT_SAID.match(low, sentence.start, sentence.end))

    def _carried(self, sentence: Span) -> str | None:
        """Who acted in the sentence before, up to two back and never beyond a body of another sort of clause."""
        index = bisect_right(self._starts, sentence.start) - 1
        for back in range(index - 1, max(index - 3, -1), -1):
            before = Span(self._starts[back], self._starts[back + 1])
            acting = actor(self._bodies, before, before.end) or speaker(self._bodies, before)
            if acting:
                return acting
            if not self._elided(before):
                return None
        return None

    def _is_lead(self, sentence: Span) -> bool:
        return sentence.start == 0 and not any(within(self._bodies, sentence))
