"""The API: the same lists and records as JSON, for programs. Told of itself at /api/openapi.json."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.openapi.utils import get_openapi
from pydantic import BaseModel
from pydantic import Field as Described
from starlette.responses import JSONResponse

from sayso.contract import dispute_record, incident_record, judged_record, thread_record
from sayso.errors import NotFound
from sayso.ledger import counting
from sayso.model import DisputeKind, Field, Opinion, Review, Ruling, Statement, Thread, Verdict
from sayso.reckoning.evacuations import evacuations
from sayso.reckoning.passages import passages
from sayso.reckoning.talks import talks
from sayso.reckoning.truces import truces
from sayso.telling.web.desk import Desk, desk_of, reach_of, visitor
from sayso.telling.web.judging import keep, usual_name
from sayso.telling.web.review import Reach
from sayso.telling.web.rooms.disputes import disputes_wanted
from sayso.telling.web.state import View, view_of

router = APIRouter(prefix="/api")

MOST = 1000
"""Items of one answer, at most."""

Offset = Annotated[int, Query(ge=0, description="How many to pass over.")]
Limit = Annotated[int, Query(ge=1, le=MOST, description="How many to give.")]


class Kind(StrEnum):
    """A kind of thread."""

    TRUCES = "truces"
    PASSAGES = "passages"
    EVACUATIONS = "evacuations"
    TALKS = "talks"


class Told(BaseModel):
    """A judgement: a ``field`` with its ``value``, or a ``ruling`` (to assign, ``value`` is whose it is to review)."""

    field: Annotated[Field | None, Described(description="What of the claim should be otherwise.")] = None
    value: Annotated[str | None, Described(description="What it should be; none where the report is silent.")] = None
    ruling: Annotated[Ruling | None, Described(description="What is said of the whole claim.")] = None
    reason: Annotated[str, Described(description="Why, for those who read it later.")]
    by: Annotated[str | None, Described(description="Who judges, where nobody signs in.")] = None


def asked(
    request: Request,
    speaker: Annotated[str | None, Query(description="Words of the name, or a known actor.")] = None,
    event: Annotated[str | None, Query(description="Type of event.")] = None,
    place: Annotated[str | None, Query(description="A place, with all that lies in it.")] = None,
    since: Annotated[str | None, Query(description="A day, month or year.")] = None,
    until: Annotated[str | None, Query(description="A day, month or year.")] = None,
    polarity: Annotated[str | None, Query(description="affirmed or denied.")] = None,
    modality: Annotated[str | None, Query(description="How it is put.")] = None,
    report: Annotated[str | None, Query(description="A report's id.")] = None,
    voice: Annotated[str | None, Query(description="Exactly this speaker: an actor's id, or a name, folded.")] = None,
    kind: Annotated[str | None, Query(description="Kind of speaker.")] = None,
    publisher: Annotated[str | None, Query(description="Exactly this publisher.")] = None,
    begins: Annotated[str | None, Query(description="Month in which the event began.")] = None,
    review: Annotated[Review | None, Query(description="How far analysts have come with it.")] = None,
    assignee: Annotated[str | None, Query(description="Exactly whose it is to review; - is nobody's.")] = None,
    sort: Annotated[str, Query(description="By what; a minus before it turns it round.")] = "read",
) -> View:
    """What the query asks for; the parameters stand here so that they are told of."""
    return view_of(request, (), reviewed=reach_of(request) is Reach.REVIEWED)


Asking = Annotated[View, Depends(asked)]


@router.get("/openapi.json", name="api.openapi", include_in_schema=False)
def openapi(request: Request) -> JSONResponse:
    """What can be asked, as OpenAPI."""
    return JSONResponse(get_openapi(title="sayso", version="1", routes=router.routes))


@router.get("/claims", name="api.claims")
def claims(request: Request, view: Asking, offset: Offset = 0, limit: Limit = 100) -> JSONResponse:
    """Claims as they hold now, as records of the contract with what analysts say of them."""
    catalogue = desk_of(request).catalogue
    entries = counting.entries(catalogue, view.asked, sort=view.sort, offset=offset, limit=limit)
    records = [judged_record(entry.claim, entry.judged, entry.document.text) for entry in entries]
    return _part(records, counting.total(catalogue, view.asked), offset, limit)


@router.get("/claims/{claim}", name="api.claim")
def claim(request: Request, claim: str) -> JSONResponse:
    """One claim by its id."""
    desk = desk_of(request)
    entry = counting.named(desk.ledger, {claim}).get(claim)
    if entry is None or claim not in desk.sight(reach_of(request)):
        raise NotFound(f"there is no claim {claim!r}")
    return JSONResponse(judged_record(entry.claim, entry.judged, entry.document.text))


@router.post("/claims/{claim}/judgements", name="api.judge", status_code=201)
def judge(request: Request, claim: str, told: Told) -> JSONResponse:
    """Another value of a field of this claim, or a ruling on it; the claim as it holds now."""
    who = visitor(request)
    by = who.name if who.signed_in else told.by or usual_name()
    opinion = Opinion(field=told.field, value=told.value, ruling=told.ruling, reason=told.reason, by=by)
    desk = desk_of(request)
    if claim not in counting.named(desk.ledger, {claim}):
        raise NotFound(f"there is no claim {claim!r}, or it was superseded: judge the claim that stands now")
    (entry,) = keep(desk, [claim], opinion)
    return JSONResponse(judged_record(entry.claim, entry.judged, entry.document.text), 201)


@router.get("/disputes", name="api.disputes")
def disputes(
    request: Request,
    view: Asking,
    dispute: Annotated[DisputeKind | None, Query(description="In what they collide.")] = None,
    verdict: Annotated[Verdict | None, Query(description="Whether both can hold.")] = None,
    offset: Offset = 0,
    limit: Limit = 100,
) -> JSONResponse:
    """Disputes, as records of the contract; the other parameters are about one of their two claims."""
    return _slice(disputes_wanted(request), dispute_record, offset, limit)


@router.get("/reports", name="api.reports")
def reports(request: Request, offset: Offset = 0, limit: Limit = 100) -> JSONResponse:
    """Reports, the one read last first."""
    desk, within = desk_of(request), reach_of(request)
    listed = desk.latest(within, offset=offset, limit=limit)
    return _part([one._asdict() for one in listed], desk.totals(within).reports, offset, limit)


@router.get("/reports/{name:path}", name="api.report")
def report(request: Request, name: str) -> JSONResponse:
    """One report with its text."""
    home = counting.report(desk_of(request).ledger, name)
    document = home.document
    told = {"id": document.id, "version": home.version, "published": home.published.value, "text": document.text}
    return JSONResponse({**told, "publisher": document.publisher, "title": document.title, "url": document.url})


@router.get("/incidents", name="api.incidents")
def incidents(request: Request, offset: Offset = 0, limit: Limit = 100) -> JSONResponse:
    """Incidents, as records of the contract."""
    found = [one for one in desk_of(request).incidents(reach_of(request)).incidents if one.told]
    return _slice(found, incident_record, offset, limit)


@router.get("/threads", name="api.threads")
def threads(request: Request, kind: Kind = Kind.TRUCES, offset: Offset = 0, limit: Limit = 100) -> JSONResponse:
    """Threads of one kind, as records of the contract."""
    return _slice(_threads(desk_of(request), reach_of(request), kind), thread_record, offset, limit)


MAKERS: Mapping[Kind, Callable[[Iterable[Statement]], Sequence[Thread]]] = {
    Kind.TRUCES: truces,
    Kind.PASSAGES: passages,
    Kind.EVACUATIONS: evacuations,
    Kind.TALKS: talks,
}


def _threads(desk: Desk, within: Reach, kind: Kind) -> Sequence[Thread]:
    told = desk.statements(within)
    return desk.once(f"{kind} {within}", lambda: MAKERS[kind](told), within=within)


def _slice(
    found: Iterable[object], record: Callable[..., Mapping[str, object]], offset: int, limit: int
) -> JSONResponse:
    listed = list(found)
    return _part([record(one) for one in listed[offset : offset + limit]], len(listed), offset, limit)


def _part(items: Sequence[Mapping[str, object]], total: int, offset: int, limit: int) -> JSONResponse:
    return JSONResponse({"total": total, "offset": offset, "limit": limit, "items": items})
