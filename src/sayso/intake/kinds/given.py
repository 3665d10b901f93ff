"""One input as it came, and how much of it is taken."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from sayso.errors import BadReport

REPORT = 10_000_000  # bytes: one report; the longest that people write has a tenth of this
ARCHIVE = 2_000_000_000  # bytes: all that is unpacked from one archive


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """One file or answer as it came: ``name`` is the id that a report in it goes by; exactly one of data/path is set.

    ``media``: the media type that a server declared ("text/html; charset=…"). ``published``: ISO date told by the user
    for reports that give none. ``column``: the column of a CSV file that holds the text.
    """

    name: str
    data: bytes | None = None
    path: Path | None = None
    media: str | None = None
    url: str | None = None
    published: str | None = None
    column: str | None = None

    @property
    def label(self) -> str:
        """How messages call it: its path, or else its name."""
        return str(self.path) if self.path is not None else self.name

    def open(self) -> BinaryIO:
        """Its bytes as a stream; ``OSError`` when the file cannot be opened."""
        return self.path.open("rb") if self.path is not None else io.BytesIO(self.data or b"")

    def head(self, size: int) -> bytes:
        """Its first ``size`` bytes."""
        with self.open() as stream:
            return stream.read(size)

    def read(self, limit: int = REPORT) -> bytes:
        """All its bytes; ``BadReport`` when there are more than ``limit``, by default what one report may have."""
        with self.open() as stream:
            data = stream.read(limit + 1)
        if len(data) > limit:
            raise BadReport(f"it has more than {limit // 1_000_000} MB: cut it into parts")
        return data
