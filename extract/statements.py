"""Clauses without a figure that still tell an activity: what was not done, and plans named with their programme."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from extract.clauses import Sentence, sentences
from extract.model import Figure
from extract.programmes import Named
from extract.text import Source, Span

KIND = "statement"
"""The kind of the figures that stand for such clauses while their context is read; none leaves this package."""

_DOING = (
    r"(?:triển khai|tổ chức|thực hiện|thiết lập|xây dựng|hoàn thành|bố trí|ban hành|cấp phát|hỗ trợ|in ấn|mở lớp"
    r"|khởi công|thành lập|lắp đặt|giải ngân|đào tạo|tập huấn|bàn giao|phê duyệt|đầu tư|tiến hành|thi công)"
)
_DENIED = re.compile(
    rf"(?<!nếu )(?:không|chưa)(?:\s(?:được|thể|kịp|có điều kiện))?\s{_DOING}(?!\s(?:tốt|nghiêm|đúng|đầy đủ|hiệu quả))"
)
_PLANNED = re.compile(
    rf"(?:sẽ|dự kiến|phấn đấu|có kế hoạch)\s[^.;]{{0,60}}?(?:sản xuất|{_DOING})"
    r"|(?P<made>(?:xây dựng|ban hành|phê duyệt)\skế hoạch)"
)
_UNREAL = re.compile(r"(?:nếu|tránh|không để|nghiêm cấm|trường hợp|khi|những|các đơn vị|cá nhân)\s[^.;]{0,60}$")


def read(source: Source, figures: Sequence[Span], named: Sequence[Named]) -> tuple[Figure, ...]:
    """A stand-in figure for each such clause, at its verb: making a plan is done, what is planned is not.

    Its value is its place, so that no two of them look like one thing told twice.
    """
    return tuple(
        Figure(at, at, "", KIND, "", Decimal(at), Decimal(at))
        for at in (source.raw_span(point, point).start for point in _points(source, figures, named))
    )


def _points(source: Source, figures: Sequence[Span], named: Sequence[Named]) -> Iterator[int]:
    for sentence in sentences(source):
        for start, end in _segments(sentence):
            if any(start <= figure.start < end for figure in figures):
                continue
            denied = _DENIED.search(source.low, start, end)
            if denied and not _UNREAL.search(source.low, start, denied.start()):
                yield denied.end()
            elif not denied and any(sentence.start <= name.start < sentence.end for name in named):
                planned = _PLANNED.search(source.low, start, end)
                yield from (planned.start() if planned["made"] else planned.end(),) if planned else ()


def _segments(sentence: Sentence) -> Iterator[tuple[int, int]]:
    return zip(sentence.segments, (*sentence.segments[1:], sentence.end), strict=True)
