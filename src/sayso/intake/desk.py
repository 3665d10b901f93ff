"""Where inputs are taken in: what is far is fetched, and what is foreign is parsed by a process that can be killed."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from sayso.errors import BadReport
from sayso.intake.expanding import Source
from sayso.intake.fetch import Fetcher, Page
from sayso.intake.kinds import Input
from sayso.intake.kinds import documents as parsed
from sayso.intake.taking import Taking
from sayso.intake.urls import checked
from sayso.intake.warden import Warden
from sayso.model import Document

HERE = frozenset({".txt", ".md", ".jsonl", ".ndjson"})
MOST_HERE = 10_000_000
"""Bytes of UTF-8 in text or JSON lines that are read in this process: in time and memory that grow with the bytes."""
MOST_PIPED = 100_000_000
"""Bytes that are taken from standard input, or from a pipe that has a path."""

A = TypeVar("A")
B = TypeVar("B")


@dataclass(slots=True, eq=False)
class Desk:
    """Takes inputs in, as ``taking`` says. Use it as a context, so that its process ends."""

    taking: Taking
    fetcher: Fetcher
    _warden: Warden = field(init=False)

    def __post_init__(self) -> None:
        self._warden = Warden(self.taking.quarantine, self.taking.limits)

    def __enter__(self) -> Desk:
        return self

    def __exit__(self, *_: object) -> None:
        self._warden.end()

    def read(self, source: Source) -> Iterator[Document | BadReport]:
        """The reports of one source, and a ``BadReport`` for what is none."""
        try:
            given = self._input(source)
        except FileNotFoundError:
            yield BadReport(f"{source}: there is no such file or folder")
        except (OSError, ValueError) as error:
            yield BadReport(f"{source}: it cannot be opened ({getattr(error, 'strerror', None) or error})")
        except BadReport as error:
            yield BadReport(f"{source}: {error}")
        else:
            none = True
            for item in parsed(given) if _harmless(given) else self.parse(given):
                none = False
                yield item
            if none:
                yield BadReport(f"{source}: there is no report in it")

    def parse(self, given: Input) -> Iterator[Document | BadReport]:
        """The reports of one input, parsed by the process."""
        return self.ask(parsed, given, given.label)

    def ask(self, work: Callable[[A], Iterator[B]], given: A, label: str) -> Iterator[B | BadReport]:
        """What ``work`` makes of ``given`` in the process; what goes wrong is told with the input's ``label``."""
        for item in self._warden.items(work, given):
            named = not isinstance(item, BadReport) or str(item).startswith(label)
            yield item if named else BadReport(f"{label}: {item}")

    def page(self, page: Page, name: str, published: str | None = None) -> Input:
        """A page as an input that goes by ``name``."""
        published = published or self.taking.published
        return Input(
            name=name, data=page.data, media=page.media, url=page.url, published=published, column=self.taking.column
        )

    def _input(self, source: Source) -> Input:
        """What there is to read, found to be there; ``BadReport`` or ``OSError`` when it is not."""
        if source.url is not None:
            name = str(checked(source.url))
            page = self.fetcher.fetch(name)
            assert page is not None  # only one that is known already may be left out
            return self.page(page, name)
        told = Input(name=source.name, path=source.path, published=self.taking.published, column=self.taking.column)
        if source.path is None:
            data = _piped(sys.stdin.buffer.read(MOST_PIPED + 1))
            return _replaced(told, f"stdin-{hashlib.sha256(data).hexdigest()[:12]}", data)
        with source.path.open("rb") as stream:
            regular = source.path.is_file()
            return told if regular else _replaced(told, source.name, _piped(stream.read(MOST_PIPED + 1)))


def _replaced(told: Input, name: str, data: bytes) -> Input:
    return Input(name=name, data=data, published=told.published, column=told.column)


def _piped(data: bytes) -> bytes:
    if len(data) > MOST_PIPED:
        raise BadReport(f"it has more than {MOST_PIPED // 1_000_000} MB: save it to a file, and read that")
    return data


def _harmless(given: Input) -> bool:
    """Whether it is text, or JSON lines, of which nothing but its length costs time."""
    if given.path is None or given.path.suffix.lower() not in HERE:
        return False
    with suppress(OSError, UnicodeDecodeError):
        data = _start(given.path)
        return len(data) <= MOST_HERE and bool(data.decode() or True)
    return False


def _start(path: Path) -> bytes:
    with path.open("rb") as stream:
        return stream.read(MOST_HERE + 1)
