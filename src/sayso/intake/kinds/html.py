"""Web pages: their paragraphs, for now."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser

from sayso.intake.prescan import scanned
from sayso.intake.report import document
from sayso.model import Document


def report(data: bytes, *, name: str, published: str | None = None) -> Document:
    """The document of one page's bytes; ``BadReport`` when there is no text in it, or it is out of bounds."""
    scanned(data)
    blocks = (node.text().strip() for node in LexborHTMLParser(data.decode("utf-8", "replace")).css("h1, p"))
    return document("\n\n".join(block for block in blocks if block), name=name, published=published)
