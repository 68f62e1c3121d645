"""Integers spelt out in Vietnamese, written independently of the reader, so that tests can read them back."""

from __future__ import annotations

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_GROUPS = ((10**9, "tỷ"), (10**6, "triệu"), (10**3, "nghìn"), (1, ""))


def spelled(value: int) -> str:
    """ "một nghìn không trăm linh năm" for 1005; up to 10^15 ("một triệu tỷ")."""
    if value >= 10**12:
        high, rest = divmod(value, 10**9)
        return f"{spelled(high)} tỷ" + (f" {_from(rest, 1)}" if rest else "")
    return _from(value, 0) or _DIGITS[0]


def _from(value: int, at: int) -> str:
    parts, begun = [], at > 0
    for size, name in _GROUPS[at:]:
        group, value = divmod(value, size)
        if group:
            parts.append(f"{_below_thousand(group, full=begun)} {name}".strip())
        begun = begun or bool(group)
    return " ".join(parts)


def _below_thousand(value: int, *, full: bool) -> str:
    hundreds, rest = divmod(value, 100)
    head = f"{_DIGITS[hundreds]} trăm" if hundreds or full else ""
    return f"{head} {_below_hundred(rest, linked=bool(head))}".strip()


def _below_hundred(value: int, *, linked: bool) -> str:
    tens, ones = divmod(value, 10)
    if not tens:
        return f"{'linh ' if linked else ''}{_DIGITS[ones]}" if ones else ""
    head = "mười" if tens == 1 else f"{_DIGITS[tens]} mươi"
    tail = {0: "", 1: "một" if tens == 1 else "mốt", 5: "lăm"}.get(ones, _DIGITS[ones])
    return f"{head} {tail}".strip()
