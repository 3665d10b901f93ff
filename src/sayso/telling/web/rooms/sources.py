"""The room of sources: voices and outlets, what they put forward and denied, and what others say to it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, StreamingResponse

from sayso.errors import NotFound
from sayso.ledger import counting
from sayso.ledger.counting import Asked, Source
from sayso.ledger.names import folded
from sayso.model import Dispute
from sayso.telling.web.desk import Desk, desk_of, reach_of
from sayso.telling.web.exports import Form, csv_table, json_list
from sayso.telling.web.facets import facet, label_of, tallied
from sayso.telling.web.kept import NotYet
from sayso.telling.web.pages import page
from sayso.telling.web.review import Reach
from sayso.telling.web.rooms.disputes import told
from sayso.telling.web.standing import Origins, Standing, by_source, origins, standing
from sayso.telling.web.state import PAGE, Address, number

router = APIRouter(include_in_schema=False)

SHOWN = 12
"""Disputes on a source's page."""

SOON = 0.1
"""Seconds that a source's page waits for incidents."""


class Of(StrEnum):
    """Of whom the list is: those who speak, or those who print it."""

    VOICES = "voices"
    OUTLETS = "outlets"

    @property
    def by(self) -> str:
        """The facet that tells them apart."""
        return "voice" if self is Of.VOICES else "publisher"


@dataclass(frozen=True, slots=True)
class Row:
    """One source, as the list shows it."""

    name: str
    source: Source
    standing: Standing


@router.get("/sources", name="sources")
def sources(request: Request, of: Of = Of.VOICES) -> HTMLResponse:
    """One page of those who say most."""
    rows, at = _rows(request, of), number(request.query_params.get("page", "1"))
    address = Address.of(request)
    kinds = facet("kind", "Kind", tallied(row.source.kind for row in _named(request, of)), address, label_of("kind"))
    return page(
        request,
        "sources.html",
        rows=rows[(at - 1) * PAGE : at * PAGE],
        total=len(rows),
        of=of,
        at=at,
        pages=-(-len(rows) // PAGE),
        facets=[kinds] if of is Of.VOICES else [],
    )


@router.get("/sources.{form}", name="sources.export")
def export(request: Request, form: Form, of: Of = Of.VOICES) -> StreamingResponse:
    """All of them, as JSON or CSV."""
    columns = ("name", *Source._fields, "contradicted", "conditional", "reversed")
    rows = [
        (row.name, *row.source, row.standing.contradicted, row.standing.conditional, row.standing.reversed)
        for row in _rows(request, of)
    ]
    if form is Form.JSON:
        return json_list(dict(zip(columns, row, strict=True)) for row in rows)
    return csv_table("sources", columns, rows)


@router.get("/sources/{key:path}", name="source")
def source(request: Request, key: str, of: Of = Of.VOICES) -> HTMLResponse:
    """One source: what it puts forward and denies, and the disputes that it stands in."""
    desk, within = desk_of(request), reach_of(request)
    row = next((one for one in _every(request, of) if one.source.key == key), None)
    if row is None:
        raise NotFound(f"nobody of this name speaks in the ledger: {key!r}")
    asked = _asked(key, of, within)
    among = _disputes(desk, within, of).get(key, [])
    counted = desk.remembered(f"facets {asked!r}", lambda: counting.counts(desk.catalogue, asked))
    other = "publisher" if of is Of.VOICES else "voice"
    label = label_of(other)
    return page(
        request,
        "source.html",
        row=row,
        of=of,
        crossed=counting.crossed(desk.catalogue, asked),
        cases=told(desk, among[:SHOWN]),
        disputes=len(among),
        through=[(label(one.value), one) for one in counted[other][:SHOWN]],
        other=other,
        origins=_origins(desk, within, key, of),
    )


def _asked(key: str, of: Of, within: Reach) -> Asked:
    reviewed = within is Reach.REVIEWED
    return Asked(voice=key, reviewed=reviewed) if of is Of.VOICES else Asked(publisher=key, reviewed=reviewed)


def _origins(desk: Desk, within: Reach, key: str, of: Of) -> Origins | None:
    """How it counts among the origins of incidents; ``None``: these are being gathered."""
    try:
        return origins(desk.incidents(within, patience=SOON), key, of.by)
    except NotYet:
        return None


def _rows(request: Request, of: Of) -> list[Row]:
    kind = request.query_params.get("kind")
    return [row for row in _named(request, of) if not kind or row.source.kind == kind]


def _named(request: Request, of: Of) -> list[Row]:
    words = folded(request.query_params.get("name", ""))
    return [row for row in _every(request, of) if words in folded(row.name)]


def _every(request: Request, of: Of) -> list[Row]:
    desk, within = desk_of(request), reach_of(request)
    among = _disputes(desk, within, of)

    def made() -> list[Row]:
        label = label_of(of.by)
        found = counting.sources(desk.catalogue, of.by, reviewed=within is Reach.REVIEWED)
        return [Row(label(one.key), one, standing(among.get(one.key, ()))) for one in found]

    return desk.remembered(f"sources {of} {within}", made)


def _disputes(desk: Desk, within: Reach, of: Of) -> dict[str, list[Dispute]]:
    """The disputes that each source has a side in."""
    disputes = desk.disputes(within)
    return desk.remembered(f"disputes {of} {within}", lambda: by_source(disputes, desk.outlines(), of.by))
