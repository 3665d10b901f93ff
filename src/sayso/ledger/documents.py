"""A document as the row of a version, and the way back: text, what is told of it, its blocks and its original."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from sqlalchemy import Row

from sayso.errors import BadReport
from sayso.ledger.rows import Row as Values
from sayso.model import Document, Paragraph, Problem, Span, Zone

GIVEN = "metadata"
"""Who gave a date that was kept before the ledger kept its basis."""


def digest(document: Document) -> str:
    """SHA-256 of the text in UTF-8, in hex; ``BadReport`` when it cannot be written so (half a surrogate pair)."""
    try:
        return hashlib.sha256(document.text.encode()).hexdigest()
    except UnicodeEncodeError as error:
        raise BadReport(f"{document.id}: half a surrogate pair at {error.start}: it is not text") from None


def version_row(document: Document) -> Values:
    """The row of ``versions``, but for its keys; ``BadReport`` when a store cannot hold it."""
    original = document.original
    row: Values = {
        "sha256": digest(document),
        "text": document.text,
        "published": document.published,
        "basis": document.basis if document.published else None,
        "publisher": document.publisher,
        "author": document.author,
        "title": document.title,
        "url": document.url,
        "lang": document.lang,
        "blocks": blocks_written(document),
        "notes": _notes_written(document.notes),
        "media": original.media if original else None,
        "original": original.sha256 if original else None,
    }
    for name, value in (("id", document.id), *row.items()):
        _check(document, name, value)
    return row


def _check(document: Document, name: str, value: object) -> None:
    """PostgreSQL holds no NUL, and neither store half a surrogate pair: ``BadReport``."""
    if isinstance(value, str) and ("\0" in value or not _is_text(value)):
        raise BadReport(f"{document.id!r}: its {name} holds a NUL character or half a surrogate pair: it is not text")


def _is_text(value: str) -> bool:
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


def document_of(row: Row[Any]) -> Document:
    """The document of a row of ``versions`` with the ``name`` of its report. The bytes of its original stay behind."""
    return Document(
        id=row.name,
        text=row.text,
        published=row.published,
        basis=row.basis or GIVEN,
        publisher=row.publisher,
        author=row.author,
        title=row.title,
        url=row.url,
        lang=row.lang,
        sha256=row.sha256,
        blocks=blocks_of(row.blocks),
        notes=notes_of(row.notes),
    )


def blocks_written(document: Document) -> str | None:
    """The blocks as JSON: ``[[start, end, zone], …]``; ``None`` where there are none."""
    listed = [[block.span.start, block.span.end, block.zone.value] for block in document.blocks]
    return json.dumps(listed) if listed else None


def blocks_of(written: str | None) -> tuple[Paragraph, ...]:
    """The way back."""
    return tuple(Paragraph(span=Span(start, end), zone=Zone(zone)) for start, end, zone in json.loads(written or "[]"))


def notes_of(written: str | None) -> tuple[Problem, ...]:
    """The notes of ``[[what, start, end], …]``."""
    return tuple(
        Problem(what=what, span=None if start is None else Span(start, end))
        for what, start, end in json.loads(written or "[]")
    )


def _notes_written(notes: tuple[Problem, ...]) -> str | None:
    listed = [[note.what, *((note.span.start, note.span.end) if note.span else (None, None))] for note in notes]
    return json.dumps(listed) if listed else None
