"""The room of time: lanes, truces across them, denials as intervals, and when it was said beside when it was."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response, StreamingResponse

from sayso.contract import happening_record
from sayso.errors import BadQuery
from sayso.model import EventType, Happening, Timeline, Truce
from sayso.reckoning.timeline import said_by, timeline
from sayso.reckoning.truces import truces
from sayso.telling import words
from sayso.telling.web import links
from sayso.telling.web.desk import Desk, desk_of, reach_of
from sayso.telling.web.drawing.bands import held, named
from sayso.telling.web.drawing.lanes import By
from sayso.telling.web.drawing.layout import View, chart
from sayso.telling.web.drawing.spread import Placed, spread
from sayso.telling.web.evidence import disputed
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

    placed: Sequence[Placed]
    unplaced: Sequence[Happening]
    unsaid: int


@router.get("/timeline", name="timeline")
def show(request: Request) -> Response:
    """The picture, and below it what it cannot show and the same as a list."""
    desk, reach, address = desk_of(request), reach_of(request), Address.of(request)
    if (day := address.get("day")) is not None:
        return RedirectResponse(address.at(day=None, as_of=_day(day)), 303)
    wanted, by = Wanted.of(dict(address.query)), term(By, dict(address.query), "by") or By.ACTOR
    told = desk.remembered(f"told {reach} {wanted!r}", lambda: _told(desk, reach, wanted))
    shown = days_shown(wanted, told.placed)
    view = View(start=shown.start, end=shown.end, by=by, only=address.get("only"))
    over = _truces(desk, reach, wanted)
    sayings = _sayings(desk, reach)
    grave = disputed(desk, reach)
    drawn = desk.remembered(f"chart {reach} {wanted!r} {view!r}", lambda: chart(told.placed, grave, over, view))
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
        undated=[one for one in over if held(one) is None][:LISTED],
        sayings=sayings,
        as_of_day=_ordinal(wanted.as_of, sayings),
        events=list(EventType),
        reviews=desk.reviews(),
        links=links,
        named=named,
    )


@router.get("/timeline.{form}", name="timeline.export")
def export(request: Request, form: Form) -> StreamingResponse:
    """Every claim asked for, those of unknown time last, which are left out where days are named."""
    desk, reach = desk_of(request), reach_of(request)
    wanted = Wanted.of(dict(Address.of(request).query))
    told = _told(desk, reach, wanted)
    placed = [one.happening for one in told.placed if wanted.touches(one)]
    unplaced = [] if wanted.dated else told.unplaced
    if form is Form.JSON:
        records = [happening_record(one, placed=True) for one in placed]
        return json_list([*records, *(happening_record(one, placed=False) for one in unplaced)])
    return csv_table("timeline", COLUMNS, map(_row, (*placed, *unplaced)))


def _told(desk: Desk, reach: Reach, wanted: Wanted) -> Told:
    whole, placed = happenings(desk, reach), spread_of(desk, reach)
    if not wanted.narrow:
        return Told(placed, whole.unplaced, 0)
    everything = (*whole.placed, *whole.unplaced)
    unsaid = sum(one.said_latest is None for one in everything) if wanted.as_of else 0
    chosen = [one for one in placed if wanted.asks(one.happening)]
    return Told(chosen, [one for one in whole.unplaced if wanted.asks(one)], unsaid)


def happenings(desk: Desk, reach: Reach) -> Timeline:
    """Every claim that may be shown, by the time of its event."""
    told = desk.statements(reach)
    return desk.once(f"timeline {reach}", lambda: timeline(told), within=reach)


def spread_of(desk: Desk, reach: Reach) -> tuple[Placed, ...]:
    """The claims of known time, ready for drawing."""
    whole = happenings(desk, reach)
    return desk.once(f"spread {reach}", lambda: spread(whole.placed), within=reach)


def _truces(desk: Desk, reach: Reach, wanted: Wanted) -> tuple[Truce, ...]:
    """The truces as they stood by what had been said."""
    told, as_of = desk.statements(reach), wanted.as_of
    if as_of is None:
        return desk.once(f"truces {reach}", lambda: truces(told), within=reach)
    by_then = date.fromisoformat(as_of)
    return desk.remembered(f"truces {reach} {as_of}", lambda: truces(said_by(told, by_then)[0]))


def _sayings(desk: Desk, reach: Reach) -> tuple[int, int] | None:
    """The first and the last day on which anything was said, as the calendar counts days."""
    whole = happenings(desk, reach)

    def ends() -> tuple[int, int] | None:
        said = sorted({one.said_latest for one in (*whole.placed, *whole.unplaced) if one.said_latest is not None})
        return (date.fromisoformat(said[0]).toordinal(), date.fromisoformat(said[-1]).toordinal()) if said else None

    return desk.remembered(f"sayings {reach}", ends)


def _day(written: str) -> str:
    """The ISO date of a day that the slider gives as a number."""
    if not (written.isascii() and written.isdecimal() and 0 < int(written[:8]) <= date.max.toordinal()):
        raise BadQuery(f"{written!r} is no day: give as_of=2016-12-15")
    return date.fromordinal(int(written)).isoformat()


def _ordinal(as_of: str | None, sayings: tuple[int, int] | None) -> int:
    """Where the slider stands."""
    return date.fromisoformat(as_of).toordinal() if as_of else sayings[1] if sayings else 0


def _zoom(address: Address, shown: Days) -> list[tuple[str, str]]:
    """Where each button of the axis leads, with its name."""
    moves = (
        ("Earlier", shown.moved(-0.5)),
        ("Later", shown.moved(0.5)),
        ("Closer", shown.wider(0.5)),
        ("Wider", shown.wider(2.0)),
    )
    return [(name, address.at(since=to.first, until=to.last)) for name, to in moves]


def _listed(placed: Sequence[Placed], drawn: set[str]) -> list[Happening]:
    return [one.happening for one in placed if one.claim in drawn]


def _row(one: Happening) -> tuple[str | None, ...]:
    claim, time = one.statement.claim, one.statement.claim.time
    return (
        claim.id,
        claim.document,
        time.earliest if time else None,
        time.latest if time else None,
        time.precision if time else None,
        one.said_latest,
        words.who(claim),
        words.stance(claim),
        words.event(claim),
        words.where(claim.place),
        words.excerpt(one.statement.evidence),
    )
