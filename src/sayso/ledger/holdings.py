"""What the ledger holds of a report now, and whether another telling of it says anything new."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, bindparam, literal, select

from sayso.ledger.documents import digest, document_of
from sayso.ledger.filters import current
from sayso.ledger.runs import Run
from sayso.ledger.schema import readings, reports, runs, versions
from sayso.model import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """The current reading of a report: keys of its rows, the document as it was told (no text), what read it."""

    report: int
    version: int
    number: int
    reading: int
    told: Document
    made_with: tuple[str, str, str]

    @property
    def name(self) -> str:
        """What the report is called here."""
        return self.told.id

    def read_like(self, run: Run) -> bool:
        """Whether the same sayso, model and lexicon would only read the same again."""
        return self.made_with == (run.sayso, run.model, run.lexicon)

    def knows(self, document: Document) -> bool:
        """Whether it is the same text, and nothing else is told of it than before; silence tells nothing."""
        return self.told.sha256 == digest(document) and all(
            new in (None, (), old) for new, old in zip(_told(document), _told(self.told), strict=True)
        )

    def completed(self, document: Document) -> Document:
        """``document``, of the same text, under the name and with all that was told before."""
        return replace(self.told, text=document.text, original=document.original)


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


def _told(document: Document) -> tuple[object, ...]:
    """What is told about a report from outside, beside its text; the bytes it came in tell nothing by themselves."""
    dated = (document.published, document.basis) if document.published else None
    told = (document.publisher, document.author, document.title, document.url, document.lang)
    return dated, *told, document.blocks


def _current(connection: Connection, asked: Select[Any], value: str) -> Holding | None:
    row = connection.execute(asked, {"value": value}).first()
    if row is None:
        return None
    return Holding(
        report=row.report,
        version=row.id,
        number=row.number,
        reading=row.reading,
        told=document_of(row),
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
    version = [literal("").label("text") if column is versions.c.text else column for column in versions.c]
    made_with = [runs.c.sayso, runs.c.model, runs.c.lexicon]
    return (
        select(readings.c.id.label("reading"), reports.c.name, *version, *made_with)
        .select_from(readings.join(versions).join(reports).join(runs, readings.c.run == runs.c.id))
        .where(current())
        .order_by(reports.c.id)
        .limit(1)
    )
