"""What the ledger holds of a report now, and whether another telling of it says anything new."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, bindparam, select

from sayso.errors import BadReport
from sayso.ledger.filters import current
from sayso.ledger.runs import Run
from sayso.ledger.schema import readings, reports, runs, versions
from sayso.model import Document

Told = tuple[str | None, str | None, str | None, str | None, str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """The current reading of a report: keys of its rows, digest of its text, what was told of it, what read it."""

    name: str
    report: int
    version: int
    number: int
    reading: int
    sha256: str
    told: Told
    made_with: tuple[str, str, str]

    def read_like(self, run: Run) -> bool:
        """Whether the same sayso, model and lexicon would only read the same again."""
        return self.made_with == (run.sayso, run.model, run.lexicon)

    def knows(self, document: Document) -> bool:
        """Whether it is the same text, and nothing else is told of it than before; silence tells nothing."""
        return self.sha256 == digest(document) and all(
            new is None or new == old for new, old in zip(told(document), self.told, strict=True)
        )

    def completed(self, document: Document) -> Document:
        """``document``, of the same text, under the name and with all that was told before."""
        published, publisher, title, url, lang = self.told
        return replace(
            document, id=self.name, published=published, publisher=publisher, title=title, url=url, lang=lang
        )


def holding(connection: Connection, document: Document) -> Holding | None:
    """What is held of ``document``: the report of its name, or else one with this very text; ``None`` if it is news."""
    named = current_of(connection, document.id)
    if named is not None:
        return named if named.knows(document) else None
    copy = _current(connection, _by_text(), digest(document))
    return copy if copy is not None and copy.knows(document) else None


def current_of(connection: Connection, name: str) -> Holding | None:
    """The current reading of the report called ``name``."""
    return _current(connection, _by_name(), name)


def digest(document: Document) -> str:
    """SHA-256 of the text in UTF-8, in hex; ``BadReport`` when it cannot be written so (half a surrogate pair)."""
    try:
        return hashlib.sha256(document.text.encode()).hexdigest()
    except UnicodeEncodeError as error:
        raise BadReport(f"{document.id}: half a surrogate pair at {error.start}: it is not text") from None


def told(document: Document) -> Told:
    """What is told about a report from outside, beside its text."""
    return document.published, document.publisher, document.title, document.url, document.lang


def _current(connection: Connection, asked: Select[Any], value: str) -> Holding | None:
    row = connection.execute(asked, {"value": value}).first()
    if row is None:
        return None
    return Holding(
        name=row.name,
        report=row.report,
        version=row.version,
        number=row.number,
        reading=row.reading,
        sha256=row.sha256,
        told=(row.published, row.publisher, row.title, row.url, row.lang),
        made_with=(row.sayso, row.model, row.lexicon),
    )


@cache
def _by_name() -> Select[Any]:
    return _holdings().where(reports.c.name == bindparam("value"))


@cache
def _by_text() -> Select[Any]:
    return _holdings().where(versions.c.sha256 == bindparam("value"))


def _holdings() -> Select[Any]:
    """Current readings, those of older reports first. Building the question takes longer than asking: it is cached."""
    columns = [readings.c.id.label("reading"), versions.c.id.label("version"), reports.c.id.label("report")]
    told = [versions.c.published, versions.c.publisher, versions.c.title, versions.c.url, versions.c.lang]
    made_with = [runs.c.sayso, runs.c.model, runs.c.lexicon]
    return (
        select(*columns, reports.c.name, versions.c.number, versions.c.sha256, *told, *made_with)
        .select_from(readings.join(versions).join(reports).join(runs, readings.c.run == runs.c.id))
        .where(current())
        .order_by(reports.c.id)
        .limit(1)
    )
