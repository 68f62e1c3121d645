"""The words of ``status.toml`` and which of them speak in a sentence."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from extract.clauses import Sentence, within
from extract.lexicon import Hit, Lexicon
from extract.text import Span
from extract.words import table

FAR = 10_000
"""The reach of a word that governs all that follows."""
_MODAL = frozenset(("planned", "done", "ongoing", "not_done"))
_OF_A_PLAN = 22
"""Characters after a percentage within which "kế hoạch" is what was reached, not what is planned."""
_CHAINED = 30
"""Characters after "chưa" or "đang" within which a word of planning is under it: "chưa phân bổ hết số vốn"."""


Sort = Literal["share", "price", "norm", "money", "count"]
"""What a figure is for the table: a percentage, money per measure, money as a rate, other money, or a count."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A word of ``status.toml`` and how firmly it speaks; see the head of the table."""

    status: str
    strength: int
    after: bool
    reach: int
    only: frozenset[str] = frozenset()


def _cue(row: Mapping[str, Any]) -> Cue:
    only = frozenset(row.get("only", ()))
    return Cue(row["status"], row["strength"], row.get("after", False), row.get("reach", FAR), only)


@cache
def lexicon() -> Lexicon[Cue]:
    """The words of ``status.toml``."""
    return Lexicon((phrase, _cue(row)) for row in table("status.toml")["cue"] for phrase in row["words"])


def sort(kind: str, per: str | None) -> Sort:
    """What a figure is for the table, by its kind and its rate."""
    if kind != "budget":
        return "share" if kind == "share" else "count"
    if per in table("status.toml")["measures"]:
        return "price"
    return "norm" if per in table("status.toml")["rates"] else "money"


def speaking(
    low: str, sentence: Sentence, figures: Sequence[Span], sorts: Sequence[Sort], hits: Sequence[Hit[Cue]]
) -> list[Hit[Cue]]:
    """The words of a sentence that speak of its figures."""
    pairs = zip(figures, sorts, strict=True)
    ends = [figure.end for figure, sort in pairs if sort == "share" or "/" in low[figure.start : figure.end]]
    return unchained([hit for hit in within(hits, sentence.start, sentence.end) if _speaks(low, hit, ends)])


def is_modal(cue: Cue) -> bool:
    """Whether a word tells tense or mood, rather than naming a deed."""
    return cue.strength == 3 and cue.status in _MODAL


def _speaks(low: str, hit: Hit[Cue], ends: Sequence[int]) -> bool:
    """Not a phrase without meaning, nor the plan that a figure is of ("đạt 95% kế hoạch", "5/8 tỷ kế hoạch vốn")."""
    of_a_plan = hit.value.status == "planned" and any(
        end <= hit.start <= end + _OF_A_PLAN and not re.search(r"[,;(]|\sđể\s", low[end : hit.start]) for end in ends
    )
    return hit.value.status != "none" and not of_a_plan


def unchained(cues: Sequence[Hit[Cue]]) -> list[Hit[Cue]]:
    """The words that speak, but for one of planning that stands under "chưa" or "đang"."""
    return [hit for before, hit in zip([None, *cues], cues, strict=False) if not (before and _is_under(hit, before))]


def _is_under(hit: Hit[Cue], before: Hit[Cue]) -> bool:
    near = hit.start - before.end <= _CHAINED
    return near and hit.value.status == "planned" and before.value.status in ("not_done", "ongoing")
