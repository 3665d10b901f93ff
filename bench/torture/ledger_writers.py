"""Many processes write into one ledger at once: none fails, nothing is lost, and the chain has no gap."""

from __future__ import annotations

import multiprocessing
import os
import tempfile
import time
from collections.abc import Iterator
from multiprocessing.queues import Queue
from pathlib import Path

from bench.torture.ledger_made import RUN, SERVER, made, schema
from bench.torture.row import Row
from sayso.errors import SaysoError
from sayso.ledger import Ledger

WRITERS = 8
EACH, QUICK = 200, 5

Longest = float
"""Seconds that the slowest report of a writer took."""


def measures(quick: bool) -> Iterator[Row]:
    """8 writers of 200 reports each (5 when quick), on both stores."""
    each = QUICK if quick else EACH
    with tempfile.TemporaryDirectory() as folder:
        yield _measured("SQLite", str(Path(folder) / "l.db"), each)
    with schema(f"sayso_writers_{os.getpid()}") as address:
        if address is None:
            got = f"not measured: {SERVER} names no server (.ci/with-postgres)"
            yield Row(name="ledger: writers at once, PostgreSQL", wanted="0 failed, 0 lost", got=got, ok=True)
        else:
            yield _measured("PostgreSQL", address, each)


def _measured(store: str, address: str, each: int) -> Row:
    context = multiprocessing.get_context("fork")
    told: Queue[tuple[int, Longest]] = context.Queue()
    began = time.perf_counter()
    writers = [context.Process(target=_write, args=(address, writer, each, told)) for writer in range(WRITERS)]
    for writer in writers:
        writer.start()
    done = [told.get() for _ in writers]
    for writer in writers:
        writer.join()
    seconds = time.perf_counter() - began
    failed, longest = sum(one for one, _ in done), max(longest for _, longest in done)
    with Ledger.open(address) as ledger:
        lost = WRITERS * each - len(ledger.reports()) - failed
        faults = ledger.verify().faults
    got = f"{failed} failed, {lost} lost, {len(faults)} faults; {seconds:.0f} s, slowest report {longest:.1f} s"
    name = f"ledger: {WRITERS} writers × {each} reports, {store}"
    return Row(name=name, wanted="0 failed, 0 lost, 0 faults", got=got, ok=not (failed or lost or faults))


def _write(address: str, writer: int, each: int, told: Queue[tuple[int, Longest]]) -> None:
    """Open the ledger as all others do at once, and add; tells how many reports failed, and the slowest."""
    failed, longest = 0, 0.0
    try:
        with Ledger.open(address, create=True) as ledger:
            for number in range(each):
                began = time.perf_counter()
                failed += not _added(ledger, f"report-{writer}-{number}")
                longest = max(longest, time.perf_counter() - began)
    except SaysoError:
        failed = each
    told.put((failed, longest))


def _added(ledger: Ledger, name: str) -> bool:
    try:
        ledger.add(made(name), RUN)
    except SaysoError:
        return False
    return True
