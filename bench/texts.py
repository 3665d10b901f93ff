"""The reports that the benchmarks read: a folder or file of plain text and of JSON lines."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from sayso import documents
from sayso.errors import BadReport
from sayso.model import Document

_WORD = re.compile(r"\w+")
_PARAGRAPH = re.compile(r"\n\s*\n")


def load(path: Path) -> tuple[Document, ...]:
    """The reports of a file or folder, as sayso itself takes them in; the first that cannot be read is raised."""
    return tuple(_readable(item) for item in documents([str(path)]))


def _readable(item: Document | BadReport) -> Document:
    if isinstance(item, BadReport):
        raise item
    return item


def words(reports: Iterable[Document]) -> int:
    """How many words the reports have together; a word is a run of letters, digits and underscores."""
    return sum(len(_WORD.findall(report.text)) for report in reports)


def paragraphs(reports: Iterable[Document]) -> list[str]:
    """The reports' paragraphs in order, cut at blank lines, empty ones left out."""
    return [part.strip() for report in reports for part in _PARAGRAPH.split(report.text) if part.strip()]


def at_least(reports: tuple[Document, ...], wanted: int) -> tuple[Document, ...]:
    """The reports, repeated under new ids until they have ``wanted`` words or more."""
    rounds = max(1, -(-wanted // max(1, words(reports))))
    return tuple(replace(d, id=f"{d.id}#{n}") if n else d for n in range(rounds) for d in reports)
