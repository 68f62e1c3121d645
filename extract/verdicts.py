"""Which quantities are no figures, and what they are instead, by the words around them and by what they are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from extract.ignore import Verdict, after, before, words_before
from extract.kinds import Noun
from extract.numbers import Numeral
from extract.quantities import Quantity, is_measure
from extract.text import Source
from extract.units import Unit
from extract.words import either, words

_CHAINED = ("date", "decree", "level", "address", "road", "programme", "ordinal", "list")
_CHAIN = re.compile(r" ?(?:,|;|/|và|-|–|hoặc|hay|,? và|đến|tới) ?(?:ngày |năm |tháng |số |quý |điều |khoản |mùng )?$")
_LIMITS = {"tháng": 12, "quý": 4}
_DISTRIBUTED = ("mỗi", "một", "hằng", "hàng")
_LONGEST_NUMBER = 20
_LARGEST_NUMBERING = 20
_HIGHEST_LEVEL = 17
_LONG_ROLES = ("phone", "furniture", "decree")
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+(?!\d)")
# "Điều 30 Luật Khiếu nại": what stands inside these is numbered, however high.
_DOCUMENTS = ("luật", "bộ luật", "nghị định", "nghị quyết", "thông tư", "quyết định", "chỉ thị")
# "12 xã và một thị trấn": "một" counts where it goes on from a number.
_LISTED_ONE = re.compile(r"\d(?: [^\W\d_]+){1,4}(?:,| và|, và) $")
_NUMBERED_KINDS = ("places", "other", "sessions", "media")


@cache
def _duration() -> re.Pattern[str]:
    return re.compile(rf" ?(?:{either(words('durations', 'words'))})(?![^\W_])")


@cache
def _ends_with(*path: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{either(words(*path))}) $")


def judge(source: Source, quantity: Quantity, numerals: Sequence[Numeral], previous: str | None) -> str | None:
    """The role of a quantity that is no figure, else None. ``previous`` is the role of the number before it."""
    low = source.low
    first = numerals[quantity.first]
    return (
        _by_words(source, quantity)
        or _chained(low, quantity, numerals, previous)
        or _year(low, quantity, first)
        or _duration_of(low, quantity)
        or _score(low, quantity)
        or _glued(low, quantity)
        or _quoted(low, quantity)
        or _number_word(low, quantity, first)
        or _fraction(low, quantity)
        or ("name" if first.end - first.start > _LONGEST_NUMBER and not first.worded and first.scale == 1 else None)
    )


def _by_words(source: Source, quantity: Quantity) -> str | None:
    verdict = before(source.low, quantity.start)
    if verdict and _holds(source, quantity, verdict):
        return verdict.role
    following = after(source.low, quantity.end)
    return following.role if following and not _longer_unit(quantity) else None


def _longer_unit(quantity: Quantity) -> bool:
    return isinstance(quantity.unit, Noun) and " " in quantity.unit.unit


def _holds(source: Source, quantity: Quantity, verdict: Verdict) -> bool:
    if verdict.firm:
        return True
    if verdict.role == "date":
        return _dated(source.low, quantity, verdict)
    if verdict.phrase == "cấp" and not 1 <= quantity.low <= _HIGHEST_LEVEL:
        return False  # "cấp 612 túi thuốc" hands out; no level is that high
    head = words_before(source.low, quantity.start)[: -len(verdict.phrase.split())]
    if not quantity.counted:
        large = quantity.scale > 1 or (verdict.role not in _LONG_ROLES and _GROUPED.match(source.low, quantity.start))
        return not large
    if verdict.phrase == "số":
        return not isinstance(quantity.unit, Unit)
    if (head and head[-1] in _DISTRIBUTED) or _counts(source.low, quantity, verdict):
        return False
    return _numbering(quantity) or _named_place(source, quantity)


def _numbering(quantity: Quantity) -> bool:
    """ "khoản 3 Điều 4", "Khu vực 9 tổ chức hội nghị": a small number behind such a word numbers it, whatever follows,
    unless people or things that fill a class or group do ("lớp 20 học viên")."""
    unit = quantity.unit
    if isinstance(unit, Noun) and unit.unit in _DOCUMENTS:
        return True
    fills = not isinstance(unit, Noun) or unit.kind not in _NUMBERED_KINDS or is_measure(unit.unit)
    whole = quantity.low == quantity.low.to_integral_value()
    return not fills and whole and quantity.low <= _LARGEST_NUMBERING and not quantity.joined


def _counts(low: str, quantity: Quantity, verdict: Verdict) -> bool:
    """ "Bảo dưỡng trạm 02 đợt/năm": a leading zero or a rate behind the noun shows a count."""
    zero = low[quantity.start] == "0" and verdict.role not in ("decree", "programme")
    return zero or low[quantity.unit_end : quantity.unit_end + 2].strip().startswith("/")


def _dated(low: str, quantity: Quantity, verdict: Verdict) -> bool:
    """Whether the number can be that date, and no money or percent stands behind it: "mỗi ngày 20 lượt" is a rate."""
    if isinstance(quantity.unit, Unit) or quantity.joined == "ratio":
        return False
    head = words_before(low, quantity.start)
    if len(head) > 1 and head[-2] in _DISTRIBUTED:
        return False
    last = verdict.phrase.split()[-1]
    if last in ("năm", "tầm nhìn", "xuân", "tết"):
        return 1900 <= quantity.low <= 2100 or not (quantity.counted or _duration_of(low, quantity))
    return 1 <= quantity.low <= _LIMITS.get(last, 31)


def _named_place(source: Source, quantity: Quantity) -> bool:
    """ "tổ 5 phường Tân Lập": the noun behind the number begins a name."""
    if not isinstance(quantity.unit, Noun) or quantity.unit.kind != "places" or quantity.low > 100:
        return False
    name = source.norm[quantity.unit_end : quantity.unit_end + 3]
    return name[:1] == " " and name[1:2].isupper() and not name[1:3].isupper()


def _chained(low: str, quantity: Quantity, numerals: Sequence[Numeral], previous: str | None) -> str | None:
    if previous not in _CHAINED or quantity.counted or quantity.first == 0:
        return None
    gap = low[numerals[quantity.first - 1].end : quantity.start]
    return previous if len(gap) < 12 and _CHAIN.match(gap) else None


def _year(low: str, quantity: Quantity, first: Numeral) -> str | None:
    text = low[first.start : first.end]
    if not (len(text) == 4 and text.isdigit() and text[:2] in ("19", "20")) or quantity.joined:
        return None
    round_count = (quantity.counted and text.endswith("00")) or isinstance(quantity.unit, Unit)
    return None if round_count else "date"


def _duration_of(low: str, quantity: Quantity) -> str | None:
    match = _duration().match(low, quantity.end)
    if match is None or (quantity.unit and quantity.unit_end >= match.end()):
        return None
    return "duration"


_SCORED = re.compile(r"(?<!\w)(?:chỉ số|điểm số|điểm chuẩn|thủ khoa|đạt điểm|bài thi|tổng điểm|thang điểm)(?!\w)")


def _score(low: str, quantity: Quantity) -> str | None:
    """Points of an index or an examination: "chỉ số PAR INDEX đạt 87,5 điểm"."""
    if not isinstance(quantity.unit, Noun) or quantity.unit.unit != "điểm":
        return None
    broken = quantity.low != quantity.low.to_integral_value()
    return "score" if broken or _SCORED.search(low[max(0, quantity.start - 60) : quantity.start]) else None


def _glued(low: str, quantity: Quantity) -> str | None:
    """Letters written onto the digits that are no unit: 180CST, 50W."""
    letters = quantity.unit is None and quantity.end < len(low) and low[quantity.end].isalpha()
    return "name" if letters and not low[quantity.end - 1].isalpha() else None


@cache
def _quote() -> re.Pattern[str]:
    heads = either(words("quoted", "heads"))
    return re.compile(rf"(?<!\w)(?:{heads})[^“”\"\n]{{0,12}}(?:“|(?<=\s)\"(?=\S))[^“”\"\n]{{0,80}}$")


def _quoted(low: str, quantity: Quantity) -> str | None:
    """Inside the quotation marks of a programme's name."""
    return "programme" if _quote().search(low[max(0, quantity.start - 110) : quantity.start]) else None


