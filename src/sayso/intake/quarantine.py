"""Where inputs are put that ended the process that parsed them: out of the way, and there to be looked at."""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path

MOST_BYTES = 100_000_000
"""What is larger stays where it is."""


def folder() -> Path:
    """The folder in the user's cache, for those who name none."""
    cache = os.environ.get("XDG_CACHE_HOME", "")
    return (Path(cache) if Path(cache).is_absolute() else Path.home() / ".cache") / "sayso" / "quarantine"


def put(data: bytes, where: Path) -> Path:
    """The path at which ``data`` lies now: its SHA-256, in ``where``. It appears there whole or not at all."""
    target = where / hashlib.sha256(data).hexdigest()
    where.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=where, prefix=".", delete=False) as new:
        new.write(data)
    Path(new.name).replace(target)
    return target
