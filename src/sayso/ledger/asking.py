"""Finding what the ledger holds. Reads go page by page, so that no reader keeps a writer waiting."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import ColumnElement, Connection, Row, Table, func, select

from sayso.contract import ClaimRecord, claim_from_record
from sayso.errors import NotFound
from sayso.ledger.documents import document_of
from sayso.ledger.effective import effective
from sayso.ledger.filters import Filter, condition, current
from sayso.ledger.judgementrows import judgements_of
from sayso.ledger.kept import Entry, ReportRow, Trouble
from sayso.ledger.schema import claims, effective_claims, originals, problems, readings, reports, runs, versions
from sayso.model import Document, Original, Problem, Published, Span

PAGE = 500
"""Claims fetched at once."""

_STANDING = readings.join(versions, readings.c.version == versions.c.id).join(reports)


def page(connection: Connection, wanted: Filter, after: int) -> tuple[list[Entry], int | None]:
    """The next claims in the order in which they were added, and where the page after begins (``None``: no more)."""
    rows = connection.execute(
        select(claims.c.id, claims.c.reading, claims.c.record, current().label("current"))
        .select_from(
            _STANDING.join(claims, claims.c.reading == readings.c.id).outerjoin(
                effective_claims, effective_claims.c.claim == claims.c.id
            )
        )
        .where(condition(wanted), claims.c.id > after)
        .order_by(claims.c.id)
        .limit(PAGE)
    ).all()
    found = list(_entries(connection, rows, as_read=wanted.as_read))
    return found, rows[-1].id if len(rows) == PAGE else None


@dataclass(frozen=True, slots=True)
class Numbered:
    """A claim with the keys of its row and of its reading's."""

    claim: int
    reading: int
    entry: Entry


def numbered(connection: Connection, wanted: Sequence[int]) -> list[Numbered]:
    """The claims of these readings, current or not, but for rejected ones, reading by reading in the order added."""
    rows = connection.execute(
        select(claims.c.id, claims.c.reading, claims.c.record, current().label("current"))
        .select_from(readings.join(claims, claims.c.reading == readings.c.id))
        .where(readings.c.id.in_(wanted))
        .order_by(claims.c.reading, claims.c.id)
    ).all()
    entries = zip(rows, _entries(connection, rows), strict=True)
    return [Numbered(row.id, row.reading, entry) for row, entry in entries if not entry.rejected]


def entries_by_row(connection: Connection, rows: Sequence[int]) -> dict[int, Entry]:
    """The claims of these rows, by row."""
    found = connection.execute(
        select(claims.c.id, claims.c.reading, claims.c.record, current().label("current"))
        .select_from(readings.join(claims, claims.c.reading == readings.c.id))
        .where(claims.c.id.in_(rows))
    ).all()
    return {row.id: entry for row, entry in zip(found, _entries(connection, found), strict=True)}


def named(connection: Connection, ids: Collection[str]) -> dict[str, Entry]:
    """The current claims with these ids, by id; an id that there is none of is left out."""
    question = (
        select(claims.c.id)
        .select_from(readings.join(claims, claims.c.reading == readings.c.id))
        .where(claims.c.claim.in_(sorted(ids)), current())
    )
    found = entries_by_row(connection, connection.scalars(question).all())
    return {entry.claim.id: entry for entry in found.values()}


def claim_of(connection: Connection, start: str) -> Entry:
    """The claim whose id is ``start`` or alone begins with it, the current one before one that was superseded."""
    whole, begun = claims.c.claim == start.lower(), claims.c.claim.startswith(start.lower(), autoescape=True)
    for named in (whole, begun):  # the whole id is found in the index at once
        for which in (current(), ~current()):
            rows = connection.execute(
                select(claims.c.id, claims.c.claim, claims.c.reading, claims.c.record, current().label("current"))
                .select_from(readings.join(claims, claims.c.reading == readings.c.id))
                .where(named, which)
                .order_by(claims.c.claim, claims.c.id.desc())
            ).all()
            if rows:
                return next(_entries(connection, [_only(rows, start)]))
    raise NotFound(f"there is no claim {start!r}: sayso claims lists them with their ids")


def report_rows(connection: Connection) -> list[ReportRow]:
    """All reports in the order in which they were first read."""
    rows = connection.execute(
        select(
            reports.c.name,
            versions.c.number,
            versions.c.publisher,
            versions.c.title,
            readings.c.published,
            readings.c.published_basis,
            readings.c.voices,
            runs.c.started,
            _how_many(claims),
            _how_many(problems),
        )
        .select_from(_STANDING.join(runs, readings.c.run == runs.c.id))
        .where(current())
        .order_by(reports.c.id)
    )
    return [
        ReportRow(
            name=row.name,
            version=row.number,
            publisher=row.publisher,
            title=row.title,
            published=row.published,
            basis=row.published_basis,
            claims=row.claims,
            voices=row.voices,
            problems=row.problems,
            read=row.started,
        )
        for row in rows
    ]


