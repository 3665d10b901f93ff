"""Reports from whatever a user names: files, folders, patterns of names, URLs, and standard input."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from sayso.errors import BadReport
from sayso.intake.desk import Desk
from sayso.intake.expanding import Source, sources
from sayso.intake.fetch import Fetcher
from sayso.intake.taking import Taking
from sayso.model import Document

LINES = frozenset({".jsonl", ".ndjson"})
SINGLE = frozenset({"", ".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".pdf", ".eml"})
"""Endings of files that hold one report."""


def documents(paths: Iterable[str], taking: Taking | None = None) -> Iterator[Document | BadReport]:
    """Every report in ``paths``, in order: files, folders (all that is readable there, sorted), patterns, URLs, ``-``.

    A file's id is its name, or its path inside the folder that was given; a page's is its URL; standard input's is a
    digest of it. What cannot be read comes out as a ``BadReport`` in its place and costs nothing else. Two different
    texts of one name, from different files, are a mistake and not a new version: the second is refused.
    """
    taking = taking or Taking()
    seen: dict[str, str] = {}
    with Desk(taking, Fetcher(allow_private=taking.allow_private)) as desk:
        for source in (source for path in paths for source in sources(path)):
            for item in [source] if isinstance(source, BadReport) else desk.read(source):
                yield _distinct(item, source, seen)


def count(paths: Iterable[str]) -> int | None:
    """How many reports there are to read, at most; ``None`` where only reading tells (an archive, a feed, a pipe)."""
    counts = [_count(source) for path in paths for source in sources(path)]
    known = [number for number in counts if number is not None]
    return sum(known) if len(known) == len(counts) else None


def _count(source: Source | BadReport) -> int | None:
    if isinstance(source, BadReport) or source.url:
        return 1
    if source.path is None:
        return None
    if source.suffix in LINES:
        return _lines(source.path)
    return 1 if source.suffix in SINGLE or not source.path.exists() else None


def _lines(path: Path) -> int:
    try:
        with path.open("rb") as lines:
            return sum(1 for line in lines if line.strip())
    except OSError:
        return 1


def _distinct(item: Document | BadReport, source: Source | BadReport, seen: dict[str, str]) -> Document | BadReport:
    """The item; ``BadReport`` where another file gave its name to another text."""
    if isinstance(item, BadReport) or isinstance(source, BadReport) or source.suffix in LINES or item.id != source.name:
        return item
    if seen.setdefault(item.id, item.sha256) == item.sha256:
        return item
    return BadReport(f"{source}: another file named {item.id} was read just now: give the folder that holds both")
