"""The raw text and its reading form, with offsets between them; sentences, paragraphs and tagged words.

The reading form ``Source.norm`` is what rules match: NFC, new tone placement ("hòa", never "hoà"), zero-width
characters removed, full-width characters and odd spaces folded. ``Source.low`` is the same in lower case, character
for character. Rules work on offsets into these; :meth:`Source.raw_span` brings a span back to the raw text.

The only module that imports underthesea, and only when a rule asks for tags.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property, lru_cache
from typing import NamedTuple

from extract.letters import UPPER

_INVISIBLE = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff"
_SPACE = "\t\v\f\r\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_ETH = {0xD0: 0x110, 0xF0: 0x111}
"""The Icelandic eth, which old newsrooms type for đ: "Ðến nay"."""
_ODD = re.compile(f"[{_INVISIBLE}\u00d0\u00f0\u0300-\u036f\uff01-\uff5e]")
_REMOVED = re.compile(f"[{_INVISIBLE}]")
_SPACES = re.compile(f"[{_SPACE}]")
_CLUSTER = re.compile(f".[\u0300-\u036f{_INVISIBLE}]*", re.S)

_OLD_TONES = dict(
    zip(
        ["oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ"],
        ["òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy"],
        strict=True,
    )
)
_OLD_TONES |= {old.upper(): new.upper() for old, new in _OLD_TONES.items()}
_OLD_TONES |= {old.capitalize(): new.capitalize() for old, new in _OLD_TONES.items()}
# "quý" keeps its mark (the u belongs to the q); "hoàn" and "uýt" do too: only an open syllable moves its tone.
_OLD_TONE = re.compile(r"(?<![qQ])(?:" + "|".join(_OLD_TONES) + r")(?!\w)")

_BREAK = re.compile(
    r"\n\s*|(?:\./\.|(?<![.!?…])[.!?…]++)[\"”’»)\]]*\s+(?=[\"“‘«(\[–\-+*]*\s*"
    rf"[{UPPER}0-9])"
)
_ABBREVIATION = re.compile(
    rf"(?:^|[\s(\"“/.,-])(?:[{UPPER}]|TP|Tp|TX|TT|ThS|Ths|TS|PGS|GS|BS|KS|CN|LS|NSND|NSƯT|Mr|Mrs|Ms|Dr|St|No|vv|tr|stt"
    r"|\d{1,3})\.$"
)


class Span(NamedTuple):
    """Offsets into a text, end exclusive."""

    start: int
    end: int


class Word(NamedTuple):
    """A word of a clause with its part of speech as underthesea names it (N noun, V verb, A adjective …)."""

    text: str
    tag: str


def fold(text: str) -> str:
    """The reading form of a text in lower case, as table words are compared."""
    composed = unicodedata.normalize("NFC", text).translate(_ETH)
    return _lower(_OLD_TONE.sub(lambda m: _OLD_TONES.get(m[0], m[0]), composed))


class Source:
    """A text to read, in its raw and its reading form."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        composed, self._starts, self._ends = _compose(raw)
        self.norm = _OLD_TONE.sub(lambda m: _OLD_TONES.get(m[0], m[0]), _SPACES.sub(" ", composed))
        self.low = _lower(self.norm)

    def raw_span(self, start: int, end: int) -> Span:
        """The raw offsets of a span of the reading form."""
        if not self._starts:
            return Span(start, end)
        if start >= end:
            at = self._starts[start] if start < len(self._starts) else len(self.raw)
            return Span(at, at)
        return Span(self._starts[start], self._ends[end - 1])

    def norm_at(self, raw: int) -> int:
        """The offset in the reading form of a raw offset."""
        return bisect_left(self._starts, raw) if self._starts else raw

    @cached_property
    def breaks(self) -> tuple[int, ...]:
        """Where sentences end in the reading form, ascending; the last is the text's end."""
        return (*_breaks(self.norm), len(self.norm))

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences in raw offsets, without the white space around them."""
        starts = (0, *self.breaks[:-1])
        return tuple(self._trimmed(zip(starts, self.breaks, strict=True)))

    @cached_property
    def paragraphs(self) -> tuple[Span, ...]:
        """The paragraphs (lines) in raw offsets, without the white space around them."""
        return tuple(self._trimmed(m.span() for m in re.finditer(r"[^\n]+", self.norm)))

    def _trimmed(self, spans: Iterator[tuple[int, int]]) -> Iterator[Span]:
        for start, end in spans:
            piece = self.norm[start:end]
            inner = piece.strip()
            if inner:
                start += len(piece) - len(piece.lstrip())
                yield self.raw_span(start, start + len(inner))


def _compose(raw: str) -> tuple[str, list[int], list[int]]:
    """NFC without invisible characters, and each character's raw start and end (empty where they are the same)."""
    if not _ODD.search(raw) and unicodedata.is_normalized("NFC", raw):
        return raw, [], []
    pieces, starts, ends = [], [], []
    for match in _CLUSTER.finditer(raw):
        kept = unicodedata.normalize("NFC", _REMOVED.sub("", match[0])).translate(_ETH)
        if len(kept) == 1 and "\uff01" <= kept <= "\uff5e":
            kept = chr(ord(kept) - 0xFEE0)
        pieces.append(kept)
        starts += [match.start()] * len(kept)
        ends += [match.end()] * len(kept)
    return "".join(pieces), starts, ends


def _lower(text: str) -> str:
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _breaks(text: str) -> Iterator[int]:
    for match in _BREAK.finditer(text):
        before = text[max(0, match.start() - 6) : match.start() + 1]
        if "\n" in match[0] or not (match[0][0] == "." and _ABBREVIATION.search(before)):
            yield match.end()


@lru_cache(maxsize=20_000)
def tag(clause: str) -> tuple[Word, ...]:
    """The words of a short clause with their tags. Slow (about 30 µs a character): ask only where rules are silent."""
    from underthesea import pos_tag  # type: ignore[import-untyped]

    return tuple(Word(word, pos) for word, pos in pos_tag(clause))
