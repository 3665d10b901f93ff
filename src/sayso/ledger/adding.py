"""Putting a reading into the ledger: the same report twice is one report, a changed one is a new version of it."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, Table, func, insert, select

from sayso.ledger.following import follow
from sayso.ledger.holdings import Holding, current_of, digest, holding
from sayso.ledger.index import forget
from sayso.ledger.kept import Added, Status
from sayso.ledger.rows import Row, claim_row, place_rows, problem_row, reading_row, told_apart
from sayso.ledger.runs import Run
from sayso.ledger.schema import claim_places, claims, problems, readings, reports, runs, versions
from sayso.model import Claim, Document, Reading


def added(connection: Connection, reading: Reading, run: Run) -> Added:
    """Adds ``reading`` inside the caller's transaction, unless the ledger holds it already."""
    document = reading.document
    held = holding(connection, document)
    if held is None:
        return _news(connection, reading, run)
    if held.read_like(run) or held.name != document.id:
        return same(connection, held)
    _read(connection, reading, run, version=held.version, supersedes=held.reading)
    return _added(reading, Status.READ_AGAIN, held.number)


def same(connection: Connection, held: Holding) -> Added:
    """What is said of a report that the ledger holds already."""
    return Added(
        report=held.name,
        status=Status.SAME,
        version=held.number,
        claims=_count(connection, claims, held.reading),
        voices=connection.scalar(select(readings.c.voices).where(readings.c.id == held.reading)) or 0,
        problems=_count(connection, problems, held.reading),
    )


def _news(connection: Connection, reading: Reading, run: Run) -> Added:
    document = reading.document
    before = current_of(connection, document.id)
    report = before.report if before else _insert(connection, reports, {"name": document.id})
    number = before.number + 1 if before else 1
    version = _insert(connection, versions, {"report": report, "number": number, **_version_row(document)})
    _read(connection, reading, run, version=version, supersedes=before.reading if before else None)
    return _added(reading, Status.NEW_VERSION if before else Status.NEW, number)


def _read(connection: Connection, reading: Reading, run: Run, *, version: int, supersedes: int | None) -> None:
    keys: Row = {"version": version, "run": _run(connection, run), "supersedes": supersedes}
    key = _insert(connection, readings, {**keys, **reading_row(reading)})
    if supersedes is not None:
        forget(connection, supersedes)
    kept, doubles = told_apart(reading.claims)
    _claims(connection, kept, reading.document.text, key)
    if supersedes is not None:
        follow(connection, supersedes, key)
    for problem in (*reading.problems, *doubles):
        _insert(connection, problems, {"reading": key, **problem_row(problem)})


def _claims(connection: Connection, kept: Sequence[Claim], text: str, reading: int) -> None:
    """Rows of claims and of their places, each table in one go: this is where most of the time goes."""
    if not kept:
        return
    rows: list[Row] = [{"reading": reading, **claim_row(claim, text)} for claim in kept]
    keys = connection.scalars(insert(claims).returning(claims.c.id, sort_by_parameter_order=True), rows).all()
    places = [{"claim": key, **row} for key, claim in zip(keys, kept, strict=True) for row in place_rows(claim.place)]
    if places:
        connection.execute(insert(claim_places), places)


def _run(connection: Connection, run: Run) -> int:
    """The key of the run, which is written with its first reading."""
    row: Row = {"sayso": run.sayso, "model": run.model, "lexicon": run.lexicon, "started": run.started}
    known = connection.scalar(select(runs.c.id).filter_by(**row))
    return int(known) if known is not None else _insert(connection, runs, row)


def _version_row(document: Document) -> Row:
    return {
        "sha256": digest(document),
        "text": document.text,
        "published": document.published,
        "publisher": document.publisher,
        "title": document.title,
        "url": document.url,
        "lang": document.lang,
    }


def _added(reading: Reading, status: Status, number: int) -> Added:
    kept, doubles = told_apart(reading.claims)
    return Added(
        report=reading.document.id,
        status=status,
        version=number,
        claims=len(kept),
        voices=len(reading.voices),
        problems=len(reading.problems) + len(doubles),
    )


def _insert(connection: Connection, table: Table, row: Row) -> int:
    return int(connection.scalar(insert(table).returning(table.c.id), row) or 0)


def _count(connection: Connection, table: Table, reading: int) -> int:
    return connection.scalar(select(func.count()).select_from(table).where(table.c.reading == reading)) or 0
