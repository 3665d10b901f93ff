"""Parsers that hang, fill the memory or crash: each is stopped, and the rest of the input is read."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.torture import misbehaving
from bench.torture.row import Row
from sayso.errors import BadReport
from sayso.intake.child import Limits
from sayso.intake.warden import Warden

LIMITS = Limits(seconds=3, memory=500_000_000)
WAYS = (b"hang", b"spin", b"eat", b"crash", b"leave", b"raise")
MOST_AT_ONCE = 4


def measures(quick: bool) -> Iterator[Row]:
    """Each way to die, once or several times in a file, in the midst of lines that are well."""
    for way in WAYS:
        for number in (1,) if quick else (1, MOST_AT_ONCE):
            yield _row(way, number)


def _row(way: bytes, number: int) -> Row:
    bad = [way + b" %d" % n for n in range(number)]
    lines = [line for n, each in enumerate(bad) for line in (b"before %d" % n, each, b"after %d" % n)]
    start = time.monotonic()
    with TemporaryDirectory() as folder, Warden(Path(folder), LIMITS) as warden:
        items = list(warden.items(misbehaving.lines, b"\n".join(lines)))
        kept = len(list(Path(folder).iterdir()))
    read = [item for item in items if not isinstance(item, BadReport)]
    wanted = [line.decode() for line in lines if line not in bad]
    return Row(
        name=f"a parser that comes to {way.decode()}, {number} times in a file",
        wanted=f"{len(wanted)} of {len(wanted)} others read, {number} told of and put aside",
        got=f"{len(read)} read, {len(items) - len(read)} told of, {kept} put aside, {time.monotonic() - start:.1f} s",
        ok=read == wanted and len(items) - len(read) == kept == number,
    )
