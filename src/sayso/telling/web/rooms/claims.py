"""The room of claims: a table with facets, sorted, paged, and its columns chosen."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response, StreamingResponse

from sayso.ledger import counting
from sayso.telling.web.desk import desk_of, reach_of
from sayso.telling.web.exports import Form, as_form
from sayso.telling.web.facets import of_claims
from sayso.telling.web.judging import Chosen, Draft, Said, desktop_of, judged, may_judge
from sayso.telling.web.pages import page
from sayso.telling.web.review import Reach
from sayso.telling.web.state import PAGE, Address, view_of

router = APIRouter(include_in_schema=False)


class Column(StrEnum):
    """What the table can show, in its order."""

    SPEAKER = "speaker"
    CLAIM = "claim"
    WORDS = "words"
    PLACE = "place"
    TIME = "time"
    COUNTS = "counts"
    REPORT = "report"
    PUBLISHED = "published"
    CHAIN = "chain"
    RULES = "rules"
    REVIEW = "review"
    ASSIGNEE = "assignee"


USUAL = (Column.SPEAKER, Column.CLAIM, Column.WORDS, Column.PLACE, Column.TIME, Column.REPORT, Column.REVIEW)
"""The columns shown unless the URL names others."""

SORTED = {Column.SPEAKER: "speaker", Column.CLAIM: "type", Column.TIME: "event", Column.PUBLISHED: "published",
          Column.REVIEW: "review", Column.ASSIGNEE: "assignee"}  # fmt: skip
"""Columns whose heading sorts, and by what."""


@router.get("/claims", name="claims")
def claims(request: Request) -> HTMLResponse:
    """One page of the claims asked for."""
    return _listed(request)


@router.post("/claims", name="claims.judge")
def judge(request: Request, said: Said, chosen: Chosen) -> Response:
    """Keep what somebody says of all the claims chosen, and back to the list; or the list with the mistake."""
    mistaken = judged(request, chosen, said)
    if mistaken is not None:
        return _listed(request, mistaken, chosen)
    return RedirectResponse(f"{Address.of(request).at()}#found", 303)


def _listed(request: Request, mistaken: Draft | None = None, chosen: Sequence[str] = ()) -> HTMLResponse:
    desk, address = desk_of(request), Address.of(request)
    view = view_of(request, USUAL, reviewed=reach_of(request) is Reach.REVIEWED)
    total = desk.remembered(f"total {view.asked!r}", lambda: counting.total(desk.catalogue, view.asked))
    entries = counting.entries(desk.catalogue, view.asked, sort=view.sort, offset=view.offset, limit=PAGE)
    return page(
        request,
        "claims.html",
        status=400 if mistaken and "hx-request" not in request.headers else 200,
        desktop=desktop_of(request, draft=mistaken) if may_judge(request) else None,
        chosen=frozenset(chosen),
        view=view,
        columns=[one for one in Column if one in view.columns],
        every=list(Column),
        sorted=SORTED,
        entries=entries,
        total=total,
        pages=-(-total // PAGE),
        facets=of_claims(desk, view.asked, address),
    )


@router.get("/claims.{form}", name="claims.export")
def export(request: Request, form: Form) -> StreamingResponse:
    """All the claims asked for, as JSON or CSV."""
    view = view_of(request, USUAL, reviewed=reach_of(request) is Reach.REVIEWED)
    return as_form(form, "claims", counting.every(desk_of(request).catalogue, view.asked, sort=view.sort))