def _number_word(low: str, quantity: Quantity, first: Numeral) -> str | None:
    if not first.worded:
        return None
    if first.bare:
        vague = _ends_with("vague", "before").search(low[max(0, first.start - 12) : first.start])
        return None if first.value != first.scale or vague else "idiom"
    if first.scale > 1 or quantity.joined or " " in low[first.start : first.end]:
        return None
    text, head = low[first.start : first.end], low[max(0, first.start - 16) : first.start]
    if text == "một":
        said = _ends_with("one", "before").search(head) or _LISTED_ONE.search(
            low[max(0, first.start - 40) : first.start]
        )
        return None if quantity.counted and said else "article"
    if text == "năm":
        five = head.endswith(", ") or _ends_with("five", "before").search(head)
        return None if quantity.counted and five else "period"
    return None


def _fraction(low: str, quantity: Quantity) -> str | None:
    """A bare fraction ("2/3 diện tích", "không quá 1/3") is no figure."""
    match = re.compile(r"[1-9] ?/ ?(?:[2-9]|10)(?! ?/)(?!\d)").match(low, quantity.start)
    if match is None or quantity.total is None:
        return "multiplier" if match and quantity.unit is None else None
    return "multiplier" if quantity.unit is None or quantity.unit.unit in ("số", "tổng số") else None
