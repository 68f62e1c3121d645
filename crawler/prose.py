"""From an element of a page to its paragraphs: blocks become lines, tables rows, pictures and tools nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement

from crawler import furniture

BLOCKS = frozenset(
    {
        "address", "article", "aside", "blockquote", "br", "center", "dd", "details", "div", "dl", "dt", "fieldset",
        "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "ol", "p", "pre",
        "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
    }
)  # fmt: skip
UNREAD = (
    "script", "style", "noscript", "iframe", "button", "select", "textarea", "svg", "video", "audio", "figcaption",
    "template", "object", "embed", "canvas", "nav", "input", "head", "link", "meta",
)  # fmt: skip
# Word's own tags, which some editors escape into the text, are as little to be read as zero-width letters.
_INVISIBLE = re.compile("[\u200b-\u200f\u2060-\u2064\ufeff\u00ad]|</?o:p>")
_RIGHT = re.compile(r"text-align\s*:\s*right", re.IGNORECASE)
_CENTRE = re.compile(r"text-align\s*:\s*center", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_STYLED: Callable[[HtmlElement], list[HtmlElement]] = etree.XPath("descendant-or-self::*[@style or @hidden]")  # type: ignore[assignment]
_ICON = re.compile(r"(?i)(?!data:).*(?:icon|bullet|arrow|dot\b|spacer|blank|\.gif$)")
_ADDRESS = 300
_ENDS = (".", "!", "?", ":", ";", ",", "…", '"', "”", ")", "/", "-")
_CAPTION_WIDTH = 300
_LEGEND = (25, 200)
"""Letters of a line below a picture that, without an end of a sentence, are its legend."""
_MARKED = 8


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph and what its markup said of it; ``after_picture``: it follows a picture, with no text between."""

    text: str
    right: bool = False
    centred: bool = False
    emphasised: bool = False
    after_picture: bool = False
    linked: int = 0
    """How many of its letters are inside links."""
    marks: tuple[str, ...] = ()
    """Tag, class and id of the blocks around it, innermost first: ``("h1 title", "div content")``."""
    around: tuple[int, ...] = ()
    """The same blocks as numbers, so that paragraphs of one block are known; the outermost is 0."""
    row: bool = False
    """Whether it is a row of a table of data."""
    bold: bool = False
    """Whether all of it is bold, as the headings within a text are."""


def spaced(text: str) -> str:
    """One space between words, no invisible characters."""
    return " ".join((text if text.isascii() else _INVISIBLE.sub("", text)).split())


def content(element: HtmlElement) -> str:
    """All text of an element on one line."""
    return spaced(" ".join(str(text) for text in element.itertext()))


def strip(root: HtmlElement, drop: Iterable[HtmlElement] = ()) -> None:
    """Take scripts, hidden elements, tables that frame a picture, and ``drop`` out, keeping what follows them."""
    etree.strip_elements(root, etree.Comment, etree.ProcessingInstruction, *UNREAD, with_tail=False)
    hidden = [e for e in _STYLED(root) if e.get("hidden") is not None or _HIDDEN.search(e.get("style", ""))]
    framed = [table for table in root.iter("table") if _frames_picture(table)]
    for element in [*drop, *hidden, *framed]:
        if element is not root and element.getparent() is not None:
            element.drop_tree()


def paragraphs(root: HtmlElement) -> list[Paragraph]:
    """The paragraphs of a stripped element, captions and repetitions left out."""
    rows = {table: _rows(table) for table in root.iter("table")}
    alts = {spaced(image.get("alt", "")).casefold() for image in root.iter("img")} - {""}
    walk = _Walk({table for table, lines in rows.items() if lines}, {t: lines for t, lines in rows.items() if lines})
    return _unrepeated(p for p in walk.over(root) if not _captions(p, alts))


def _captions(paragraph: Paragraph, alts: set[str]) -> bool:
    text = paragraph.text
    if furniture.is_caption(text, beside_picture=paragraph.after_picture):
        return True
    if not paragraph.after_picture or len(text) > _CAPTION_WIDTH:
        return text.casefold() in alts and len(text) < _CAPTION_WIDTH
    if text.casefold() in alts or paragraph.emphasised:
        return True
    if paragraph.centred:
        return not text.endswith((":", "./."))
    return not paragraph.bold and _LEGEND[0] <= len(text) <= _LEGEND[1] and not text.endswith(_ENDS)


def _unrepeated(found: Iterable[Paragraph]) -> list[Paragraph]:
    """Without a paragraph that was just said: nested containers print their last one twice.

    A headline of other news stays each time, because what stands below it is told by it.
    """
    kept: list[Paragraph] = []
    seen: set[str] = set()
    for paragraph in found:
        if paragraph.text in seen and len(paragraph.text) > 40 and not paragraph.linked:
            continue
        seen.add(paragraph.text)
        kept.append(paragraph)
    return kept


