"""What a user names, one source after another: a folder is its files, a pattern is what it matches."""

from __future__ import annotations

import glob
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sayso.errors import BadReport
from sayso.intake.kinds import SUFFIXES
from sayso.intake.urls import is_url

_PATTERN = re.compile(r"[*?\[]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One file (``path``), page (``url``) or standard input (neither); a report of its own goes by ``name``."""

    name: str
    path: Path | None = None
    url: str | None = None

    def __str__(self) -> str:
        return self.url or str(self.path or self.name)

    @property
    def suffix(self) -> str:
        """The ending of a file's name, in small letters."""
        return "" if self.path is None else self.path.suffix.lower()


def sources(path: str) -> Iterator[Source | BadReport]:
    """What ``path`` stands for, in order; ``BadReport`` for a folder or pattern in which there is nothing."""
    if path == "-":
        yield Source(name="-")
    elif is_url(path):
        yield Source(name=path, url=path)
    elif os.path.isdir(path):  # noqa: PTH112 (this one never raises)
        yield from _folder(Path(path))
    elif _PATTERN.search(path) and not os.path.lexists(path):
        yield from _matches(path)
    else:
        yield Source(name=Path(path).name, path=Path(path))


def _folder(folder: Path) -> Iterator[Source | BadReport]:
    """The files in ``folder`` that can hold reports, sorted; hidden ones and those of other kinds are left out."""
    closed: list[OSError] = []
    found = sorted(
        path.relative_to(folder).as_posix()
        for where, _, names in os.walk(folder, onerror=closed.append)
        for path in (Path(where, name) for name in names)
        if _readable(path)
    )
    yield from (Source(name=name, path=folder / name) for name in found if not _hidden(name))
    yield from (BadReport(f"{error.filename}: it cannot be opened ({error.strerror})") for error in closed)
    if not found and not closed:
        yield BadReport(f"{folder}: no file in this folder that can hold a report")


def _matches(pattern: str) -> Iterator[Source | BadReport]:
    """The files that ``pattern`` matches, sorted, named by their path from where it begins to be one."""
    start = Path(*_plain_start(Path(pattern)))
    found = sorted(Path(match) for match in glob.glob(pattern, recursive=True))  # noqa: PTH207 (Path.glob takes ** for folders only)
    files = [path for path in found if path.is_file()]
    yield from (Source(name=path.relative_to(start).as_posix(), path=path) for path in files)
    if not files:
        yield BadReport(f"{pattern}: no file matches this")


def _plain_start(pattern: Path) -> Iterator[str]:
    for part in pattern.parts:
        if _PATTERN.search(part):
            return
        yield part


def _readable(path: Path) -> bool:
    return path.name.lower().endswith(tuple(SUFFIXES)) and path.is_file()


def _hidden(name: str) -> bool:
    return any(part.startswith(".") for part in name.split("/"))
