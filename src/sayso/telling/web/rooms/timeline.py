"""The room of time: lanes, truces across them, denials as intervals, and when it was said beside when it was."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response, StreamingResponse

from sayso.contract import happening_record
from sayso.errors import BadQuery
from sayso.model import Dispute, EventType, Happening, Timeline, Truce, Verdict
from sayso.reckoning.timeline import said_by, timeline
from sayso.reckoning.truces import truces
from sayso.telling import words
from sayso.telling.web import links
from sayso.telling.web.desk import Desk, desk_of, reach_of
from sayso.telling.web.drawing.bands import held, named
from sayso.telling.web.drawing.lanes import By
from sayso.telling.web.drawing.layout import View, chart
from sayso.telling.web.exports import Form, csv_table, json_list
from sayso.telling.web.pages import page
from sayso.telling.web.review import Reach
from sayso.telling.web.state import Address, term
from sayso.telling.web.wanted import Days, Wanted, days_shown

router = APIRouter()

COLUMNS = ("claim", "report", "earliest", "latest", "precision", "said", "speaker", "stance", "event", "place", "words")
LISTED = 60
"""Claims of unknown time that are listed."""


@dataclass(frozen=True, slots=True)
class Told:
    """What the timeline shows: claims of known and of unknown time; how many nobody knows when they were said."""

    placed: tuple[Happening, ...]
    unplaced: tuple[Happening, ...]
    unsaid: int


@router.get("/timeline", name="timeline")
def show(request: Request) -> Response:
    """The picture, and below it what it cannot show and the same as a list."""
    desk, reach, address = desk_of(request), reach_of(request), Address.of(request)
    if (day := address.get("day")) is not None:
        return RedirectResponse(address.at(day=None, as_of=_day(day)), 303)
    wanted, by = Wanted.of(dict(address.query)), term(By, dict(address.query), "by") or By.ACTOR
    told = _told(desk, reach, wanted)
    shown = days_shown(wanted, told.placed)
    view = View(start=shown.start, end=shown.end, by=by, only=address.get("only"))
    over = _truces(desk, reach, wanted)
    drawn = chart(told.placed, _disputes(desk, reach), over, view)
    return page(
        request,
        "timeline.html",
        chart=drawn,
        by=by,
        wanted=wanted,
        shown=shown,
        zoom=_zoom(address, shown),
        listed=_listed(told.placed, {one.claim for one in drawn.items}),
        told=told,
        unplaced=told.unplaced[:LISTED],
        undated=[one for one in over if held(one) is None],
        sayings=_sayings(desk, reach),
        events=list(EventType),
        links=links,
        named=named,
    )


@router.get("/timeline.{form}", name="timeline.export")
def export(request: Request, form: Form) -> StreamingResponse:
    """Every claim asked for, those of unknown time last, which are left out where days are named."""
    desk, reach = desk_of(request), reach_of(request)
    wanted = Wanted.of(dict(Address.of(request).query))
    told = _told(desk, reach, wanted)
    placed, unplaced = told.placed, told.unplaced
    if wanted.since or wanted.until:
        shown, unplaced = days_shown(wanted, placed), ()
        placed = tuple(one for one in placed if _touches(one, shown))
    if form is Form.JSON:
        records = [happening_record(one, placed=True) for one in placed]
        return json_list([*records, *(happening_record(one, placed=False) for one in unplaced)])
    return csv_table("timeline", COLUMNS, map(_row, (*placed, *unplaced)))
