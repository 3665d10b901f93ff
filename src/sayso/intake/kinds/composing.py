"""Blocks of a page to one text, in which each block is parted from the next by a blank line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sayso.model import Paragraph, Span, Zone

BETWEEN = "\n\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One paragraph, caption or heading, and the part of the page that it is."""

    text: str
    zone: Zone


@dataclass(frozen=True, slots=True, kw_only=True)
class Composed:
    """The text, and where in it each block stands."""

    text: str
    blocks: tuple[Paragraph, ...]


def compose(blocks: Iterable[Block]) -> Composed:
    """The text of ``blocks`` in their order; empty ones are left out."""
    told = [Block(text=block.text.strip(), zone=block.zone) for block in blocks if block.text.strip()]
    placed: list[Paragraph] = []
    start = 0
    for block in told:
        placed.append(Paragraph(span=Span(start, start + len(block.text)), zone=block.zone))
        start += len(block.text) + len(BETWEEN)
    return Composed(text=BETWEEN.join(block.text for block in told), blocks=tuple(placed))
