"""The front room: what is in the ledger, the newest disputes, and a report read now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, File, Form, Request, UploadFile
from starlette.responses import HTMLResponse, RedirectResponse

from sayso.errors import BadQuery, NotFound
from sayso.intake import day
from sayso.ledger import workload
from sayso.ledger.catalogue import UNSAID
from sayso.model import Dispute, Review
from sayso.telling.disputes import Case
from sayso.telling.web import errands
from sayso.telling.web.accounts import Role
from sayso.telling.web.desk import Desk, desk_of, reach_of, visitor
from sayso.telling.web.errands import Errand
from sayso.telling.web.kept import NotYet
from sayso.telling.web.pages import page, web_address
from sayso.telling.web.review import Reach
from sayso.telling.web.rooms.disputes import told
from sayso.telling.web.rooms.queue import analyst_of

router = APIRouter(include_in_schema=False)

LATEST = 8
"""Reports and disputes shown."""

SOON = 0.15
"""Seconds that the front page waits for disputes."""

MANY = 200
"""Files in one go, at most."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """What there is to review: claims by state, whose they are, and judgements that lost their claim.

    ``mine``: claims of whoever looks (``me``) that are still to be reviewed; ``nobodys``: those that are nobody's.
    """

    states: Mapping[Review, int]
    me: str
    mine: int
    nobodys: int
    orphans: int


@router.get("/", name="front")
def front(request: Request) -> HTMLResponse:
    """The first page."""
    desk, within = desk_of(request), reach_of(request)
    return page(
        request,
        "front.html",
        totals=desk.totals(within),
        reports=desk.latest(within, offset=0, limit=LATEST),
        cases=_newest(desk, within),
        may_read=visitor(request).role.covers(Role.ANALYST),
        waiting=_waiting(request),
    )


@router.post("/read", name="read")
def read(
    request: Request,
    text: Annotated[str, Form()] = "",
    title: Annotated[str, Form()] = "",
    publisher: Annotated[str, Form()] = "",
    published: Annotated[str, Form()] = "",
    url: Annotated[str, Form()] = "",
    files: Annotated[list[UploadFile] | None, File()] = None,
) -> RedirectResponse:
    """Have something read; the page that it leads to tells how far that is."""
    desk, handed = desk_of(request), [one for one in files or () if one.filename]
    if handed:
        errand = _files(desk, handed)
    elif text.strip():
        pasted = errands.Pasted(
            text=text.replace("\r\n", "\n"),
            title=title.strip() or None,
            publisher=publisher.strip() or None,
            published=_day(published.strip()),
            url=web_address(url.strip()),
        )
        errand = desk.errands.give(title.strip() or "a pasted report", [pasted.file])
    elif url.strip():
        errand = _address(desk, url.strip())
    else:
        raise BadQuery("there was nothing to read: paste a report, choose a file, or give an address")
    return RedirectResponse(f"/read/{errand.id}", 303)


@router.get("/read/{name}", name="read.state")
def state(request: Request, name: str) -> HTMLResponse:
    """How far an errand is, and what came of it."""
    errand = desk_of(request).errands.get(name)
    if errand is None:
        raise NotFound("nobody knows of this any more: what was read is among the reports")
    return page(request, "errand.html", errand=errand)


def _waiting(request: Request) -> Waiting | None:
    """What there is to review, for those who may."""
    if not visitor(request).role.covers(Role.ANALYST):
        return None
    desk, me = desk_of(request), analyst_of(request)
    works = desk.remembered("work", lambda: workload.work(desk.catalogue))
    left = {one.assignee: one.states[Review.UNREVIEWED] for one in works}
    return Waiting(
        states=workload.states(works),
        me=me,
        mine=left.get(me, 0),
        nobodys=left.get(UNSAID, 0),
        orphans=desk.remembered("orphans", lambda: workload.orphans(desk.ledger)),
    )


def _files(desk: Desk, handed: list[UploadFile]) -> Errand:
    if len(handed) > MANY:
        raise BadQuery(f"{len(handed)} files are too many at once: give {MANY} at most, or use sayso read")
    names = [one.filename or "" for one in handed]
    given = [errands.File(name=name, data=one.file.read()) for name, one in zip(names, handed, strict=True)]
    return desk.errands.give(names[0] if len(names) == 1 else f"{len(names)} files", given)


def _address(desk: Desk, url: str) -> Errand:
    if web_address(url) is None:
        raise BadQuery(f"{url!r} is no address of a page: it must begin with http:// or https://")
    return desk.errands.give(url, url=url)


def _day(written: str) -> str | None:
    return day(written) if written else None


def _newest(desk: Desk, within: Reach) -> list[Case] | None:
    """The disputes whose later claim was added last; ``None``: they are being reckoned."""
    try:
        every = desk.disputes(within, patience=SOON)
    except NotYet:
        return None
    outlines = desk.outlines()

    def added(one: Dispute) -> int:
        return max(outlines[side.claim].row if side.claim in outlines else 0 for side in (one.a, one.b))

    first = sorted((one for one in every if one.repeats is None), key=added, reverse=True)
    return told(desk, first[: LATEST // 2])
