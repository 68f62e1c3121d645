"""What one way of reading made of a page, before it is an article."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from crawler import furniture
from crawler.prose import Paragraph

_TAIL = 5
"""How many last paragraphs may be bylines, credits and category names."""


@dataclass(frozen=True, slots=True)
class Draft:
    """The parts of an article as they were found."""

    title: str = ""
    lead: str = ""
    body: tuple[str, ...] = ()
    published: datetime | None = None
    author: str | None = None
    section: str | None = None
    credit: str | None = None

    @property
    def text(self) -> str:
        return "\n".join(part for part in (self.lead, *self.body) if part)


def of(draft: Draft, found: list[Paragraph]) -> Draft:
    """The draft with its body: furniture, repeated title and lead out, bylines read off the end."""
    kept = _opened(_closed(found), draft)
    kept = [paragraph for paragraph in kept if not furniture.is_line(paragraph.text)]
    kept, signed = _signed(kept, draft)
    return replace(
        draft,
        body=tuple(paragraph.text for paragraph in kept),
        author=draft.author or signed.author,
        credit=draft.credit or signed.credit,
    )


def _closed(found: list[Paragraph]) -> list[Paragraph]:
    """The paragraphs before the heading of related news, comments or attachments; never cut before any text."""
    told = 0
    for at, paragraph in enumerate(found):
        if told > 200 and furniture.is_end(paragraph.text):
            return found[:at]
        told += len(paragraph.text)
    return [paragraph for paragraph in found if not furniture.is_end(paragraph.text)]


def _opened(found: list[Paragraph], draft: Draft) -> list[Paragraph]:
    """Without the title, section and lead that the container repeats before the text."""
    said = {draft.title.casefold(), (draft.section or "").casefold(), draft.lead.casefold()}
    said.add(furniture.without_dateline(draft.lead).casefold())
    start = 0
    for at, paragraph in enumerate(found[:4]):
        if paragraph.text.casefold() in said:
            start = at + 1
    head = [p for p in found[:start] if p.text.casefold() not in said and furniture.is_sentence(p.text)]
    return head + found[start:]


def _signed(found: list[Paragraph], draft: Draft) -> tuple[list[Paragraph], furniture.Byline]:
    """The text without the names at its end, and who they are.

    A byline counts where only bylines, category names and the like follow it, so that "Trần Văn Thủy" as the last
    item of a list of names is the one risk taken.
    """
    author = credit = None
    end = len(found)
    for at in range(len(found) - 1, max(len(found) - 1 - _TAIL, 0), -1):
        paragraph = found[at]
        signed = furniture.byline(paragraph.text, aligned_right=paragraph.right)
        if signed is None:
            if furniture.is_sentence(paragraph.text) and not _is_name_of_place(paragraph.text, draft):
                break
            continue
        author, credit, end = signed.author or author, signed.credit or credit, at
    if end == len(found):
        while len(found) > 1 and _is_name_of_place(found[-1].text, draft):
            found = found[:-1]
        end = len(found)
    return found[:end], furniture.Byline(author, credit)


def _is_name_of_place(text: str, draft: Draft) -> bool:
    """The section's or the article's own name, printed after the text."""
    return text.casefold() in {(draft.section or "\0").casefold(), draft.title.casefold()}
