"""A ledger's file is tampered with behind its back, in every way: each time, verifying finds it."""

from __future__ import annotations

import random
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from bench.torture.ledger_made import RUN, made
from bench.torture.row import Row
from sayso.errors import SaysoError
from sayso.ledger import Head, Ledger
from sayso.ledger.schema import DERIVED, effective_claims, effective_places, metadata
from sayso.model import Field, Opinion, Ruling

TIMES, QUICK = 100, 5
REPORTS = 30
VERIFIED = [table for table in metadata.sorted_tables if table not in DERIVED]
TABLES = tuple(table.name for table in (*VERIFIED, effective_claims, effective_places))
"""All but those that are made anew from the others when they are asked."""

NUMBERED = tuple(
    name for name in TABLES if list(metadata.tables[name].primary_key.columns.keys()) in (["id"], ["number"])
)
"""Those whose rows have a number for their key."""

Tampering = Callable[[sqlite3.Connection, random.Random], bool]
"""Changes a ledger; false when the change could not be made, or would change nothing."""


def measures(quick: bool) -> Iterator[Row]:
    """100 tamperings of each kind (5 when quick)."""
    times = QUICK if quick else TIMES
    with tempfile.TemporaryDirectory() as folder:
        ledger = Path(folder) / "l.db"
        head = _make(ledger)
        for name, tampering in (("flipped", _flip), ("deleted", _delete), ("inserted", _insert), ("reordered", _swap)):
            found = sum(_found(_tampered(ledger, tampering, seed), None) for seed in range(times))
            yield _row(f"a value or row {name}, by SQL", times, found)
        yield _bytes(ledger, times)
        copies = [_tampered(ledger, _truncate, seed) for seed in range(times)]
        yield _row("truncated, with the exported head", times, sum(_found(copy, head) for copy in copies))
        alone = sum(_found(copy, None) for copy in copies)
        name = "ledger: truncated, without a head (verify says that it cannot tell)"
        yield Row(name=name, wanted="none can be found", got=f"{alone} of {times} found", ok=alone == 0)


def _row(name: str, times: int, found: int) -> Row:
    return Row(name=f"ledger: {name}", wanted="all found", got=f"{found} of {times} found", ok=found == times)


def _make(path: Path) -> Head:
    """A ledger with reports, new versions, judgements, and one that follows into a newer sayso's reading; its head."""
    with Ledger.open(path, create=True) as ledger:
        for number in range(REPORTS):
            ledger.add(made(f"report-{number}"), RUN)
        changed = made("report-0", seed=2)
        ledger.add(replace(changed, document=replace(changed.document, text=changed.document.text + " More.")), RUN)
        ids = [claim.id for claim in ledger.claims() if claim.document in ("report-1", "report-2")]
        ledger.judge(ids[:1], Opinion(field=Field.POLARITY, value="denied", reason="as printed", by="Ana"))
        ledger.judge(ids[-1:], Opinion(ruling=Ruling.REJECT, reason="a headline", by="Ben"))
        ledger.add(made("report-1"), replace(RUN, sayso="2"))
        return ledger.head()


def _tampered(ledger: Path, tampering: Tampering, seed: int) -> Path:
    """A copy in which one thing is otherwise."""
    chance, copy = random.Random(f"{tampering.__name__} {seed}"), ledger.with_name(f"{tampering.__name__}-{seed}.db")
    shutil.copy(ledger, copy)
    with closing(sqlite3.connect(copy)) as connection:
        while not _done(connection, tampering, chance):
            connection.rollback()
        connection.commit()
    return copy


def _done(connection: sqlite3.Connection, tampering: Tampering, chance: random.Random) -> bool:
    try:
        return tampering(connection, chance)
    except sqlite3.IntegrityError:
        return False


def _found(path: Path, head: Head | None) -> bool:
    try:
        with Ledger.open(path) as ledger:
            return bool(ledger.verify(head).faults)
    except SaysoError:
        return True


def _flip(connection: sqlite3.Connection, chance: random.Random) -> bool:
    table, rowid = _some_row(connection, chance)
    column = chance.choice(_columns(connection, table))
    (value,) = connection.execute(f'SELECT "{column}" FROM {table} WHERE rowid = ?', (rowid,)).fetchone()
    connection.execute(f'UPDATE {table} SET "{column}" = ? WHERE rowid = ?', (_otherwise(value, chance), rowid))
    return True


def _delete(connection: sqlite3.Connection, chance: random.Random) -> bool:
    table, rowid = _some_row(connection, chance)
    connection.execute(f"DELETE FROM {table} WHERE rowid = ?", (rowid,))
    return True


