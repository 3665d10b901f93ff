"""A page's tree to pieces of text, one for each paragraph as a reader sees it, with what the page calls them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree, html

from sayso.lexicon import pages

BULK = 1 / 3  # share of a page's text above which a part is no furniture, whatever it is called
CELL = 100  # characters: rows of shorter cells are lines of a table, longer ones are columns of a page
_UNSEEN = ("script", "style", "noscript", "template", "svg", "iframe", "object", "select", "textarea", "head", "math")
_BLOCK = re.compile(
    "address|article|aside|blockquote|body|caption|center|d[dlt]|details|dialog|div|fieldset|figcaption|figure|footer|form"
    "|h[1-6r]|header|html|legend|li|main|menu|nav|ol|p|pre|section|summary|t(able|body|d|foot|h|head|r)|ul"
)
_FURNITURE = frozenset({"nav", "footer", "aside", "menu", "dialog", "button"})
_ROLES = frozenset({"navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alertdialog"})
_PICTURES = ("img", "picture", "video", "amp-img", "amp-video", "source")
_SPACE = re.compile(r"[ \t\r\n\f]+")
_PARTED = re.compile(r"\n{2,}|(?<=[.!?…:”\"])\n")
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One paragraph, heading, item or row. ``tag``: the element that it stands in; ``place``: that element's kind and

    the kinds of the two around it; ``marks``: what the page calls it (furniture, caption, standfirst, stamp, article);
    ``linked``: the share of its characters that stand in links.
    """

    text: str
    tag: str
    place: str
    marks: frozenset[str]
    linked: float


@dataclass(slots=True)
class _Frame:
    tag: str
    kind: str
    marks: frozenset[str]
    row: bool


def pieces(tree: html.HtmlElement) -> list[Piece]:
    """The pieces of a page in their order. ``tree`` loses its scripts and comments."""
    etree.strip_elements(tree, etree.Comment, etree.ProcessingInstruction, *_UNSEEN, with_tail=False)
    return list(_Walk(tree).pieces())


class _Walk:
    """One walk over the tree: the text since the last block's edge, and the blocks that are open."""

    def __init__(self, tree: html.HtmlElement) -> None:
        self._tree = tree
        self._size = _length(tree)
        self._frames = [_Frame(tag="html", kind="html", marks=frozenset(), row=False)]
        self._text: list[str] = []
        self._links = 0
        self._linked = 0

    def pieces(self) -> Iterator[Piece]:
        for event, element in etree.iterwalk(self._tree, events=("start", "end")):
            yield from self._starts(element) if event == "start" else self._ends(element)
        yield from self._flush()

    def _starts(self, element: html.HtmlElement) -> Iterator[Piece]:
        tag = str(element.tag).lower()
        if self._cuts(element, tag):
            yield from self._flush()
            self._frames.append(self._frame(element, tag))
        elif tag in {"td", "th"} and self._text:
            self._text.append(" | ")
        elif tag == "br":
            self._text.append("\n")
        self._links += tag == "a"
        self._add(element.text)

    def _ends(self, element: html.HtmlElement) -> Iterator[Piece]:
        tag = str(element.tag).lower()
        if self._cuts(element, tag):
            yield from self._flush()
            self._frames.pop()
        self._links -= tag == "a"
        self._add(element.tail)

    def _cuts(self, element: html.HtmlElement, tag: str) -> bool:
        """Whether ``tag`` parts the text: a block does, but not a cell in a row of short cells."""
        if tag in {"td", "th"} and self._frames[-1].row and self._frames[-1].tag == "tr":
            return False
        own = "-" in tag and bool(_names(element) & pages.load().furniture)  # an element of the page's own making
        return own or _BLOCK.fullmatch(tag) is not None

    def _frame(self, element: html.HtmlElement, tag: str) -> _Frame:
        around = self._frames[-1].marks
        marks = around | _marks(element, tag)
        if "furniture" in marks - around and _length(element) > BULK * self._size:
            marks -= {"furniture"}
        return _Frame(tag=tag, kind=f"{tag}.{element.get('class') or ''}", marks=marks, row=_is_row(element, tag))

    def _add(self, text: str | None) -> None:
        if not text:
            return
        kept = text if self._frames[-1].tag == "pre" else _SPACE.sub(" ", text)
        self._text.append(kept)
        self._linked += len(kept.strip()) if self._links else 0

    def _flush(self) -> Iterator[Piece]:
        text = re.sub(r" {2,}", " ", re.sub(r" *\r?\n *", "\n", "".join(self._text))).strip()
        linked = min(self._linked / len(text), 1.0) if text else 0.0
        self._text, self._linked = [], 0
        frame, place = self._frames[-1], "/".join(one.kind for one in self._frames[-3:])
        for part in _PARTED.split(text):
            if part.strip(" \n|"):
                yield Piece(text=part.strip(), tag=frame.tag, place=place, marks=frame.marks, linked=linked)


def _marks(element: html.HtmlElement, tag: str) -> frozenset[str]:
    """What an element is, by its tag and the names that the page gives it."""
    words, table = _names(element), pages.load()
    role = element.get("role") or ""
    hidden = element.get("hidden") is not None or _HIDDEN.search(element.get("style") or "")
    pictured = tag == "figure" and next(element.iter(*_PICTURES), None) is not None
    found = {
        "furniture": tag in _FURNITURE or role in _ROLES or hidden or words & table.furniture,
        "caption": tag == "figcaption" or pictured or words & table.caption,
        "standfirst": words & table.standfirst,
        "article": tag in {"article", "main"},
        "stamp": tag == "address" or words & table.stamp,
    }
    return frozenset(name for name, holds in found.items() if holds)


def _names(element: html.HtmlElement) -> frozenset[str]:
    named = " ".join(element.get(name) or "" for name in ("class", "id", "itemprop"))
    named += f" {element.tag}" if "-" in str(element.tag) else ""
    return frozenset(word.lower() for word in _WORD.findall(named))


def _is_row(element: html.HtmlElement, tag: str) -> bool:
    """Whether a row of a table is one line: several short cells that hold no blocks and no line breaks."""
    cells = [cell for cell in element if cell.tag in {"td", "th"}] if tag == "tr" else []
    return len(cells) > 1 and all(_is_short(cell) for cell in cells)


def _is_short(cell: html.HtmlElement) -> bool:
    if any(inner.tag == "br" or _BLOCK.fullmatch(str(inner.tag)) for inner in cell.iterdescendants()):
        return False
    return _length(cell) < CELL


def _length(element: html.HtmlElement) -> int:
    return sum(len(text.strip()) for text in element.itertext())
