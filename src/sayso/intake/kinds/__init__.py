"""Every kind of input becomes documents."""

from __future__ import annotations

import io
from collections.abc import Iterator

import feedparser

from sayso.errors import BadReport
from sayso.intake import suspects
from sayso.intake.kinds import html
from sayso.intake.kinds.given import Input
from sayso.intake.lines import reports
from sayso.intake.plain import report
from sayso.intake.report import document
from sayso.model import Document

__all__ = ["SUFFIXES", "Input", "documents"]

_LINES = frozenset({".jsonl", ".ndjson"})
_PAGES = frozenset({".html", ".htm"})
_TEXT = frozenset({".txt", ".md", ""})
SUFFIXES = frozenset({".txt", ".md", *_LINES, *_PAGES})


def documents(given: Input) -> Iterator[Document | BadReport]:
    """The reports in ``given``, in the order in which they stand in it, and a ``BadReport`` for what is none."""
    try:
        suspects.begin(given.data, given.path)
        with given.open() as stream:
            if given.suffix in _LINES:
                yield from reports(stream, source=given.label, published=given.published)
            elif given.suffix in _PAGES:
                yield html.report(stream.read(), name=given.name, published=given.published)
            elif "xml" in (given.media or ""):
                yield from _entries(stream.read())
            elif given.suffix in _TEXT or given.path is None:
                yield report(stream.read(), name=given.name, published=given.published)
            else:
                raise BadReport(f"{given.suffix} files cannot be read yet")
    except BadReport as error:
        yield BadReport(f"{given.label}: {error}")


def _entries(data: bytes) -> Iterator[Document]:
    for entry in feedparser.parse(io.BytesIO(data)).entries:
        made = document(f"{entry.title}\n\n{entry.get('summary', '')}", name=entry.link, url=entry.link)
        yield made
