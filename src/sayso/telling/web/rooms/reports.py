"""The room of reports: a list of them, and each as printed, its evidence marked and its voices in the margin."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response, StreamingResponse

from sayso.errors import NotFound
from sayso.ledger import Entry, Filter, counting
from sayso.telling.web import links
from sayso.telling.web.desk import desk_of, reach_of
from sayso.telling.web.exports import Form, csv_table, json_list
from sayso.telling.web.judging import Draft, Said, desktop_of, judged, may_judge
from sayso.telling.web.kinds import FAMILIES
from sayso.telling.web.marking import marked
from sayso.telling.web.pages import page
from sayso.telling.web.state import PAGE, number
from sayso.telling.web.values import values

router = APIRouter(include_in_schema=False)

EVERY = 1_000_000
"""More reports than a ledger holds."""


@router.get("/reports", name="reports")
def reports(request: Request) -> HTMLResponse:
    """One page of the reports, the one read last first."""
    desk, at = desk_of(request), number(request.query_params.get("page", "1"))
    within = reach_of(request)
    total = desk.totals(within).reports
    listed = desk.latest(within, offset=(at - 1) * PAGE, limit=PAGE)
    return page(request, "reports.html", reports=listed, total=total, at=at, pages=-(-total // PAGE))


@router.get("/reports.{form}", name="reports.export")
def export(request: Request, form: Form) -> StreamingResponse:
    """All reports, as JSON or CSV."""
    listed = desk_of(request).latest(reach_of(request), offset=0, limit=EVERY)
    if form is Form.JSON:
        return json_list(one._asdict() for one in listed)
    return csv_table("reports", counting.Latest._fields, listed)


@router.get("/reports/{name:path}", name="report")
def report(request: Request, name: str, claim: str | None = None) -> HTMLResponse:
    """One report; ``claim``: the id of the one that stands open beside it."""
    return _shown(request, name, claim)


@router.post("/reports/{name:path}", name="report.judge")
def judge(request: Request, name: str, said: Said, claim: str = "") -> Response:
    """Keep what somebody says of the claim that stands open, and back to it; or the form again with its mistake."""
    mistaken = judged(request, [claim] if claim else [], said)
    if mistaken is not None:
        return _shown(request, name, claim or None, mistaken)
    return RedirectResponse(links.claim(name, claim), 303)


def _shown(request: Request, name: str, claim: str | None, mistaken: Draft | None = None) -> HTMLResponse:
    desk = desk_of(request)
    sight = desk.sight(reach_of(request))
    home = counting.report(desk.ledger, name)
    entries = [one for one in desk.ledger.entries(Filter(report=name)) if one.claim.id in sight]
    entries.sort(key=lambda one: (one.claim.evidence, one.claim.id))
    opened = None if mistaken and claim not in {one.claim.id for one in entries} else _opened(entries, claim)
    return page(
        request,
        "report.html",
        status=400 if mistaken and "hx-request" not in request.headers else 200,
        home=home,
        paragraphs=marked(home.document.text, [one.claim for one in entries]),
        entries=entries,
        opened=opened,
        desktop=desktop_of(request, opened, mistaken) if may_judge(request) else None,
        may_judge=may_judge(request),
        reviews={one.claim.id: one for one in entries if one.judged},
        values=list(values(opened)) if opened else [],
        families=FAMILIES,
    )


@router.get("/claims/{claim}", name="claim")
def claim_at_home(request: Request, claim: str) -> RedirectResponse:
    """To the claim of this id, in its report."""
    desk = desk_of(request)
    found = counting.named(desk.ledger, {claim})
    if claim not in found or claim not in desk.sight(reach_of(request)):
        raise NotFound(f"there is no claim {claim!r} in this ledger")
    home = request.url_for("report", name=found[claim].document.id)
    return RedirectResponse(f"{home.path}?{home.include_query_params(claim=claim).query}#claim", 303)


def _opened(entries: list[Entry], claim: str | None) -> Entry | None:
    if claim is None:
        return None
    found = next((one for one in entries if one.claim.id == claim), None)
    if found is None:
        raise NotFound(f"there is no claim {claim!r} in this report's current version")
    return found
