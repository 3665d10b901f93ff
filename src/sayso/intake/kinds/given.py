"""One input as it came."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """One file or answer as it came: ``name`` is the id that a report in it goes by; exactly one of data/path is set.

    ``media``: media type, as a server declared it. ``published``: ISO date of the reports that give none. ``column``:
    which column of a table holds the text.
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
        """How messages call it."""
        return str(self.path) if self.path is not None else self.name

    @property
    def suffix(self) -> str:
        """The ending by which its kind is told."""
        return ".html" if (self.media or "").startswith("text/html") else Path(self.label).suffix.lower()

    def open(self) -> BinaryIO:
        """Its bytes as a stream."""
        return self.path.open("rb") if self.path is not None else io.BytesIO(self.data or b"")
