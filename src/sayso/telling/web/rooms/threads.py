"""The rooms of truces, passages, evacuations and talks: each thread as a line of steps, with its evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, StreamingResponse

from sayso.contract import thread_record
from sayso.errors import NotFound
from sayso.model import Passage, Statement, Step, Talks, Thread, Truce
from sayso.reckoning.evacuations import evacuations
from sayso.reckoning.passages import passages
from sayso.reckoning.talks import talks
from sayso.reckoning.threads import lies_in
from sayso.reckoning.truces import truces
from sayso.telling import words
from sayso.telling.threads import FACTS, known, where
from sayso.telling.web import links
from sayso.telling.web.desk import Desk, desk_of, reach_of
from sayso.telling.web.drawing.bands import held
from sayso.telling.web.evidence import among, by_claim, disputed, grave
from sayso.telling.web.exports import Cell, Form, csv_table, json_list
from sayso.telling.web.facets import facet, tallied
from sayso.telling.web.pages import page
from sayso.telling.web.review import Reach
from sayso.telling.web.state import PAGE, Address, number

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Sort:
    """One sort of thread: its room, what one of them is called, how they are found."""

    room: str
    title: str
    each: str
    find: Callable[[Iterable[Statement]], Sequence[Thread]]


SORTS = {
    one.room: one
    for one in (
        Sort("truces", "Truces", "truce", truces),
        Sort("passages", "Passages", "passage", passages),
        Sort("evacuations", "Evacuations", "evacuation", evacuations),
        Sort("talks", "Talks", "round of talks", talks),
    )
}

COLUMNS = (
    "thread", "place", "status", "step", "denied", "modality", "earliest", "latest", "said", "by", "who", "words",
    "claim", "report",
)  # fmt: skip


def threads(desk: Desk, reach: Reach, room: str) -> tuple[Thread, ...]:
    """All threads of a room."""
    told = desk.statements(reach)
    return desk.once(f"{room} {reach}", lambda: tuple(SORTS[room].find(told)), within=reach)


def listed(request: Request, room: str) -> HTMLResponse:
    """One page of the threads of a room, each as a line of steps."""
    desk, reach, address = desk_of(request), reach_of(request), Address.of(request)
    every = threads(desk, reach, room)
    found = _asked(every, address)
    at = number(address.get("page") or "1")
    return page(
        request,
        "threads.html",
        sort=SORTS[room],
        threads=found[(at - 1) * PAGE : at * PAGE],
        total=len(found),
        at=at,
        pages=-(-len(found) // PAGE),
        facets=[facet("status", "Status", tallied(one.status or "unknown" for one in every), address)],
        disputed=disputed(desk, reach),
        sign=sign,
        where=where,
        when=when,
        links=links,
    )


def exported(request: Request, room: str, form: Form) -> StreamingResponse:
    """As JSON the threads, as CSV their steps."""
    found = _asked(threads(desk_of(request), reach_of(request), room), Address.of(request))
    if form is Form.JSON:
        return json_list(map(thread_record, found))
    return csv_table(room, COLUMNS, (row for one in found for row in _rows(one)))


def shown(request: Request, room: str, name: str) -> HTMLResponse:
    """One thread with all that is known of it; ``NotFound`` when there is none of that id."""
    desk, reach = desk_of(request), reach_of(request)
    one = found(threads(desk, reach, room), name, room)
    return page(
        request,
        "thread.html",
        sort=SORTS[room],
        thread=one,
        known=list(known(one)),
        homes=by_claim(desk, reach),
        disputes=among(grave(desk, reach), claims_of(one)),
        disputed=disputed(desk, reach),
        flows=one.flows if isinstance(one, Passage) else one.outcomes if isinstance(one, Talks) else (),
        strikes=one.strikes if isinstance(one, Truce) else (),
        dated=not isinstance(one, Truce) or held(one) is not None,
        sign=sign,
        where=where,
        when=when,
        links=links,
    )


def found(every: Iterable[Thread], name: str, room: str) -> Thread:
    """The thread whose id is ``name`` or alone begins with it; ``NotFound`` otherwise."""
    fitting = [one for one in every if one.id.startswith(name)]
    if len(fitting) != 1:
        raise NotFound(f"there is no thread {name!r}: /{room} lists them")
    return fitting[0]


def claims_of(thread: Thread) -> list[str]:
    """The ids of every claim that the thread shows, each once."""
    told = [step.claim for step in thread.steps]
    told += [strike.claim for strike in thread.strikes] if isinstance(thread, Truce) else []
    told += [step.claim for step in thread.flows] if isinstance(thread, Passage) else []
    told += [step.claim for step in thread.outcomes] if isinstance(thread, Talks) else []
    told += [one.claim for one in known(thread) if one.claim]
    return list(dict.fromkeys(told))


def sign(step: Step) -> str:
    """How a step is drawn: denied, a fact, or something else (a plan, a demand, a possibility)."""
    return "denied" if step.denied else "fact" if step.modality in FACTS else "open"


def when(step: Step) -> str:
    """When it was so; when it was said, where that alone is known."""
    window = words.window(step.earliest, step.latest).replace("T", " ")
    return window or (f"said {step.said}" if step.said else "time not said")


def _asked(every: Iterable[Thread], address: Address) -> list[Thread]:
    place, status = address.get("place"), address.get("status")
    return [
        one
        for one in every
        if (place is None or lies_in(one, place)) and (status is None or (one.status or "unknown") == status)
    ]


def _rows(thread: Thread) -> Iterator[tuple[Cell, ...]]:
    for step in thread.steps:
        yield (
            thread.id,
            where(thread.place),
            thread.status,
            step.status,
            "yes" if step.denied else "no",
            step.modality.value,
            step.earliest,
            step.latest,
            step.said,
            step.by,
            "; ".join(step.who),
            words.excerpt(step.words),
            step.claim,
            step.document,
        )


def _open(room: str) -> None:
    """The routes of one room."""

    @router.get(f"/{room}", name="threads")
    def threads_page(request: Request) -> HTMLResponse:
        return listed(request, room)

    @router.get(f"/{room}.{{form}}", name="threads.export")
    def threads_export(request: Request, form: Form) -> StreamingResponse:
        return exported(request, room, form)

    @router.get(f"/{room}/{{name}}", name="thread")
    def thread_page(request: Request, name: str) -> HTMLResponse:
        return shown(request, room, name)


for _room in SORTS:
    _open(_room)
