"""The room of dossiers: disputes, incidents and threads chosen by the URL, on a page made to be printed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from importlib.metadata import version

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from sayso.errors import BadQuery, NotFound
from sayso.model import Dispute, Thread
from sayso.telling.threads import where
from sayso.telling.web.bundle import Binder, bound
from sayso.telling.web.desk import Desk, desk_of, reach_of
from sayso.telling.web.evidence import by_claim, grave
from sayso.telling.web.pages import page
from sayso.telling.web.review import Reach
from sayso.telling.web.rooms.incidents import heading, incident
from sayso.telling.web.rooms.threads import SORTS, claims_of, threads
from sayso.telling.web.withheld import Withheld, withheld

router = APIRouter()

OFFERED = 40
"""Of each sort, so many are offered to be chosen; others are added from their own pages."""

MOST = 60
"""Sections of one dossier."""


@router.get("/dossier", name="dossier")
def show(request: Request) -> HTMLResponse:
    """What was chosen, ready to be printed; where nothing was, what there is to choose."""
    chosen = {sort: list(dict.fromkeys(request.query_params.getlist(sort))) for sort in ("d", "i", "t")}
    if not any(chosen.values()) or request.query_params.get("choose") == "yes":
        return _choosing(request, chosen)
    if sum(map(len, chosen.values())) > MOST:
        raise BadQuery(f"a dossier holds at most {MOST} disputes, incidents and threads: choose fewer")
    return _bound(request, chosen)


def _bound(request: Request, chosen: dict[str, list[str]]) -> HTMLResponse:
    desk, reach = desk_of(request), reach_of(request)
    disputes = [_dispute(desk, reach, name) for name in chosen["d"]]
    incidents = [incident(desk, reach, name) for name in chosen["i"]]
    told = [_thread(desk, reach, name) for name in chosen["t"]]
    homes = by_claim(desk, reach)
    shown = request.query_params.get("names") == "yes"
    claims = [side.claim for one in disputes for side in (one.a, one.b)]
    claims += [claim for one in incidents for claim in (*one.claims, *(c for d in one.deniers for c in d.claims))]
    claims += [claim for _, one in told for claim in claims_of(one)]
    names = (
        Withheld() if shown else _withheld(desk, {homes[claim].claim.document for claim in claims if claim in homes})
    )
    return page(
        request,
        "dossier.html",
        dossier=bound(disputes, incidents, told, homes, Binder(desk.ledger.claim, names)),
        withheld=len(names.witnesses),
        names_shown=shown,
        made=datetime.now(UTC).date().isoformat(),
        version=version("sayso"),
        query=[(sort, name) for sort, named in chosen.items() for name in named],
    )


def _withheld(desk: Desk, documents: set[str]) -> Withheld:
    """Every witness of these reports, also those whose claims are not in the dossier, or not shown to who asks."""
    return withheld(one for one in desk.statements(Reach.ALL) if one.claim.document in documents)


def _choosing(request: Request, chosen: dict[str, list[str]]) -> HTMLResponse:
    desk, reach = desk_of(request), reach_of(request)
    return page(
        request,
        "choosing.html",
        chosen=chosen,
        disputes=_offered(grave(desk, reach), chosen["d"]),
        incidents=_offered((one for one in desk.incidents(reach).incidents if one.told), chosen["i"]),
        threads={sort: _offered(threads(desk, reach, sort.room), chosen["t"]) for sort in SORTS.values()},
        homes=by_claim(desk, reach),
        heading=heading,
        where=where,
    )


def _offered(every: Iterable[object], chosen: Iterable[str]) -> list[object]:
    """The first of them, and whatever is chosen already."""
    wanted = set(chosen)
    return [one for at, one in enumerate(every) if at < OFFERED or getattr(one, "id", "") in wanted]


def _dispute(desk: Desk, reach: Reach, name: str) -> Dispute:
    """The dispute of that id, or the near miss; those are reckoned only when they are asked for."""
    for near_misses in (False, True):
        fitting = [one for one in desk.disputes(reach, near_misses=near_misses) if one.id.startswith(name)]
        if len(fitting) == 1:
            return fitting[0]
    raise NotFound(f"there is no dispute {name!r}: /disputes lists them")


def _thread(desk: Desk, reach: Reach, name: str) -> tuple[str, Thread]:
    for sort in SORTS.values():
        for one in threads(desk, reach, sort.room):
            if one.id.startswith(name):
                return sort.each, one
    raise NotFound(f"there is no truce, passage, evacuation or round of talks {name!r}")
