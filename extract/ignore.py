"""What looks like a figure and is none, by the words around a number: the table ``ignore.toml``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extract.words import either, longest_first, table

_WORD = re.compile(r"[^\W\d_]+")
_LINK = re.compile(r"(?:\s*(?:số|:|số:))?\s*$")
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
    return tuple(
        Rule(row["role"], row["example"], *(longest_first(row.get(key, ())) for key in ("before", "after", "phrases")),
             row.get("unless") != "counted")
        for row in table("ignore.toml")["ignore"])


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


def words_before(low: str, start: int) -> list[str]:
    """The words that end right before ``start``, last one last; "số", a colon or a bracket between is skipped."""
    window = low[max(0, start - _WINDOW):start]
    link = _LINK.search(window)
    window = window[:link.start()] if link else window
    tail = re.search(r"[^\W\d_]+(?:[ \n]+[^\W\d_]+)*$", window)
    return tail[0].split()[-_MOST_WORDS:] if tail else []


def before(low: str, start: int) -> Verdict | None:
    """What the words before a number make of it; the longest listed phrase decides."""
    preceding = words_before(low, start)
    for at in range(len(preceding)):
        verdict = _before().get(" ".join(preceding[at:]))
        if verdict:
            return verdict
    return None


def after(low: str, end: int) -> Verdict | None:
    """What the words behind a number make of it."""
    match = _after().match(low, end)
    if match is None or match.lastgroup is None:
        return None
    rule = rules()[int(match.lastgroup[1:])]
    return Verdict(rule.role, rule.firm)
