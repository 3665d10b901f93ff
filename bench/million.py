"""Reckoning over many made-up claims: in memory, and a new report against a ledger that holds them.

Run as a module with a number of claims and of days, it reckons over them in memory and prints what it took, as JSON.
"""

from __future__ import annotations

import gc
import json
import random
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import timedelta
from itertools import chain, islice
from pathlib import Path

from sqlalchemy import Connection, insert

from bench import synthetic
from bench.synthetic import World
from sayso import pipeline
from sayso.ledger import Ledger, Run
from sayso.ledger.address import address_of
from sayso.ledger.opening import opened, writing
from sayso.ledger.rows import Row, claim_row, key_rows, place_rows
from sayso.ledger.schema import (
    claim_keys,
    claim_places,
    claim_scopes,
    claims,
    indexed_readings,
    readings,
    reports,
    runs,
    versions,
)
from sayso.model import Statement
from sayso.reckoning.candidates import Sieve, pairs
from sayso.reckoning.disputes import settled, uncollected
from sayso.reckoning.posting import posted
from sayso.reckoning.scope import Scope
from sayso.reckoning.scoping import scopes

RUN = Run(sayso="bench", model="none", lexicon="none", started="2024-01-01T00:00:00+00:00")
TOGETHER = 5000
"""Reports written to the ledger in one transaction."""
NEW = 20
"""Claims of a new report."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reckoned:
    """Seconds of each part, peak memory in MB (10^6 bytes), and how many claims, pairs and disputes there were."""

    claims: int
    days: int
    scoping: float
    pairing: float
    judging: float
    pairs: int
    disputes: int
    peak: float

    @property
    def seconds(self) -> float:
        """All of it, without the making of the claims."""
        return self.scoping + self.pairing + self.judging


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A new report against a ledger of so many claims: milliseconds to index and pair it, and to judge the pairs."""

    claims: int
    megabytes: float
    pairing: tuple[float, ...]
    judging: tuple[float, ...]
    pairs: tuple[int, ...]

    @property
    def median(self) -> float:
        """Milliseconds for a report, with the judging."""
        return statistics.median(self._whole)

    @property
    def slowest(self) -> float:
        """The same for the one that took longest."""
        return max(self._whole)

    @property
    def _whole(self) -> list[float]:
        return [sum(parts) for parts in zip(self.pairing, self.judging, strict=True)]


def in_memory(claims: int, days: int) -> Reckoned:
    """What reckoning over so many claims takes in a process of its own."""
    command = [sys.executable, "-m", "bench.million", str(claims), str(days)]
    told = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    return Reckoned(**json.loads(told))


def reckoned(claims: int, days: int) -> Reckoned:
    """The same in this process: the claims come and go report by report, their scopes stay.

    All is done once from start to end, and the pairs are found once more after it, to know their share.
    """
    world, kept, scoping = World.made(), list[Scope](), 0.0
    with uncollected():  # as where disputes are asked of claims as they come
        for told in synthetic.statements(claims, world, days=days):
            start = time.perf_counter()
            kept.extend(scopes(told))
            scoping += time.perf_counter() - start
    start = time.perf_counter()
    disputes = sum(1 for _ in settled(pairs(kept, Sieve.COLLIDING)))
    whole = time.perf_counter() - start
    start = time.perf_counter()
    found = sum(1 for _ in pairs(kept, Sieve.COLLIDING))
    pairing = time.perf_counter() - start
    return Reckoned(
        claims=len(kept),
        days=days,
        scoping=scoping,
        pairing=pairing,
        judging=whole - pairing,
        pairs=found,
        disputes=disputes,
        peak=_peak(),
    )