def troubles(connection: Connection) -> list[Trouble]:
    """The problems of every report's current reading."""
    rows = connection.execute(
        select(reports.c.name, problems.c.what, problems.c.start, problems.c.end)
        .select_from(_STANDING.join(problems, problems.c.reading == readings.c.id))
        .where(current())
        .order_by(reports.c.id, problems.c.id)
    )
    return [Trouble(report=row.name, problem=Problem(what=row.what, span=_span(row.start, row.end))) for row in rows]


def text_of(connection: Connection, report: str, version: int | None) -> str:
    """The unchanged text of a report, in its current version if none is named."""
    return str(_version(connection, report, version).text)


def original_of(connection: Connection, report: str, version: int | None) -> Original:
    """The bytes that a report came in as; ``NotFound`` when none were kept."""
    row = _version(connection, report, version)
    data = connection.scalar(select(originals.c.data).where(originals.c.sha256 == row.original))
    if data is None:
        raise NotFound(f"{report}, version {row.number}, came in without an original: only its text is kept")
    return Original(data=data, media=row.media)


def _version(connection: Connection, report: str, version: int | None) -> Row[Any]:
    wanted = (reports.c.name == report, *(() if version is None else (versions.c.number == version,)))
    row = connection.execute(
        select(versions).join(reports).where(*wanted).order_by(versions.c.number.desc()).limit(1)
    ).first()
    if row is None:
        which = "" if version is None else f" with a version {version}"
        raise NotFound(f"there is no report {report!r}{which}: sayso reports lists them")
    return row


def home_of(connection: Connection, name: str) -> Home | None:
    """The report of this name in its current version."""
    reading = connection.scalar(select(readings.c.id).select_from(_STANDING).where(reports.c.name == name, current()))
    return None if reading is None else _homes(connection, {reading})[reading]


def is_report(connection: Connection, name: str) -> bool:
    """Whether a report of this name was ever added."""
    return connection.scalar(select(reports.c.id).where(reports.c.name == name)) is not None


@dataclass(frozen=True, slots=True)
class Home:
    """The report that a reading read."""

    document: Document
    published: Published
    version: int


def _homes(connection: Connection, keys: set[int]) -> dict[int, Home]:
    rows = connection.execute(
        select(
            reports.c.name,
            versions,
            readings.c.id.label("reading"),
            readings.c.published.label("dated"),
            readings.c.published_basis,
            readings.c.published_start,
            readings.c.published_end,
            readings.c.published_rule,
        )
        .select_from(_STANDING)
        .where(readings.c.id.in_(sorted(keys)))
    )
    return {row.reading: _home(row) for row in rows}


def _home(row: Row[Any]) -> Home:
    span = _span(row.published_start, row.published_end)
    dated = Published(value=row.dated, basis=row.published_basis, span=span, rule=row.published_rule)
    return Home(document_of(row), dated, row.number)


def _entries(connection: Connection, rows: Sequence[Row[Any]], *, as_read: bool = False) -> Iterator[Entry]:
    """The claims of these rows, in their order, with what analysts say of them unless they are wanted as read."""
    homes = _homes(connection, {row.reading for row in rows})
    judged = {} if as_read else judgements_of(connection, [row.id for row in rows])
    for row in rows:
        home, record = homes[row.reading], cast(ClaimRecord, json.loads(row.record))
        made = effective(record, judged[row.id]) if row.id in judged else None
        yield Entry(
            claim=made.claim if made else claim_from_record(record),
            document=home.document,
            published=home.published,
            version=home.version,
            current=bool(row.current),
            judged=made,
        )


def _only(rows: Sequence[Row[Any]], start: str) -> Row[Any]:
    """The row meant, of those (sorted) whose claim's id begins with ``start``; ``NotFound`` when it fits several."""
    ids = list(dict.fromkeys(row.claim for row in rows))
    if len(ids) > 1 and start != ids[0]:
        raise NotFound(f"{start!r} is the beginning of {len(ids)} claims: {', '.join(ids[:5])} …: give more of it")
    return rows[0]


def _span(start: int | None, end: int | None) -> Span | None:
    return None if start is None or end is None else Span(start, end)


def _how_many(table: Table) -> ColumnElement[int]:
    rows = select(func.count()).select_from(table).where(table.c.reading == readings.c.id)
    return rows.scalar_subquery().label(table.name)
