"""Vietnamese letters for character classes: the range "À-Ỹ" would take in small letters too."""

from __future__ import annotations

_MARKED = [*map(chr, range(0xC0, 0x250)), *map(chr, range(0x1EA0, 0x1EFA))]

UPPER = "A-Z" + "".join(letter for letter in _MARKED if letter.isupper())
"""Capital letters, to stand inside ``[…]``: A, Đ, Ề, Ỹ …"""
LOWER = "a-z" + "".join(letter for letter in _MARKED if letter.islower())
"""Small letters, to stand inside ``[…]``."""