def against_a_ledger(path: Path, claims: int, repeats: int) -> Asked:
    """Fills a new ledger at ``path`` with so many claims, then adds reports of ``NEW`` claims, one after the other."""
    world, chance = World.made(), random.Random(2)
    filled(path, claims, world)
    pairing, judging, found = list[float](), list[float](), list[int]()
    with Ledger.open(path) as ledger:
        for number in range(repeats):
            day = synthetic.FIRST_DAY + timedelta(days=chance.randrange(365 * synthetic.YEARS))
            ledger.add(synthetic.reading(synthetic.report(f"new-{number}", world, chance, day, NEW)), RUN)
            start = time.perf_counter()
            met = list(pipeline.candidate_pairs(ledger, f"new-{number}"))
            middle = time.perf_counter()
            tuple(settled(met))
            pairing.append(1e3 * (middle - start))
            judging.append(1e3 * (time.perf_counter() - middle))
            found.append(len(met))
    size = path.stat().st_size / 1e6
    return Asked(claims=claims, megabytes=size, pairing=tuple(pairing), judging=tuple(judging), pairs=tuple(found))


def filled(path: Path, count: int, world: World, *, records: bool = False) -> None:
    """Writes what the index needs of the claims, and with ``records`` their whole records and places too."""
    engine = opened(address_of(path), create=True)
    formula = pipeline.index_formula()
    told = synthetic.statements(count, world)
    numbers = iter(range(1, count + 1))
    with writing(engine) as connection:
        connection.execute(insert(runs), [{"id": 1, **asdict(RUN)}])
    first = 1
    while batch := list(islice(told, TOGETHER)):
        with writing(engine) as connection:
            _write(connection, list(enumerate(batch, first)), numbers, formula, records)
        first += len(batch)
    engine.dispose()


def _write(
    connection: Connection,
    batch: list[tuple[int, list[Statement]]],
    numbers: Iterator[int],
    formula: str,
    records: bool,
) -> None:
    names = [told[0].claim.document for _, told in batch]
    numbered = [(number, name) for (number, _), name in zip(batch, names, strict=True)]
    connection.execute(insert(reports), [{"id": number, "name": name} for number, name in numbered])
    connection.execute(insert(versions), [_version(number, name) for number, name in numbered])
    connection.execute(insert(readings), [_reading(number) for number, _ in numbered])
    connection.execute(insert(indexed_readings), [{"reading": n, "formula": formula} for n, _ in numbered])
    rows = [(next(numbers), number, one) for number, told in batch for one in zip(told, scopes(told), strict=True)]
    kept = [(row, number, posted(scope)) for row, number, (_, scope) in rows]
    connection.execute(insert(claims), [_claim(row, number, one[0], records) for row, number, one in rows])
    if records:
        spots = ({"claim": row, **spot} for row, _, one in rows for spot in place_rows(one[0].claim.place))
        connection.execute(insert(claim_places), list(spots))
    connection.execute(insert(claim_scopes), [{"claim": row, "scope": one.scope} for row, _, one in kept])
    keys = chain.from_iterable(key_rows(row, number, one.keys) for row, number, one in kept)
    connection.execute(insert(claim_keys), sorted(keys, key=lambda row: (str(row["family"]), str(row["place"]))))


def _version(number: int, name: str) -> Row:
    return {"id": number, "report": number, "number": 1, "sha256": f"{number:064}", "text": f"{name}: strikes denied."}


def _reading(number: int) -> Row:
    return {
        "id": number,
        "version": number,
        "run": 1,
        "published_basis": "metadata",
        "published_rule": "given",
        "voices": 0,
    }


def _claim(row: int, reading: int, told: Statement, records: bool) -> Row:
    whole = claim_row(told.claim, " ")
    return {"id": row, "reading": reading, **whole, "record": whole["record"] if records else "{}"}


def _peak() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return used / 1e6 if sys.platform == "darwin" else used * 1024 / 1e6


if __name__ == "__main__":
    gc.set_threshold(50_000, 10, 10)  # as in sayso.cli
    print(json.dumps(asdict(reckoned(int(sys.argv[1]), int(sys.argv[2])))))
