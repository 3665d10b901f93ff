"""What a watch need not fetch again: a small file of what servers said of their pages when they were fetched last.

It holds nothing but that. Without it everything is fetched once more, and the ledger knows what it has.
"""

from __future__ import annotations

import json
import tempfile
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from sayso.intake.fetch import Known


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A URL's last answer. ``entry``: digest of what the feed said of it then; ``failed``: tries in vain since."""

    etag: str | None = None
    modified: str | None = None
    entry: str | None = None
    failed: int = 0

    @property
    def known(self) -> Known:
        """What a server is told, so that it need not send the same again."""
        return Known(etag=self.etag, modified=self.modified)


@dataclass(slots=True, eq=False)
class Memory:
    """What was seen of each URL, in the file at ``path``; changes are written by ``save``."""

    path: Path
    _seen: dict[str, Seen] = field(default_factory=dict)

    @staticmethod
    def at(path: Path) -> Memory:
        """The memory in ``path``; empty where there is none, or none that can be understood."""
        try:
            held: dict[str, dict[str, Any]] = json.loads(path.read_bytes())
            return Memory(path, {url: Seen(**told) for url, told in held.items()})
        except (OSError, ValueError, TypeError, AttributeError):
            return Memory(path)

    def of(self, url: str) -> Seen:
        """What was seen of ``url``."""
        return self._seen.get(url, Seen())

    def put(self, url: str, seen: Seen) -> None:
        """Remember it of ``url``, once saved."""
        self._seen[url] = seen

    def save(self) -> None:
        """Write the file anew: it is there whole, as it is now or as it was."""
        text = json.dumps({url: asdict(seen) for url, seen in self._seen.items()}, indent=0, ensure_ascii=False)
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=self.path.parent, delete=False) as new:
            new.write(text)
        Path(new.name).replace(self.path)
