"""Quotations by typography alone: where marks open and close, over sentences and paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from sayso.model import Paragraph, Span

SCARE_WORDS = 5  # a quotation of no more words, without closing punctuation of its own, is a word held at a distance
_MARK = re.compile(r"``|''|’’|‘‘|[\"“”„‟«»‘’‚']")
_CLOSERS = {
    "“": ("”", '"', "''", "’’"),
    "„": ("“", "”", '"'),
    "‟": ("”", '"'),
    "«": ("»",),
    "»": ("«",),
    '"': ('"', "”"),
    "``": ("''", '"', "”"),
    "''": ("''", '"'),
    "‘‘": ("’’", "''"),
    "’’": ("’’",),
    "‘": ("’", "'"),
    "‚": ("‘", "’"),
    "'": ("'", "’"),
}
_SINGLE = ("‘", "’", "'", "‚")
_NEVER_OPENS = ("”",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Words between marks. ``span`` holds the marks, ``inner`` does not; ``closed``: a closing mark was found.

    ``continued``: the next quotation carries this one on (the next paragraph opens again, only the last one closes).
    ``scare``: a word or two inside a sentence, held at a distance rather than quoted.
    """

    span: Span
    inner: Span
    closed: bool
    continued: bool = False
    scare: bool = False


def quotes(text: str, blocks: tuple[Paragraph, ...]) -> tuple[Quotation, ...]:
    """All quotations of ``text`` in order, none inside another; an unclosed one ends with its paragraph."""
    found: list[Quotation] = []
    for block in blocks:
        own = list(_in_paragraph(text, block.span))
        if own and found and _carries_on(text, found[-1], own[0], block):
            found[-1] = replace(found[-1], continued=True)
        found.extend(own)
    return tuple(found)


def _carries_on(text: str, before: Quotation, first: Quotation, block: Paragraph) -> bool:
    """Whether a paragraph opens with marks while the last quotation of the paragraph before never closed."""
    between = text[before.span.end : first.span.start]
    return not before.closed and first.span.start == block.span.start and not between.strip()


def _in_paragraph(text: str, block: Span) -> Iterator[Quotation]:
    marks = list(_MARK.finditer(text, block.start, block.end))
    position = 0
    while position < len(marks):
        mark = marks[position]
        if not _opens(text, mark, block):
            position += 1
            continue
        closing = _closing(text, marks, position, block)
        if closing is None and mark.group() in _SINGLE:
            position += 1
            continue
        end = marks[closing].end() if closing is not None else block.end
        inner = Span(mark.end(), marks[closing].start() if closing is not None else block.end)
        if inner.of(text).strip():
            scare = closing is not None and _is_scare(inner.of(text))
            yield Quotation(span=Span(mark.start(), end), inner=inner, closed=closing is not None, scare=scare)
        position = closing + 1 if closing is not None else len(marks)


def _opens(text: str, mark: re.Match[str], block: Span) -> bool:
    """Whether a mark can open: something follows at once, and nothing of a word stands before it."""
    if mark.group() in _NEVER_OPENS:
        return False
    before = text[mark.start() - 1] if mark.start() > block.start else " "
    after = text[mark.end()] if mark.end() < block.end else " "
    if mark.group() in ("“", "„", "«", "``"):
        return True
    if mark.group() in _SINGLE:
        return not (before.isalnum() or before in ".,!?;:)") and after.isalnum() and mark.group() != "’"
    return not after.isspace() and not (before.isalnum() or before in ".,!?;:%)")


def _closing(text: str, marks: list[re.Match[str]], position: int, block: Span) -> int | None:
    """The index of the mark that closes the one at ``position``; the paragraph bounds the search."""
    opening = marks[position].group()
    closers = _CLOSERS[opening]
    for number in range(position + 1, len(marks)):
        mark = marks[number]
        if mark.group() in closers and not _is_apostrophe(text, mark, block):
            return number
        if opening == mark.group() == "“" and _only_closes(text, mark, block):
            return number
        if opening in _SINGLE and mark.group() not in _SINGLE:
            return None
    return None


def _only_closes(text: str, mark: re.Match[str], block: Span) -> bool:
    """A wrong mark: it opens by its shape, but nothing follows it and a word stands before it."""
    after = text[mark.end()] if mark.end() < block.end else " "
    return after.isspace() and not text[mark.start() - 1].isspace()


def _is_apostrophe(text: str, mark: re.Match[str], block: Span) -> bool:
    """Whether a single mark belongs to a word: letters on both sides, or a year's ("the ’90s")."""
    if mark.group() not in _SINGLE:
        return False
    after = text[mark.end()] if mark.end() < block.end else " "
    before = text[mark.start() - 1]
    return after.isalnum() or before.isspace()


def _is_scare(inner: str) -> bool:
    words = inner.split()
    return len(words) <= SCARE_WORDS and not inner.rstrip().endswith((".", ",", "!", "?", ";", "…"))
