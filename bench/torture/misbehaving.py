"""Parsers that hang, fill the memory, crash or raise, to be stopped: each line of an input says what comes of it."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator

from sayso.errors import BadReport
from sayso.intake import suspects


def lines(given: bytes) -> Iterator[str | BadReport]:
    """An item for each line; the lines are members of their own, as the pages of an archive are."""
    suspects.begin(given, None)
    for line in given.splitlines():
        try:
            suspects.begin(line, None)
            yield _parsed(line)
        except BadReport as error:
            yield error


def archive(given: bytes) -> Iterator[str]:
    """As ``lines``, but nobody is told what is begun."""
    yield from map(_parsed, given.splitlines())


def greedy(given: int) -> Iterator[int]:
    """Keeps a part of the memory for good with every input."""
    _HOARD.append(b"x" * given)
    yield len(_HOARD)


def who(given: int) -> Iterator[int]:
    """The process that is asked."""
    yield os.getpid()


_HOARD: list[bytes] = []


def _parsed(line: bytes) -> str:
    if line.startswith(b"hang"):
        while True:
            time.sleep(60)
    if line.startswith(b"spin"):
        while True:
            pass
    if line.startswith(b"eat"):
        return str(len([b"x" * 50_000_000 for _ in range(10_000)]))
    if line.startswith(b"crash"):
        os.abort()
    if line.startswith(b"leave"):
        os._exit(3)
    if line.startswith(b"raise"):
        raise AttributeError("a parser met what it did not know")
    if line.startswith(b"print"):
        os.write(1, b"a library says something")
    return line.decode()
