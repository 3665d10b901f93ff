"""Putting a reading into the ledger: the same report twice is one report, a changed one is a new version of it."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, Table, func, insert, select

from sayso.ledger.chain import Content, chained
from sayso.ledger.contents import claim_content, reading_content, version_content
from sayso.ledger.documents import version_row
from sayso.ledger.following import follow
from sayso.ledger.holdings import Holding, current_of, holding
from sayso.ledger.index import forget
from sayso.ledger.inserting import inserted
from sayso.ledger.kept import Added, Status
from sayso.ledger.rows import Row, claim_row, place_rows, problem_row, reading_row, told_apart
from sayso.ledger.runs import Run
from sayso.ledger.schema import claim_places, claims, originals, problems, readings, reports, runs, versions
from sayso.model import Claim, Document, Original, Problem, Reading


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
    report = before.report if before else inserted(connection, reports, {"name": document.id})
    number = before.number + 1 if before else 1
    version = _version(connection, document, report, number)
    _read(connection, reading, run, version=version, supersedes=before.reading if before else None)
    return _added(reading, Status.NEW_VERSION if before else Status.NEW, number)


def _version(connection: Connection, document: Document, report: int, number: int) -> int:
    row: Row = {"report": report, "number": number, **version_row(document)}
    if document.original is not None:
        _keep_original(connection, document.original)
    key = inserted(connection, versions, row)
    chained(connection, "version", key, version_content({"id": key, **row}, document.id))
    return key


def _keep_original(connection: Connection, original: Original) -> None:
    """The bytes, unless they are here already."""
    digest = original.sha256
    if connection.scalar(select(originals.c.sha256).where(originals.c.sha256 == digest)) is None:
        connection.execute(insert(originals), {"sha256": digest, "data": original.data})


def _read(connection: Connection, reading: Reading, run: Run, *, version: int, supersedes: int | None) -> None:
    made = _run(connection, run)
    row: Row = {"version": version, "run": made["id"], "supersedes": supersedes, **reading_row(reading)}
    key = inserted(connection, readings, row)
    if supersedes is not None:
        forget(connection, supersedes)
    kept, doubles = told_apart(reading.claims)
    told = _claims(connection, kept, reading.document.text, key)
    met = [_problem(connection, problem, key) for problem in (*reading.problems, *doubles)]
    chained(connection, "reading", key, reading_content({"id": key, **row}, made, told, met))
    if supersedes is not None:
        follow(connection, supersedes, key)


def _claims(connection: Connection, kept: Sequence[Claim], text: str, reading: int) -> list[Content]:
    """Rows of claims and of their places, each table in one go: this is where most of the time goes."""
    if not kept:
        return []
    rows: list[Row] = [{"reading": reading, **claim_row(claim, text)} for claim in kept]
    keys = connection.scalars(insert(claims).returning(claims.c.id, sort_by_parameter_order=True), rows).all()
    places = [list(place_rows(claim.place)) for claim in kept]
    listed = [{"claim": key, **row} for key, its in zip(keys, places, strict=True) for row in its]
    if listed:
        connection.execute(insert(claim_places), listed)
    told = zip(keys, rows, places, strict=True)
    return [claim_content({"id": key, **row}, its) for key, row, its in told]


def _problem(connection: Connection, problem: Problem, reading: int) -> Row:
    row: Row = {"reading": reading, **problem_row(problem)}
    return {"id": inserted(connection, problems, row), **row}


def _run(connection: Connection, run: Run) -> Row:
    """The row of the run, which is written with its first reading."""
    row: Row = {"sayso": run.sayso, "model": run.model, "lexicon": run.lexicon, "started": run.started}
    known = connection.scalar(select(runs.c.id).filter_by(**row))
    return {"id": int(known) if known is not None else inserted(connection, runs, row), **row}


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


def _count(connection: Connection, table: Table, reading: int) -> int:
    return connection.scalar(select(func.count()).select_from(table).where(table.c.reading == reading)) or 0
