"""Reports that come in again from the same address under another name."""

from __future__ import annotations

from sqlalchemy import Connection, select

from sayso.ledger.filters import current
from sayso.ledger.likeness import shared
from sayso.ledger.schema import readings, reports, versions
from sayso.model import Document

AKIN = 0.1
"""Least share of the shorter text, in runs of twelve words, for two texts of one address to be versions of one report.

Passages cut from one page share none, whatever address they give; a story that was rewritten keeps more than this.
"""


def name_at_address(connection: Connection, document: Document) -> str | None:
    """The name of the report that came from the document's address before, if its text is akin; ``None`` if none did.

    A document whose own name is known goes by that.
    """
    if document.url is None or connection.scalar(select(reports.c.id).where(reports.c.name == document.id)) is not None:
        return None
    asked = (
        select(reports.c.name, versions.c.text)
        .select_from(readings.join(versions, readings.c.version == versions.c.id).join(reports))
        .where(versions.c.url == document.url, current())
        .order_by(reports.c.id)
    )
    for row in connection.execute(asked):
        if shared(row.text, document.text) >= AKIN:
            return str(row.name)
    return None
