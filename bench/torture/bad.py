"""Bad inputs of every kind: none hangs past the deadline, none ends the program, each is a report or a clear error."""

from __future__ import annotations

import random
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.torture.cases import NAMED, swapped
from bench.torture.row import Row
from bench.torture.samples import samples
from sayso.errors import BadReport
from sayso.intake.child import Limits
from sayso.intake.desk import Desk
from sayso.intake.expanding import Source
from sayso.intake.fetch import Fetcher
from sayso.intake.taking import Taking
from sayso.model import Document

SEED = 20161025
DAMAGED = 40
"""Damaged copies of each kind's sample."""
LIMITS = Limits(seconds=30)
LONGEST_MESSAGE = 1_000
LONG = re.compile(r"bomb|without end\.(?:eml|pdf)")
"""Names of the cases that take seconds."""


@dataclass(slots=True)
class Tally:
    """What came of all inputs: how many, which were wrong and how, and what was stopped."""

    tried: int = 0
    reports: int = 0
    errors: int = 0
    stopped: list[str] = field(default_factory=list)
    late: list[str] = field(default_factory=list)
    crashed: list[str] = field(default_factory=list)
    unclear: list[str] = field(default_factory=list)
    slowest: float = 0.0


def inputs(quick: bool) -> Iterator[tuple[str, bytes]]:
    """Names of files, and what is in them; with ``quick`` fewer that are damaged, and only small ones."""
    chance = random.Random(SEED)
    for kind, data in samples().items():
        for number in range(2 if quick else DAMAGED):
            yield f"damaged {number}{kind}", _damaged(data, chance)
    for kind, cases in NAMED.items():
        for name, make in cases.items():
            if not quick or not LONG.search(name + kind):
                yield f"{name}{kind}", make()
    yield from swapped().items()


def _damaged(data: bytes, chance: random.Random) -> bytes:
    """One to eight changes: bytes turned, cut out, doubled, put in, or the end cut off."""
    made = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 4, 8))):
        at = chance.randrange(len(made) + 1)
        to = min(len(made), at + chance.choice((1, 2, 8, 64, 512)))
        change = chance.choice(("turn", "cut", "double", "nul", "noise", "end", "special"))
        if change == "end":
            del made[max(at, 1) :]
        elif change == "cut":
            del made[at:to]
        elif change == "double":
            made[at:at] = made[at:to] * chance.choice((1, 10, 1_000))
        elif change == "turn":
            made[at:to] = bytes(byte ^ chance.randrange(256) for byte in made[at:to])
        else:
            put = {"nul": b"\0", "noise": chance.randbytes(16)}.get(change) or chance.choice(
                (b"<", b">", b'"', b"&#xd800;", b"\xff\xfe", b"%%EOF", b"\r\n\r\n", b"{", b"-1", b"99999999999999")
            )
            made[at:at] = put
    return bytes(made)


def tried(quick: bool, limits: Limits = LIMITS) -> Tally:
    """Every input, taken in by one desk as a user's files are."""
    tally = Tally()
    with TemporaryDirectory() as folder:
        taking = Taking(column="text", quarantine=Path(folder, "quarantine"), limits=limits)
        with Desk(taking, Fetcher()) as desk:
            for name, data in inputs(quick):
                path = Path(folder, name.replace("/", "_"))
                path.write_bytes(data)
                _try(desk, Source(name=path.name, path=path), tally, limits)
                path.unlink()
    return tally


def _try(desk: Desk, source: Source, tally: Tally, limits: Limits) -> None:
    tally.tried += 1
    start = last = time.monotonic()
    items: list[Document | BadReport] = []
    longest = 0.0
    try:
        for item in desk.read(source):
            longest, last = max(longest, time.monotonic() - last), time.monotonic()
            items.append(item)
    except Exception as error:
        tally.crashed.append(f"{source.name}: {type(error).__name__}: {error}")
    longest = max(longest, time.monotonic() - last)
    tally.slowest = max(tally.slowest, time.monotonic() - start)
    tally.late += [f"{source.name}: {longest:.0f} s"] if longest > 2 * limits.seconds + 5 else []
    _judge(source, items, tally)


def _judge(source: Source, items: list[Document | BadReport], tally: Tally) -> None:
    errors = [str(item) for item in items if isinstance(item, BadReport)]
    tally.errors += bool(errors)
    tally.reports += bool(len(errors) < len(items))
    tally.stopped += [error for error in errors if "the process that parsed it" in error or "was stopped" in error]
    if not items and source.path is not None and source.path.read_bytes().strip():
        tally.unclear.append(f"{source.name}: nothing came of it")
    tally.unclear += [f"{source.name}: {error[:200]!r}" for error in errors if not _clear(error, source)]


def _clear(error: str, source: Source) -> bool:
    """Whether an error names its input, says something of it, and is short enough to be read."""
    told = error.replace(str(source), "").replace(source.name, "")
    return source.name in error and 10 < len(told) < LONGEST_MESSAGE and "Traceback" not in told


def measures(quick: bool) -> Iterator[Row]:
    """All bad inputs."""
    tally = tried(quick)
    wrong = tally.late + tally.crashed + tally.unclear
    got = (
        f"{tally.tried} inputs: {len(tally.late)} hung, {len(tally.crashed)} ended the program, {len(tally.unclear)} "
        f"unclear; {tally.reports} with reports, {tally.errors} with errors, {len(tally.stopped)} stopped in their "
        f"process; the slowest took {tally.slowest:.1f} s{''.join(f'; {one}' for one in [*wrong, *tally.stopped][:20])}"
    )
    yield Row(name="bad inputs of every kind", wanted="0 hung, 0 ended the program, 0 unclear", got=got, ok=not wrong)
