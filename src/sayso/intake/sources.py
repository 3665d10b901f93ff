"""Where reports come from: files, folders, and standard input."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sayso.errors import BadReport
from sayso.intake import kinds
from sayso.model import Document

LINES = frozenset({".jsonl", ".ndjson"})


@dataclass(frozen=True, slots=True)
class Source:
    """One file to read, and the name that a report in it goes by."""

    path: Path
    name: str

    @property
    def lines(self) -> bool:
        """Whether it holds a report a line."""
        return self.path.suffix.lower() in LINES


def documents(paths: Iterable[str], *, published: str | None = None) -> Iterator[Document | BadReport]:
    """Every report in ``paths``, in order: files, folders (all files that can hold a report, sorted), ``-``.

    A text file's id is its name, or its path inside the folder that was given; standard input's is a digest of it.
    What cannot be read comes out as a ``BadReport`` in its place and costs nothing else. Two different texts of one
    name, from different files, are a mistake and not a new version: the second is refused.
    """
    seen: dict[str, str] = {}
    for path in paths:
        for source in _sources(path):
            for item in [source] if isinstance(source, BadReport) else _read(source, published):
                yield _distinct(item, source, seen)


def count(paths: Iterable[str]) -> int | None:
    """How many reports there are to read, at most; ``None`` where only reading tells (standard input)."""
    listed = list(paths)
    if "-" in listed:
        return None
    return sum(_lines(source) for path in listed for source in _sources(path))


def _sources(path: str) -> Iterator[Source | BadReport]:
    if path == "-":
        yield Source(Path("-"), "-")
    elif not os.path.isdir(path):  # noqa: PTH112 (this one never raises)
        yield Source(Path(path), Path(path).name)
    else:
        yield from _folder(Path(path))


def _folder(folder: Path) -> Iterator[Source | BadReport]:
    """The files in ``folder`` that can hold reports, sorted; hidden ones and those of other kinds are left out."""
    closed: list[OSError] = []
    found = sorted(
        path.relative_to(folder).as_posix()
        for where, _, names in os.walk(folder, onerror=closed.append)
        for path in (Path(where, name) for name in names)
        if kinds.sorting.ending(path.name) in kinds.SUFFIXES and path.is_file()
    )
    yield from (Source(folder / name, name) for name in found if not _hidden(name))
    yield from (BadReport(f"{error.filename}: it cannot be opened ({error.strerror})") for error in closed)
    if not found and not closed:
        yield BadReport(f"{folder}: no file in this folder that can hold a report")


def _hidden(name: str) -> bool:
    return any(part.startswith(".") for part in name.split("/"))


def _read(source: Source, published: str | None) -> Iterator[Document | BadReport]:
    if source.name != "-":
        return kinds.documents(kinds.Input(name=source.name, path=source.path, published=published))
    data = sys.stdin.buffer.read()
    name = f"stdin-{hashlib.sha256(data).hexdigest()[:12]}"
    return kinds.documents(kinds.Input(name=name, data=data, published=published))


def _distinct(item: Document | BadReport, source: Source | BadReport, seen: dict[str, str]) -> Document | BadReport:
    if isinstance(item, BadReport) or isinstance(source, BadReport) or source.lines:
        return item
    if seen.setdefault(item.id, item.sha256) == item.sha256:
        return item
    return BadReport(f"{source.path}: another file named {item.id} was read just now: give the folder that holds both")


def _lines(source: Source | BadReport) -> int:
    if isinstance(source, BadReport) or not source.lines:
        return 1
    try:
        with source.path.open("rb") as lines:
            return sum(1 for line in lines if line.strip())
    except OSError:
        return 1