def _frames_picture(table: HtmlElement) -> bool:
    return table.find(".//img") is not None and len(content(table)) <= _CAPTION_WIDTH


def _rows(table: HtmlElement) -> list[str]:
    """The rows of a table of data, cells joined by a bar; empty for a table that only lays text out."""
    if table.find(".//table") is not None:
        return []
    rows = [[content(cell) for cell in row.iter("td", "th")] for row in table.iter("tr")]
    wide = sum(1 for row in rows if len([cell for cell in row if cell]) > 1)
    if wide < 2 or any(len(cell) > 400 for row in rows for cell in row):
        return []
    return [" | ".join(cell for cell in row if cell) for row in rows if any(row)]


class _Walk:
    """One pass over a tree, without recursion: pages nest twenty thousand deep when they are broken."""

    def __init__(self, tables: set[HtmlElement], rows: dict[HtmlElement, list[str]]) -> None:
        self._tables, self._rows = tables, rows
        self._found: list[Paragraph] = []
        self._parts: list[str] = []
        self._picture = False
        self._plain = self._light = self._linked = 0
        self._right: list[HtmlElement] = []
        self._centre: list[HtmlElement] = []
        self._strong = self._heavy = self._anchors = 0
        self._blocks: list[HtmlElement] = []
        self._spelt: list[str] = []
        self._numbers: list[int] = []
        self._count = 0

    def over(self, root: HtmlElement) -> list[Paragraph]:
        events = etree.iterwalk(root, events=("start", "end"))
        inside: HtmlElement | None = None
        for event, element in events:
            if inside is not None:
                if event == "end" and element is inside:
                    inside = None
                    self._take(element.tail)
                continue
            if event == "start":
                if self._tables and element in self._tables:
                    self._table(element)
                    inside = element
                else:
                    self._start(element)
            else:
                self._end(element)
                if element.tail and element is not root:
                    self._take(element.tail)
        self._flush()
        return self._found

    def _table(self, table: HtmlElement) -> None:
        self._flush()
        marks, around = self._marks(), self._around()
        self._found.extend(Paragraph(line, marks=marks, around=around, row=True) for line in self._rows[table])

    def _start(self, element: HtmlElement) -> None:
        tag = element.tag
        if tag in BLOCKS:
            self._flush()
            style = element.get("style", "")
            if tag != "br":
                self._blocks.append(element)
                self._spelt.append(f"{tag} {element.get('class', '')} {element.get('id', '')}".strip())
                self._count += 1
                self._numbers.append(self._count)
            align = element.get("align", "")
            if align == "right" or (style and _RIGHT.search(style)):
                self._right.append(element)
            if tag == "center" or align == "center" or (style and _CENTRE.search(style)):
                self._centre.append(element)
        elif tag == "img":
            self._picture = self._picture or _ICON.match(element.get("src", "")[:_ADDRESS]) is None
        elif tag in ("em", "i"):
            self._strong += 1
        elif tag in ("b", "strong"):
            self._heavy += 1
        elif tag == "a":
            self._anchors += 1
        self._take(element.text)

    def _end(self, element: HtmlElement) -> None:
        tag = element.tag
        if tag in BLOCKS:
            self._flush()
            for stack in (self._right, self._centre):
                if stack and stack[-1] is element:
                    stack.pop()
            if self._blocks and self._blocks[-1] is element:
                self._blocks.pop()
                self._spelt.pop()
                self._numbers.pop()
        elif tag in ("em", "i"):
            self._strong -= 1
        elif tag in ("b", "strong"):
            self._heavy -= 1
        elif tag == "a":
            self._anchors -= 1

    def _take(self, text: str | None) -> None:
        if not text:
            return
        self._parts.append(text)
        size = len(text.strip())
        if not size:
            return
        self._plain += 0 if self._strong else size
        self._light += 0 if self._heavy else size
        self._linked += size if self._anchors else 0

    def _flush(self) -> None:
        if not self._parts:
            return
        text = spaced("".join(self._parts)) if len(self._parts) > 1 else spaced(self._parts[0])
        if text:
            self._found.append(
                Paragraph(
                    text,
                    bool(self._right),
                    bool(self._centre),
                    self._plain == 0,
                    self._picture,
                    self._linked,
                    self._marks(),
                    self._around(),
                    bold=self._light == 0,
                )
            )
            self._picture = False
        self._parts.clear()
        self._plain = self._light = self._linked = 0

    def _around(self) -> tuple[int, ...]:
        return (*reversed(self._numbers[-_MARKED:]), 0)

    def _marks(self) -> tuple[str, ...]:
        return (*reversed(self._spelt[-_MARKED:]), "root")
