"""The audit trail: every judgement, by whom, of what, why, and where it stands now."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, StreamingResponse

from sayso.contract import attached_record
from sayso.ledger.trail import Trail, analysts, length, trail, whole
from sayso.model import Attached
from sayso.telling import words
from sayso.telling.web.desk import desk_of
from sayso.telling.web.exports import Cell, Form, csv_table, json_list
from sayso.telling.web.facets import facet
from sayso.telling.web.pages import page
from sayso.telling.web.state import PAGE, Address, number

router = APIRouter(include_in_schema=False)

COLUMNS = (
    "number", "at", "by", "report", "claim", "judged", "field", "value", "verdict", "machine", "reason", "replaces",
    "type", "evidence",
)  # fmt: skip


@router.get("/review/log", name="review.log")
def log(request: Request) -> HTMLResponse:
    """One page of the judgements asked for."""
    desk, address = desk_of(request), Address.of(request)
    asked, at = _asked(address), number(address.get("page") or "1")
    total = length(desk.ledger, asked)
    return page(
        request,
        "trail.html",
        asked=asked,
        judgements=trail(desk.ledger, asked, offset=(at - 1) * PAGE, limit=PAGE),
        total=total,
        at=at,
        pages=-(-total // PAGE),
        facets=[facet("analyst", "By", analysts(desk.ledger, asked), address, words.excerpt)],
    )


@router.get("/review/log.{form}", name="review.log.export")
def export(request: Request, form: Form) -> StreamingResponse:
    """All the judgements asked for, as JSON or CSV."""
    found = whole(desk_of(request).ledger, _asked(Address.of(request)))
    if form is Form.JSON:
        return json_list(map(attached_record, found))
    return csv_table("judgements", COLUMNS, map(_row, found))


def _asked(address: Address) -> Trail:
    return Trail(
        analyst=address.get("analyst"),
        claim=address.get("claim"),
        report=address.get("report"),
        orphans=address.get("orphans") == "yes",
        newest=address.get("order") != "made",
    )


def _row(one: Attached) -> tuple[Cell, ...]:
    judgement, opinion = one.judgement, one.judgement.opinion
    return (
        judgement.number,
        judgement.at,
        opinion.by,
        judgement.report,
        one.claim,
        judgement.claim,
        opinion.field,
        opinion.value,
        opinion.ruling,
        judgement.machine,
        opinion.reason,
        judgement.replaces,
        judgement.type.value,
        judgement.evidence.exact,
    )
