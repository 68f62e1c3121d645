"""What a sentence hands on to the next: a plan left open, a heading of aims, the details of what was told."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.clauses import Sentence, within
from extract.cues import FAR, Cue, is_modal, unchained
from extract.lexicon import Hit

_CONTINUES = re.compile(
    r"[\s\-–+•*“\"]*(?:trong đó|trong số đó|trong số này|số này|gồm|bao gồm|cụ thể|theo đó|đồng thời|ngoài ra"
    r"|bên cạnh đó|cùng với đó|chương trình|dự án|đề án|kế hoạch|chiến dịch|hội nghị|hội thi|cuộc thi"
    r"|giải (?:đấu|thưởng)|kinh phí|nguồn (?:vốn|kinh phí)|tổng|mỗi|mức hỗ trợ|riêng|ưu tiên|tập trung|tiếp theo"
    r"|số (?:hộ|người|xã|tiền|còn lại))"
)
_SECTION = re.compile(
    r"[\s\-–+•*“\".)\d]*(?:các |một số |những |về )?(?:mục tiêu|chỉ tiêu|phương hướng|định hướng"
    r"|nhiệm vụ trọng tâm|nhiệm vụ năm|nhiệm vụ chủ yếu|nhiệm vụ, giải pháp|kế hoạch năm)\b"
)
_OPENERS = ("ban hành", "phê duyệt", "thông qua", "dự thảo", "lên ", "theo ")
_OPENED = re.compile(
    r"(?<!đã )(?:ban hành|phê duyệt|thông qua|dự thảo|lên)"
    r"\s(?:kế hoạch|đề án|nghị quyết|nq|quyết định|dự thảo|thông tư|quy hoạch|phương án)"
    r"|vừa (?:được )?[^,.;]{0,40}ban hành|theo (?:kế hoạch|dự thảo|đề án) của"
)
"""News of a plan, whose parts the sentences after it list."""
_COMPARED = re.compile(r"\bcùng kỳ\b|\bso với (?:năm|tháng|quý|vụ|tuần) (?:trước|ngoái)")
_AT_LEAST = re.compile(r"\b(?:ít nhất|tối thiểu|không dưới)\s\d")


def handed_on(low: str, sentence: Sentence, hits: Sequence[Hit[Cue]], before: bool) -> bool:
    """Whether a sentence leaves a plan open that the next may go on with."""
    said = unchained(within(hits, sentence.start, sentence.end))
    cues = [hit for hit in said if is_modal(hit.value) and hit.value.reach == FAR]
    if cues:
        return cues[-1].value.status == "planned" and not _begins_with_verb(sentence, hits)
    return before and not sentence.opens_paragraph and continues(low, sentence, hits)


def _looks_back(low: str, sentence: Sentence) -> bool:
    """Whether a sentence compares with a time gone by, as only results are."""
    return bool(_COMPARED.search(low, sentence.start, sentence.end))


def _tells_plan(low: str, sentence: Sentence) -> bool:
    """Whether a sentence is news of a plan; its words are looked for first, as the pattern is slow."""
    if all(low.find(word, sentence.start, sentence.end) < 0 for word in _OPENERS):
        return False
    return bool(_OPENED.search(low, sentence.start, sentence.end))


def section(low: str, sentence: Sentence, hits: Sequence[Hit[Cue]], before: bool) -> bool:
    """Whether a sentence stands under a heading of aims or tasks: until something is said to be done."""
    headed = sentence.opens_paragraph or low.find(":", sentence.start, sentence.end) >= 0
    if (headed and _SECTION.match(low, sentence.start)) or _tells_plan(low, sentence):
        return True
    if not before:
        return False
    said = (h.value.status for h in within(hits, sentence.start, sentence.end) if is_modal(h.value))
    over = _looks_back(low, sentence) or any(status in ("done", "ongoing", "not_done") for status in said)
    return not over


def continues(low: str, sentence: Sentence, hits: Sequence[Hit[Cue]]) -> bool:
    """Whether a sentence goes on with what the one before told: an opener says so, or it begins with its verb."""
    if _CONTINUES.match(low, sentence.start) or _AT_LEAST.search(low, sentence.start, sentence.end):
        return True
    return _begins_with_verb(sentence, hits)


def _begins_with_verb(sentence: Sentence, hits: Sequence[Hit[Cue]]) -> bool:
    first = next(iter(within(hits, sentence.start, sentence.start + 4)), None)
    return first is not None and first.value.strength == 2


def details(low: str, sentence: Sentence) -> bool:
    """Whether a sentence tells details of what the one before told: "Trong đó, có 15 suất"."""
    return bool(_CONTINUES.match(low, sentence.start))
