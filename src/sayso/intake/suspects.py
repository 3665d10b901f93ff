"""Which input a process is about to parse, said before it does, so that the input can be named if the process dies.

A process that serves (``sayso.intake.child``) keeps a watch; anywhere else nothing is said and nothing refused.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path

from sayso.errors import BadReport
from sayso.intake import quarantine


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """Who is told of each input (by its key), which are refused and why, and where those are put."""

    tell: Callable[[str], None]
    refused: Mapping[str, str]
    quarantine: Path


_WATCH: ContextVar[Watch | None] = ContextVar("watch", default=None)


@contextmanager
def watched(watch: Watch) -> Iterator[None]:
    """Has ``watch`` told of every input that is begun meanwhile."""
    token = _WATCH.set(watch)
    try:
        yield
    finally:
        _WATCH.reset(token)


def begin(data: bytes | None, path: Path | None) -> None:
    """To be called before an input, or a member of one, is parsed.

    ``BadReport`` when it ended a process before: that says how, and where its bytes lie now.
    """
    watch = _WATCH.get()
    if watch is None:
        return
    key = f"sha256 {hashlib.sha256(data).hexdigest()}" if data is not None else f"file {path}"
    if why := watch.refused.get(key):
        raise BadReport(f"{why}: {_put(data, path, watch.quarantine)}")
    watch.tell(key)


def _put(data: bytes | None, path: Path | None, where: Path) -> str:
    try:
        if data is None and path is not None and path.stat().st_size <= quarantine.MOST_BYTES:
            data = path.read_bytes()
        return "its bytes stay where they are" if data is None else f"its bytes are in {quarantine.put(data, where)}"
    except OSError as error:
        return f"its bytes could not be put into {where} ({error.strerror})"
