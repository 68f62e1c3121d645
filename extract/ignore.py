"""What looks like a figure and is none, by the words around a number: the table ``ignore.toml``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from extract.words import either, entry, longest_first, table

_NUMBERED = re.compile(r"(?:^|[^\w ] ?|(?<!tổng)(?<!con)(?<!trong)(?<!vốn)(?<!ra)(?<!hồ) )số $")
_LINKS = (" số:", " số", ":")
_NOT_WORD = re.compile(r"[^\w \n]|[\d_]")
_WINDOW = 48
_MOST_WORDS = 6


@dataclass(frozen=True, slots=True)
class Verdict:
    """The role of a number that is no figure. ``firm`` says that no noun behind it can make it one."""

    role: str
    firm: bool
    phrase: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A row of ``ignore.toml``."""

    role: str
    example: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    phrases: tuple[str, ...]
    firm: bool


@cache
def rules() -> tuple[Rule, ...]:
    """The table's rows."""
    return tuple(map(_rule, table("ignore.toml")["ignore"]))


def _rule(row: dict[str, Any]) -> Rule:
    before, after, phrases = (longest_first(row.get(key, ())) for key in ("before", "after", "phrases"))
    role, example = (entry("ignore.toml", row, "[ignore]", key) for key in ("role", "example"))
    return Rule(role, example, before, after, phrases, row.get("unless") != "counted")


@cache
def _before() -> dict[str, Verdict]:
    found: dict[str, Verdict] = {}
    for rule in rules():
        for phrase in rule.before:
            if phrase not in found or rule.firm:
                found[phrase] = Verdict(rule.role, rule.firm, phrase)
    return found


@cache
def _after() -> re.Pattern[str]:
    groups = (f"(?P<r{at}>{either(rule.after)})" for at, rule in enumerate(rules()) if rule.after)
    return re.compile(rf" ?(?:{'|'.join(groups)})(?!\w)")


@cache
def _phrases() -> tuple[re.Pattern[str], dict[str, str]]:
    roles = {phrase: rule.role for rule in rules() for phrase in rule.phrases}
    return re.compile(rf"(?<!\w)(?:{either(roles)})(?!\w)"), roles


def phrase_spans(low: str) -> list[tuple[int, int, str]]:
    """The idioms and names with number words in a text, with their role."""
    pattern, roles = _phrases()
    return [(match.start(), match.end(), roles[" ".join(match[0].split())]) for match in pattern.finditer(low)]


@lru_cache(maxsize=16)
def words_before(low: str, start: int) -> tuple[str, ...]:
    """The words that end right before ``start``, last one last; "số", a colon or a bracket between is skipped."""
    end = _unlinked(low, start)
    first = max(0, end - _WINDOW)
    piece = _NOT_WORD.split(low[first:end])
    words = piece[-1].split()
    cut = len(piece) == 1 and first > 0 and low[first - 1].isalpha() and low[first].isalpha()
    return tuple(words[cut:][-_MOST_WORDS:])


def _unlinked(low: str, start: int) -> int:
    """Where the words before a number end, without the "số" or colon that leads to it."""
    end = len(low[max(0, start - _WINDOW) : start].rstrip()) + max(0, start - _WINDOW)
    for link in _LINKS:
        if low.endswith(link, 0, end):
            return end - len(link)
    return end


@lru_cache(maxsize=16)
def before(low: str, start: int) -> Verdict | None:
    """What the words before a number make of it; the longest listed phrase decides."""
    verdict = _phrase_before(low, start)
    bracket = low.rfind("(", max(0, start - 2), start)
    if verdict is None and bracket > 0:
        counter = _phrase_before(low, bracket)
        return counter if counter and counter.role == "furniture" else None
    if _NUMBERED.search(low, max(0, start - 12), start):
        return Verdict(verdict.role if verdict else "address", bool(verdict and verdict.firm), "số")
    return verdict


def _phrase_before(low: str, start: int) -> Verdict | None:
    preceding = words_before(low, start)
    phrases = (" ".join(preceding[at:]) for at in range(len(preceding)))
    return next((_before()[phrase] for phrase in phrases if phrase in _before()), None)


def after(low: str, end: int) -> Verdict | None:
    """What the words behind a number make of it."""
    match = _after().match(low, end)
    if match is None or match.lastgroup is None:
        return None
    rule = rules()[int(match.lastgroup[1:])]
    return Verdict(rule.role, rule.firm)
