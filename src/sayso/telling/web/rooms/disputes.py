"""The room of disputes: which claims cannot both hold, and two of them side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, StreamingResponse

from sayso.contract import dispute_record
from sayso.errors import NotFound
from sayso.ledger import counting
from sayso.ledger.counting import Asked, Count
from sayso.model import Dispute, DisputeKind, Verdict
from sayso.telling.disputes import Case, cases
from sayso.telling.threads import where
from sayso.telling.web import links
from sayso.telling.web.around import around
from sayso.telling.web.chart import bars, chains
from sayso.telling.web.desk import Desk, desk_of, reach_of
from sayso.telling.web.exports import Form, csv_table, json_list
from sayso.telling.web.facets import Facet, facet, label_of, tallied
from sayso.telling.web.pages import page
from sayso.telling.web.passages import passage
from sayso.telling.web.review import Reach
from sayso.telling.web.rooms.incidents import heading
from sayso.telling.web.state import Address, asked_of, number, term

router = APIRouter(include_in_schema=False)

PAGE = 20
"""Disputes on one page."""

COLUMNS = (
    "id", "kind", "verdict", "why", "condition", "a_claim", "a_report", "b_claim", "b_report",
    "type", "actor", "place", "time", "reversal", "repeats",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which disputes: by kind and verdict, and ``asked``: what one of the two claims must be like."""

    kind: DisputeKind | None
    verdict: Verdict | None
    reversal: bool
    near_misses: bool
    asked: Asked

    def finds(self, dispute: Dispute) -> bool:
        """Whether its kind, verdict and reversal are those asked for."""
        return (
            (self.kind is None or dispute.kind is self.kind)
            and (self.verdict is None or dispute.verdict is self.verdict)
            and (dispute.reversal or not self.reversal)
        )


@router.get("/disputes", name="disputes")
def disputes(request: Request) -> HTMLResponse:
    """One page of the disputes asked for, those that say the same again folded into one."""
    desk, address = desk_of(request), Address.of(request)
    found = [one for one in disputes_wanted(request) if one.repeats is None]
    at = number(request.query_params.get("page", "1"))
    return page(
        request,
        "disputes.html",
        cases=told(desk, found[(at - 1) * PAGE : at * PAGE]),
        total=len(found),
        at=at,
        pages=-(-len(found) // PAGE),
        facets=desk.remembered(f"dispute facets {address!r}", lambda: _facets(desk, found, address)),
        near_misses=address.get("all") == "yes",
    )


@router.get("/disputes.{form}", name="disputes.export")
def export(request: Request, form: Form) -> StreamingResponse:
    """All the disputes asked for, repeats too, as JSON or CSV."""
    found = disputes_wanted(request)
    if form is Form.JSON:
        return json_list(dispute_record(one) for one in found)
    return csv_table("disputes", COLUMNS, map(_row, found))


@router.get("/disputes/{name}", name="dispute")
def dispute(request: Request, name: str) -> HTMLResponse:
    """One dispute: its two sides beside each other, and what they have in common."""
    desk = desk_of(request)
    within = reach_of(request)
    case = case_of(desk, within, name)
    return page(
        request,
        "dispute.html",
        case=case,
        passages=[passage(entry) for entry in (case.a, case.b)],
        bars=bars(case.a.claim, case.b.claim),
        chains=chains(case.a.claim.place, case.b.claim.place),
        around=around(desk, within, case.dispute),
        heading=heading,
        where=where,
        links=links,
    )


def told(desk: Desk, found: Sequence[Dispute]) -> list[Case]:
    """These disputes with their claims as the ledger holds them."""
    entries = counting.named(desk.ledger, {side.claim for one in found for side in (one.a, one.b)})
    return list(cases([one for one in found if {one.a.claim, one.b.claim} <= entries.keys()], entries))


def case_of(desk: Desk, within: Reach, name: str) -> Case:
    """The dispute of that id with its repeats; ``NotFound`` when there is none that may be shown."""
    for near_misses in (False, True):
        every = desk.disputes(within, near_misses=near_misses)
        first = [one for one in every if one.id == name]
        if first:
            again = [one for one in every if one.repeats == name]
            (case,) = told(desk, first) if first[0].repeats is None else _alone(desk, first[0])
            return Case(case.dispute, case.a, case.b, tuple(again))
    raise NotFound(f"there is no dispute {name!r} in this ledger")


def _alone(desk: Desk, one: Dispute) -> list[Case]:
    """A dispute that repeats another, shown for itself."""
    entries = counting.named(desk.ledger, {one.a.claim, one.b.claim})
    return [Case(one, entries[one.a.claim], entries[one.b.claim], ())]


def disputes_wanted(request: Request) -> list[Dispute]:
    """The disputes that the URL asks for, repeats too, the gravest first."""
    desk, within = desk_of(request), reach_of(request)
    wanted = _wanted(request)
    every = desk.disputes(within, near_misses=wanted.near_misses)
    found = [one for one in every if wanted.finds(one)]
    if wanted.asked == Asked(reviewed=wanted.asked.reviewed):
        return found
    inside = desk.remembered(f"ids {wanted.asked!r}", lambda: counting.ids(desk.catalogue, wanted.asked))
    return [one for one in found if one.a.claim in inside or one.b.claim in inside]


def _wanted(request: Request) -> Wanted:
    query = {key: value.strip() for key, value in request.query_params.items() if value.strip()}
    kind = term(DisputeKind, query, "dispute")
    return Wanted(
        kind=kind,
        verdict=term(Verdict, query, "verdict"),
        reversal=query.get("reversal") == "yes",
        near_misses=query.get("all") == "yes",
        asked=asked_of(query, reviewed=reach_of(request) is Reach.REVIEWED),
    )


def _facets(desk: Desk, found: Sequence[Dispute], address: Address) -> list[Facet]:
    outlines = desk.outlines()
    sides = [[outlines[side.claim] for side in (one.a, one.b) if side.claim in outlines] for one in found]
    reversals = [Count("yes", sum(1 for one in found if one.reversal))]
    return [
        facet("verdict", "Verdict", tallied(one.verdict.value for one in found), address),
        facet("dispute", "In what they collide", tallied(one.kind.value for one in found), address),
        facet("event", "Event", tallied(e for each in sides for e in {one.event for one in each}), address),
        facet("voice", "Speaker on either side", tallied(v for each in sides for v in {one.voice for one in each}),
              address, label_of("voice")),
        facet("publisher", "Publisher", tallied(p for each in sides for p in {one.publisher for one in each}), address,
              label_of("publisher")),
        *([facet("reversal", "Reversal", reversals, address, lambda _: "one voice said both")] if reversals[0].claims
          else []),
    ]  # fmt: skip


def _row(one: Dispute) -> tuple[str | None, ...]:
    shared = (one.overlap.type, one.overlap.actor, one.overlap.place, one.overlap.time)
    sides = (one.a.claim, one.a.document, one.b.claim, one.b.document)
    relations = (part.relation for part in shared)
    told = (one.id, one.kind.value, one.verdict.value, one.why, one.condition, *sides, *relations)
    return (*told, "yes" if one.reversal else "no", one.repeats)
