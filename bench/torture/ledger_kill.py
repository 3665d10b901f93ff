"""A reader is killed while it adds reports, again and again: nothing is corrupt, lost or half there."""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bench.torture.ledger_made import CLAIMS, RUN, made
from bench.torture.row import Row
from sayso.errors import BadLedger
from sayso.ledger import Filter, Ledger

ROUNDS, QUICK = 300, 6
PER_LEDGER = 20
"""Kills that one ledger has to bear."""

LONGEST = 0.012
"""Seconds from an acknowledgement to the kill, at most: about two reports."""


@dataclass(slots=True)
class Toll:
    """What the kills have done so far."""

    corrupt: int = 0
    lost: int = 0
    half: int = 0
    acknowledged: set[str] = field(default_factory=set)


def measures(quick: bool) -> Iterator[Row]:
    """300 kills (6 when quick) of a process that adds reports to a ledger in SQLite."""
    rounds, chance = QUICK if quick else ROUNDS, random.Random(5)
    toll, whole = Toll(), 0
    for first in range(0, rounds, PER_LEDGER):
        with tempfile.TemporaryDirectory() as folder:
            path, toll.acknowledged = Path(folder) / "l.db", set()
            for number in range(first, min(first + PER_LEDGER, rounds)):
                _killed(path, number, chance, toll)
                _looked_at(path, toll)
            whole += len(toll.acknowledged)
    got = f"{toll.corrupt} corrupt, {toll.lost} of {whole} acknowledged reports lost, {toll.half} half"
    ok = whole > 0 and not (toll.corrupt or toll.lost or toll.half)
    yield Row(name=f"ledger: killed {rounds} times while adding", wanted="0 corrupt, 0 lost, 0 half", got=got, ok=ok)


def _killed(path: Path, number: int, chance: random.Random, toll: Toll) -> None:
    """Let a process add reports, hear of some, and kill it a moment later, whatever it is at."""
    heard, told = os.pipe()
    child = multiprocessing.get_context("fork").Process(target=_add, args=(path, number, told))
    child.start()
    os.close(told)
    with os.fdopen(heard, "rb") as pipe:
        toll.acknowledged.update(pipe.readline().decode().strip() for _ in range(chance.randint(0, 8)))
        until = time.perf_counter() + chance.random() * LONGEST
        while time.perf_counter() < until:
            pass
        assert child.pid is not None
        os.kill(child.pid, signal.SIGKILL)
        child.join()
        toll.acknowledged.update(line.decode().strip() for line in pipe)


def _add(path: Path, number: int, told: int) -> None:
    """Add reports until killed, and tell the name of each that the ledger says it holds."""
    with Ledger.open(path, create=True) as ledger:
        for each in range(1_000_000):
            added = ledger.add(made(f"report-{number}-{each}"), RUN)
            os.write(told, f"{added.report}\n".encode())


def _looked_at(path: Path, toll: Toll) -> None:
    """Verify everything, and count what should be there and is not."""
    try:
        with Ledger.open(path, create=True) as ledger:
            toll.corrupt += bool(ledger.verify().faults)
            names = {row.name for row in ledger.reports()}
            toll.lost += len(toll.acknowledged - names)
            toll.half += sum(1 for row in ledger.reports() if row.claims != CLAIMS or row.problems != 1)
            toll.half += len(list(ledger.claims(Filter(superseded=True)))) != CLAIMS * len(names)
    except BadLedger:
        toll.corrupt += 1