def _insert(connection: sqlite3.Connection, chance: random.Random) -> bool:
    """A row like another, with keys and digests of its own."""
    table, rowid = _some_row(connection, chance)
    columns = _columns(connection, table)
    row = dict(
        zip(columns, connection.execute(f"SELECT * FROM {table} WHERE rowid = ?", (rowid,)).fetchone(), strict=True)
    )
    key = columns[0]
    own = {name for name in (key, "number", "claim", "name", "hash", "key", "supersedes") if name in row}
    for name in own:
        row[name] = _otherwise(row[name], chance)
    marks = ", ".join("?" * len(columns))
    connection.execute(f"INSERT INTO {table} VALUES ({marks})", tuple(row.values()))
    return True


def _swap(connection: sqlite3.Connection, chance: random.Random) -> bool:
    """Two rows of a table change places: each gets the key of the other."""
    table, one = _some_row(connection, chance, NUMBERED)
    others = [row for (row,) in connection.execute(f"SELECT rowid FROM {table}") if row != one]
    if not others:
        return False
    other, spare = chance.choice(others), 10**6
    for old, new in ((one, spare), (other, one), (spare, other)):
        connection.execute(f"UPDATE {table} SET rowid = ? WHERE rowid = ?", (new, old))
    return True


def _truncate(connection: sqlite3.Connection, chance: random.Random) -> bool:
    """The last entries are taken off, with all that they cover, and nothing else."""
    (last,) = connection.execute("SELECT max(number) FROM entries").fetchone()
    cut = chance.randrange(
        2, last, 2
    )  # entered together: a version and its reading; what is judged and where it stands
    kinds = ("version", "reading", "judgement", "attachment")
    gone = {kind: f"SELECT key FROM entries WHERE number > {cut} AND kind = '{kind}'" for kind in kinds}
    unjudged = f"SELECT claim FROM attachments WHERE id IN ({gone['attachment']})"
    for statement in (
        f"DELETE FROM effective_places WHERE claim IN ({unjudged})",
        f"DELETE FROM effective_claims WHERE claim IN ({unjudged})",
        f"DELETE FROM attachments WHERE id IN ({gone['attachment']})",
        "DELETE FROM stale_readings WHERE judgement NOT IN (SELECT judgement FROM attachments)",
        f"DELETE FROM judgements WHERE id IN ({gone['judgement']})",
        f"DELETE FROM claim_places WHERE claim IN (SELECT id FROM claims WHERE reading IN ({gone['reading']}))",
        f"DELETE FROM claims WHERE reading IN ({gone['reading']})",
        f"DELETE FROM problems WHERE reading IN ({gone['reading']})",
        f"DELETE FROM readings WHERE id IN ({gone['reading']})",
        f"DELETE FROM versions WHERE id IN ({gone['version']})",
        "DELETE FROM reports WHERE id NOT IN (SELECT report FROM versions)",
        "DELETE FROM runs WHERE id NOT IN (SELECT run FROM readings)",
        "DELETE FROM originals WHERE sha256 NOT IN (SELECT original FROM versions)",
        f"DELETE FROM entries WHERE number > {cut}",
    ):
        connection.execute(statement)
    return True


def _bytes(ledger: Path, times: int) -> Row:
    """Single bits of the file itself, anywhere in it, until so many have changed something or were found.

    Where SQLite keeps nothing, a bit changes nothing.
    """
    whole, rows, found, missed, idle, seed = ledger.read_bytes(), _rows(ledger), 0, 0, 0, 0
    while found + missed < times:
        chance, copy, data = random.Random(seed), ledger.with_name("bytes.db"), bytearray(whole)
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        copy.write_bytes(data)
        here = _found(copy, None)
        same = not here and _rows(copy) == rows
        found, missed, idle, seed = found + here, missed + (not here and not same), idle + same, seed + 1
    got = f"{found} of {times} found; {idle} more changed nothing"
    return Row(name="ledger: a bit of the file flipped", wanted="all found", got=got, ok=not missed)


def _rows(path: Path) -> list[list[tuple[object, ...]]]:
    """All that a ledger's tables hold."""
    with closing(sqlite3.connect(path)) as connection:
        return [connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall() for table in TABLES]


def _some_row(
    connection: sqlite3.Connection, chance: random.Random, tables: tuple[str, ...] = TABLES
) -> tuple[str, int]:
    """A row of a table that has any, by the table and its number there."""
    held = {table: connection.execute(f"SELECT rowid FROM {table}").fetchall() for table in tables}
    table = chance.choice([name for name, rows in held.items() if rows])
    return table, int(chance.choice(held[table])[0])


def _columns(connection: sqlite3.Connection, table: str) -> list[str]:
    return [str(row[1]) for row in connection.execute(f"PRAGMA table_info({table})")]


def _otherwise(value: object, chance: random.Random) -> object:
    """Another value of the same kind; a value where there was none."""
    if isinstance(value, bytes):
        return bytes([value[0] ^ 1]) + value[1:]
    if isinstance(value, int):
        return value + chance.randint(1, 9)
    if isinstance(value, str) and value:
        at = chance.randrange(len(value))
        return value[:at] + ("x" if value[at] != "x" else "y") + value[at + 1 :]
    return 1
