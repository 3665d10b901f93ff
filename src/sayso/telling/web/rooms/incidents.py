"""The room of incidents: assertions of one event side by side, how many, who says so, who denies, how it is graded."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, StreamingResponse

from sayso.contract import incident_record
from sayso.errors import NotFound
from sayso.model import Gathered, Incident
from sayso.reckoning.incidents import lies_in
from sayso.telling import words
from sayso.telling.web import links
from sayso.telling.web.desk import Desk, desk_of, reach_of
from sayso.telling.web.drawing.ranges import ranges
from sayso.telling.web.evidence import among, by_claim, grave
from sayso.telling.web.exports import Cell, Form, csv_table, json_list
from sayso.telling.web.facets import Facet, facet, tallied
from sayso.telling.web.pages import page
from sayso.telling.web.review import Reach
from sayso.telling.web.state import PAGE, Address, number
from sayso.telling.web.wanted import Wanted

router = APIRouter()

COLUMNS = (
    "incident", "types", "places", "earliest", "latest", "grade", "toll", "origins", "deniers", "claims", "reports",
    "reasons",
)  # fmt: skip


@router.get("/incidents", name="incidents")
def show(request: Request) -> HTMLResponse:
    """One page of the incidents asked for."""
    desk, reach, address = desk_of(request), reach_of(request), Address.of(request)
    gathered = desk.incidents(reach)
    told = desk.remembered(f"told {reach} {address.get('all')}", lambda: _told(gathered, address))
    found = desk.remembered(f"incidents {reach} {address.query}", lambda: _asked(told, address))
    at = number(address.get("page") or "1")
    return page(
        request,
        "incidents.html",
        incidents=found[(at - 1) * PAGE : at * PAGE],
        total=len(found),
        loose=len(gathered.loose),
        at=at,
        pages=-(-len(found) // PAGE),
        facets=_facets(desk, reach, told, address),
        ranges=ranges,
        where=where,
        when=when,
        heading=heading,
        links=links,
    )


@router.get("/incidents.{form}", name="incidents.export")
def export(request: Request, form: Form) -> StreamingResponse:
    """All incidents asked for."""
    address = Address.of(request)
    found = _asked(_told(desk_of(request).incidents(reach_of(request)), address), address)
    return (
        json_list(map(incident_record, found))
        if form is Form.JSON
        else csv_table("incidents", COLUMNS, map(_row, found))
    )


@router.get("/incidents/{name}", name="incident")
def shown(request: Request, name: str) -> HTMLResponse:
    """One incident, claim by claim."""
    desk, reach = desk_of(request), reach_of(request)
    one = incident(desk, reach, name)
    homes = by_claim(desk, reach)
    denials = [claim for denier in one.deniers for claim in denier.claims]
    return page(
        request,
        "incident.html",
        incident=one,
        claims=[homes[claim] for claim in (*one.claims, *dict.fromkeys(denials)) if claim in homes],
        homes=homes,
        reviews=desk.reviews(),
        disputes=among(grave(desk, reach), one.claims),
        named={origin: [blamed for blamed in one.blamed if blamed.origin == origin] for origin in _keys(one)},
        ranges=ranges,
        where=where,
        when=when,
        heading=heading,
        links=links,
    )


def incident(desk: Desk, reach: Reach, name: str) -> Incident:
    """The incident whose id is ``name`` or alone begins with it; ``NotFound`` otherwise."""
    fitting = [one for one in desk.incidents(reach).incidents if one.id.startswith(name)]
    if len(fitting) != 1:
        raise NotFound(f"there is no incident {name!r}: /incidents lists them")
    return fitting[0]


def heading(one: Incident) -> str:
    """ "air strike, casualty: Sukkari, Aleppo"."""
    types = ", ".join(words.plain(kind.value) for kind in one.types)
    return f"{types}: {where(one)}"


def where(one: Incident) -> str:
    """The places named, and what contains the first of them."""
    names = "; ".join(site.name + ("" if site.id else " (?)") for site in one.sites)
    around = next((ref.name for site in one.sites[:1] for ref in site.within[:1]), None)
    return words.excerpt(", ".join(filter(None, (names, around))) or "place not said", 120)


def when(one: Incident) -> str:
    """The days, or that nobody says when."""
    return words.window(one.earliest, one.latest).replace("T", " ") or "time not said"


def _facets(desk: Desk, reach: Reach, told: Sequence[Incident], address: Address) -> list[Facet]:
    name = f"{reach} {address.get('all')}"
    grades = desk.remembered(f"grades {name}", lambda: tallied(one.grade.value for one in told))
    types = desk.remembered(f"types {name}", lambda: tallied(kind.value for one in told for kind in one.types))
    return [facet("grade", "Suggested grade", grades, address), facet("event", "Event", types, address)]


def _keys(one: Incident) -> list[str]:
    return [origin.key for origin in one.origins]


def _told(gathered: Gathered, address: Address) -> list[Incident]:
    """Those with something to lay side by side; with ``all=yes`` every one."""
    return [one for one in gathered.incidents if one.told or address.get("all") == "yes"]


def _asked(incidents: Iterable[Incident], address: Address) -> list[Incident]:
    query = dict(address.query)
    wanted, grade = Wanted.of(query), query.get("grade")
    return [
        one
        for one in incidents
        if (wanted.place is None or lies_in(one, wanted.place))
        and (wanted.event is None or wanted.event in one.types)
        and (grade is None or one.grade.value == grade)
        and _within(one, wanted)
    ]


def _within(one: Incident, wanted: Wanted) -> bool:
    """Whether its days touch those asked for; what nobody dates touches none."""
    if wanted.since is None and wanted.until is None:
        return True
    first, last = one.earliest or one.latest, one.latest or one.earliest
    if first is None or last is None:
        return False
    return (wanted.until is None or first[:10] <= wanted.until) and (wanted.since is None or last[:10] >= wanted.since)


def _row(one: Incident) -> tuple[Cell, ...]:
    return (
        one.id,
        "; ".join(kind.value for kind in one.types),
        "; ".join(site.name for site in one.sites),
        one.earliest,
        one.latest,
        one.grade.value,
        "; ".join(each.words for each in ranges(one.tolls)),
        "; ".join(origin.name for origin in one.origins if origin.independent),
        "; ".join(denier.name for denier in one.deniers),
        len(one.claims),
        len(one.reports),
        "; ".join(one.reasons),
    )
