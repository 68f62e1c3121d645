"""The open vocabulary: is the word behind a number a counted noun that no table lists?

The function words of ``words.toml`` and the listed nouns decide first; only a word that neither knows is asked of the
tagger, as a short clause so that its cost stays small and its answer can be remembered.
"""

from __future__ import annotations

import re
from functools import cache

from extract.kinds import Noun, kind_by_ends, tokens
from extract.text import Source, tag
from extract.words import values, words

_CLAUSE_WORDS = 5
_FRAMES = ("5", "có nhiều")
_SURE_DIGITS = 2
_NOUN_TAGS = ("N", "Nc", "Nu", "Ny", "Nb", "Ni", "Nm")


@cache
def _function_words() -> frozenset[str]:
    return frozenset(words("function_words", "words"))


@cache
def _number_words() -> frozenset[str]:
    return frozenset((*values("digits"), *values("magnitudes"), *values("tens")))


def is_function(low: str, at: int) -> bool:
    """Whether what follows ``at`` is no word, or a word that never is a counted noun."""
    found = tokens(low, at, 2)
    if not found or not found[0][0][0].isalpha() or found[0][0] in _number_words():
        return True
    return found[0][0] in _function_words() or " ".join(match[0] for match in found) in _function_words()


_NAME_BEFORE = re.compile(r"[^\W_]+ $")


def numbers_name(source: Source, start: int, at: int) -> bool:
    """ "Công ty May 10 tuyển thợ", "tàu BL 93456": such a number behind a capital belongs to a name."""
    before = _NAME_BEFORE.search(source.norm[max(0, start - 20) : start])
    digits = source.low[start:at]
    plain = digits.isdigit() and (len(digits) <= 2 or len(digits) >= 5)
    return plain and before is not None and before[0][0].isupper() and not source.norm[at : at + 12].isupper()


def open_noun(source: Source, start: int, at: int) -> Noun | None:
    """The unlisted noun right behind a number (``start`` to ``at``), if any, of the kind that its ends give."""
    if is_function(source.low, at) or not source.low[at : at + 1].isspace():
        return None
    if numbers_name(source, start, at):
        return None
    found = [match for match in tokens(source.low, at, _CLAUSE_WORDS) if match[0][0].isalpha()]
    written = source.norm[found[0].start() : found[0].end()]
    if written.isupper() and len(written) > 1 and not source.norm[found[0].start() - 6 : found[0].start()].isupper():
        return Noun("other", written, found[0].start(), found[0].end(), listed=False)
    frames = _FRAMES[:1] if at - start < _SURE_DIGITS else _FRAMES
    noun = _tagged(" ".join(match[0] for match in found), frames)
    if noun is None:
        return None
    last = found[min(len(noun.split()), len(found)) - 1]
    return Noun(kind_by_ends(noun), noun, found[0].start(), last.end(), listed=False)


def _tagged(words_behind: str, frames: tuple[str, ...]) -> str | None:
    """The first word if the tagger calls it a noun behind a number, or, where it sees a verb there, behind "nhiều"."""
    for frame in frames:
        tagged = tag(f"{frame} {words_behind}")[len(frame.split()) :]
        if tagged and tagged[0].tag in _NOUN_TAGS:
            return tagged[0].text.lower()
        if not tagged or tagged[0].tag != "V":
            return None
    return None
