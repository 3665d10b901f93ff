"""A place to put an export, which holds all of it or nothing."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from sayso.errors import BadQuery


@contextmanager
def destination(path: str | None) -> Iterator[IO[bytes]]:
    """Where an export goes: standard output, or a file that appears under its name only when all of it is written."""
    if path is None or path == "-":
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    target = Path(path)
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        out = part.open("xb")
    except OSError as error:
        raise BadQuery(f"{path}: it cannot be written ({error.strerror})") from error
    try:
        with out:
            yield out
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
