"""The room of places: a map without tiles, and the table that says the same."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, StreamingResponse

from sayso.contract import happening_record
from sayso.model import EventType, Happening
from sayso.reckoning.windows import window_of
from sayso.telling.web.desk import desk_of, reach_of
from sayso.telling.web.drawing.spots import Places, Spot, places
from sayso.telling.web.evidence import disputed
from sayso.telling.web.exports import Form, csv_table, json_list
from sayso.telling.web.pages import page
from sayso.telling.web.rooms.timeline import happenings, spread_of
from sayso.telling.web.state import Address
from sayso.telling.web.wanted import Wanted

router = APIRouter()

MOST = 400
"""Places on one map."""

COLUMNS = ("place", "name", "within", "lat", "lon", "precision", "meaning", "asserted", "denied", "disputed", "events")


@router.get("/map", name="map")
def show(request: Request) -> HTMLResponse:
    """The map and its table."""
    address = Address.of(request)
    wanted, found = _found(request, address)
    return page(
        request,
        "map.html",
        wanted=wanted,
        spots=found.spots[:MOST],
        left=len(found.spots) - len(found.spots[:MOST]),
        found=found,
        narrowed=wanted.dated,
        events=list(EventType),
        claims_of=lambda spot: _claims_of(spot, wanted),
    )


@router.get("/map.{form}", name="map.export")
def export(request: Request, form: Form) -> StreamingResponse:
    """As CSV the places; as JSON the claims."""
    address = Address.of(request)
    if form is Form.CSV:
        return csv_table("map", COLUMNS, map(_row, _found(request, address)[1].spots))
    told = _happenings(request, Wanted.of(dict(address.query)))()
    return json_list(happening_record(one, placed=window_of(one.statement.claim.time) is not None) for one in told)


def _found(request: Request, address: Address) -> tuple[Wanted, Places]:
    desk, reach = desk_of(request), reach_of(request)
    wanted = Wanted.of(dict(address.query))
    told, grave = _happenings(request, wanted), disputed(desk, reach)
    return wanted, desk.remembered(f"places {reach} {wanted!r}", lambda: places(told(), grave))


def _happenings(request: Request, wanted: Wanted) -> Callable[[], list[Happening]]:
    """What is asked for; with days named, only what may have been on them."""
    desk, reach = desk_of(request), reach_of(request)
    whole, placed = happenings(desk, reach), spread_of(desk, reach)

    def chosen() -> list[Happening]:
        dated = [one.happening for one in placed if wanted.touches(one)]
        every = dated if wanted.dated else [*dated, *whole.unplaced]
        return [one for one in every if wanted.asks(one)]

    return chosen


def _claims_of(spot: Spot, wanted: Wanted) -> str:
    """The claims of a place as the room of claims lists them."""
    asked = {"place": spot.place, "since": wanted.since, "until": wanted.until, "event": wanted.event}
    return f"/claims?{urlencode({name: value for name, value in asked.items() if value})}"


def _row(spot: Spot) -> tuple[str | int | float, ...]:
    return (
        spot.place,
        spot.name,
        spot.within,
        spot.lat,
        spot.lon,
        spot.precision,
        spot.meaning,
        spot.asserted,
        spot.denied,
        spot.disputed,
        "; ".join(spot.types),
    )
