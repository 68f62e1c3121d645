"""The nouns we count, by kind: the table ``kinds.toml`` and the longest listed noun at a place of a text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from extract.model import Kind
from extract.text import fold
from extract.words import either, entry, table, words

_TOKEN = re.compile(r"[^\W\d_]+\d?(?![^\W\d_])|[²³]|,(?= )|°|-(?=[^\W\d_])")
_MOST_WORDS = 8
_TABLE = "kinds.toml"
_FINAL_Y = re.compile(r"(?<=[hklmstbn])[ỳýỷỹỵy](?![^\W\d_])")
_YI = str.maketrans("ỳýỷỹỵy", "ìíỉĩịi")


@dataclass(frozen=True, slots=True)
class Noun:
    """A counted noun found in a text: its kind, dictionary form, and its end in the reading form."""

    kind: Kind
    unit: str
    start: int
    end: int
    listed: bool = True


@dataclass(frozen=True, slots=True)
class KindInfo:
    """What ``kinds.toml`` says of a kind: its labels and an example sentence with exactly one figure of it."""

    name: Kind
    label: str
    label_en: str
    example: str
    nouns: tuple[str, ...]


@cache
def kinds() -> dict[Kind, KindInfo]:
    """Every kind by its name, in the table's order."""
    return {name: _kind(name, row) for name, row in table(_TABLE).items() if name != "homograph"}


def _kind(name: Kind, row: dict[str, Any]) -> KindInfo:
    given = (entry(_TABLE, row, name, key) for key in ("label", "label_en", "example", "nouns"))
    label, label_en, example, nouns = given
    return KindInfo(name, label, label_en, example, tuple(nouns))


@cache
def homographs() -> dict[str, tuple[tuple[Kind, re.Pattern[str]], ...]]:
    """The nouns of two kinds: the kind each takes behind certain words of its sentence."""
    found: dict[str, tuple[tuple[Kind, re.Pattern[str]], ...]] = {}
    for row in table("kinds.toml")["homograph"]:
        near = re.compile(rf"(?<!\w)(?:{either(row['near'])})(?!\w)")
        found[row["noun"]] = (*found.get(row["noun"], ()), (row["kind"], near))
    return found


def kind_near(noun: Noun, before: str) -> Kind:
    """The kind of a noun after the text ``before`` of its sentence."""
    for kind, near in homographs().get(noun.unit, ()):
        if near.search(before):
            return kind
    return noun.kind


def label(kind: Kind, language: str = "vi") -> str:
    """What officers see for a kind; a kind that the table does not know is shown by its name."""
    info = kinds().get(kind)
    if info is None:
        return kind
    return info.label_en if language == "en" else info.label


@cache
def _nouns() -> dict[str, tuple[Kind, str]]:
    """Every listed noun by its key; words that only begin like one ("tập trung") have no kind."""
    blocked = {_key(word): ("", word) for word in words("not_counted", "words")}
    return blocked | {_key(fold(noun)): (name, noun) for name, info in kinds().items() for noun in info.nouns}


@cache
def _longest() -> dict[str, int]:
    """How many words the longest phrase has that begins with a word: most words behind numbers begin none."""
    longest: dict[str, int] = {}
    for phrase in (*_nouns(), *classifiers()):
        found = tokens(phrase, 0, _MOST_WORDS)
        if found:
            head = _key(found[0][0])
            longest[head] = max(longest.get(head, 0), len(found))
    return longest


@cache
def classifiers() -> frozenset[str]:
    """The counting words that take their kind from the noun behind them."""
    return frozenset(_key(word) for word in words("classifiers", "words"))


@lru_cache(maxsize=20_000)
def _key(phrase: str) -> str:
    """Spellings with i and y at a syllable's end are the same word: kỹ sư, kĩ sư."""
    return _FINAL_Y.sub(lambda match: match[0].translate(_YI), phrase)


def tokens(low: str, at: int, most: int = _MOST_WORDS) -> list[re.Match[str]]:
    """The words that follow ``at`` with nothing but spaces (and commas of a noun pair) between them."""
    found: list[re.Match[str]] = []
    while len(found) < most:
        space = at
        while space < len(low) and low[space] == " ":
            space += 1
        match = _TOKEN.match(low, space)
        if match is None:
            break
        found.append(match)
        at = match.end()
    return found


def _phrase(found: list[re.Match[str]]) -> str:
    if len(found) == 1:
        return _key(found[0][0])
    joined = " ".join(match[0] for match in found)
    return _key(joined.replace(" ,", ",").replace(" - ", "-").replace(" ²", "²").replace(" ³", "³").replace("° ", "°"))


def listed_noun(low: str, at: int) -> Noun | None:
    """The longest listed noun right behind ``at``; behind a classifier, the kind of the noun it classifies."""
    head = tokens(low, at, 1)
    most = _longest().get(_key(head[0][0]), 0) if head else 0
    found = tokens(low, at, most)
    for count in range(len(found), 0, -1):
        phrase = _phrase(found[:count])
        entry = _nouns().get(phrase)
        if phrase in classifiers():
            inner = listed_noun(low, found[count - 1].end())
            if inner and not (entry and inner.kind == "other"):
                return Noun(inner.kind, inner.unit, found[0].start(), inner.end)
        if entry:
            return Noun(*entry, found[0].start(), found[count - 1].end()) if entry[0] else None
    return None


@cache
def _ends() -> tuple[dict[str, Kind], dict[str, Kind]]:
    """The first and the last syllables that give an unlisted noun its kind."""
    heads, tails = (
        {
            _key(fold(word)): name
            for name, row in table("kinds.toml").items()
            if name != "homograph"
            for word in row.get(end, ())
        }
        for end in ("heads", "tails")
    )
    return heads, tails


def kind_by_ends(noun: str) -> Kind:
    """The kind of a noun that no table lists, by its first or last syllable, else other."""
    heads, tails = _ends()
    syllables = _key(noun).split()
    for count in (2, 1):
        head = " ".join(syllables[:count])
        if len(syllables) > count and head in heads:
            return heads[head]
    return tails.get(syllables[-1], "other") if len(syllables) > 1 else "other"


def is_listed(phrase: str) -> bool:
    """Whether a phrase in reading form is a noun of the table."""
    return _key(phrase) in _nouns()
