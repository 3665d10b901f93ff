"""The review queue: claims in the order of doubt, by whose they are and how far they have come; one after another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response, StreamingResponse

from sayso.errors import NotFound, SaysoError
from sayso.ledger import Entry, counting, workload
from sayso.ledger.catalogue import UNSAID
from sayso.ledger.doubts import DoubtKind
from sayso.model import VERDICTS, Opinion, Review, Ruling
from sayso.telling import doubts as telling
from sayso.telling import words
from sayso.telling.web import exports
from sayso.telling.web.desk import Desk, desk_of, visitor
from sayso.telling.web.doubtful import COLUMNS, doubtful, record, row
from sayso.telling.web.facets import Facet, facet, of_claims
from sayso.telling.web.judging import Chosen, Draft, Said, desktop_of, judged, keep, usual_name
from sayso.telling.web.pages import page
from sayso.telling.web.passages import passage
from sayso.telling.web.state import PAGE, Address, View, asked_of, number, sort_of
from sayso.telling.web.values import values

router = APIRouter(include_in_schema=False)

EVERY = "all"
"""Asked for as a state: claims of every state."""

USUAL = {"review": Review.UNREVIEWED.value, "sort": "-doubt"}
"""What is asked for where the address says nothing of it."""

TABS = (Review.UNREVIEWED, Review.DISPUTED, Review.CORRECTED, Review.ACCEPTED, Review.REJECTED)
"""States in the order in which they are offered."""


@dataclass(frozen=True, slots=True)
class Tab:
    """A state, how many of the claims asked for are in it, and where it is shown; ``chosen``: it is shown now."""

    state: str
    claims: int
    link: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Mistaken:
    """What somebody sent that was not kept: the form, the claims that were ticked, and whose they were to be."""

    draft: Draft
    chosen: tuple[str, ...]
    to: str


@router.get("/review", name="review")
def review(request: Request) -> HTMLResponse:
    """One page of the claims asked for; with ``claim`` one of them open, and the others beside it."""
    return _shown(request, Address.of(request))


@router.post("/review", name="review.judge")
def judge(request: Request, draft: Said, chosen: Chosen, to: Annotated[str, Form()] = "") -> Response:
    """Keep what is said of the claims ticked, or of the one that stands open; then comes the next one."""
    address = Address.of(request)
    opened, following = address.get("claim"), address.get("next")
    here = address.without("next")
    mistaken = _kept(request, chosen or ((opened,) if opened else ()), draft, to)
    if mistaken is not None:
        return _shown(request, here, Mistaken(mistaken, chosen, to))
    stays = opened is None or bool(chosen) or draft.says in (Ruling.ASSIGN, Ruling.NOTE)
    return RedirectResponse(here.at() if stays else _at(here.without("claim"), following), 303)


@router.get("/review.{form}", name="review.export")
def export(request: Request, form: exports.Form) -> StreamingResponse:
    """All the claims asked for with their doubts, as JSON or CSV."""
    view = view_of(Address.of(request))
    found = map(doubtful, counting.every(desk_of(request).catalogue, view.asked, sort=view.sort))
    if form is exports.Form.JSON:
        return exports.json_list(map(record, found))
    return exports.csv_table("review", COLUMNS, map(row, found))


def view_of(address: Address) -> View:
    """What the address asks for: unreviewed claims, those in most doubt first, unless it says otherwise."""
    query = {**USUAL, **{key: value.strip() for key, value in address.query if value.strip()}}
    if query["review"] == EVERY:
        del query["review"]
    return View(
        asked=asked_of(query, reviewed=False),
        sort=sort_of(query["sort"]),
        page=number(query.get("page", "1")),
        columns=(),
    )


def analyst_of(request: Request) -> str:
    """Under which name whoever asks has claims to review: the account's, or that which judges here by default."""
    who = visitor(request)
    return who.name if who.signed_in else usual_name()


def _shown(request: Request, address: Address, mistaken: Mistaken | None = None) -> HTMLResponse:
    """The room; what was not kept is there again, with why."""
    draft = mistaken.draft if mistaken else None
    desk, view, listing = desk_of(request), view_of(address), address.without("claim")
    entries = counting.entries(desk.catalogue, view.asked, sort=view.sort, offset=view.offset, limit=PAGE)
    opened = _opened(desk, entries, address.get("claim"))
    total = desk.remembered(f"total {view.asked!r}", lambda: counting.total(desk.catalogue, view.asked))
    works = desk.remembered("work", lambda: workload.work(desk.catalogue))
    return page(
        request,
        "review.html",
        status=200 if draft is None else 400,
        listing=listing,
        view=view,
        cases=[doubtful(one) for one in entries],
        opened=doubtful(opened) if opened else None,
        values=list(values(opened)) if opened else [],
        passage=passage(opened) if opened else [],
        following=_following(entries, opened),
        at=lambda claim: _at(listing, claim),
        total=total,
        pages=-(-total // PAGE),
        tabs=_tabs(desk, view, listing),
        facets=[] if opened else _facets(desk, view, listing, analyst_of(request)),
        works=works,
        states=workload.states(works),
        orphans=desk.remembered("orphans", lambda: workload.orphans(desk.ledger)),
        me=analyst_of(request),
        desktop=desktop_of(request, opened, draft),
        bulk=replace(desktop_of(request, None, draft), rulings=(*VERDICTS, Ruling.ASSIGN)),
        assigned=mistaken.to if mistaken else "",
        chosen=frozenset(mistaken.chosen) if mistaken else frozenset(),
        whose=whose,
        told=telling.told,
        grave=telling.grave,
    )


def _opened(desk: Desk, entries: Sequence[Entry], claim: str | None) -> Entry | None:
    """The claim of this id, on the page or not: what was just judged may be in another state now."""
    if claim is None:
        return None
    here = {one.claim.id: one for one in entries}
    found = here.get(claim) or counting.named(desk.ledger, {claim}).get(claim)
    if found is None:
        raise NotFound(f"there is no claim {claim!r} in this ledger, or it was superseded")
    return found


def _following(entries: Sequence[Entry], opened: Entry | None) -> str | None:
    """The claim that comes after the one that stands open; after the last one the first."""
    ids = [one.claim.id for one in entries]
    if opened is None or not ids:
        return None
    at = ids.index(opened.claim.id) if opened.claim.id in ids else -1
    after = ids[(at + 1) % len(ids)]
    return after if after != opened.claim.id else None


def _at(listing: Address, claim: str | None) -> str:
    """The same page of the list, with this claim open, if any."""
    return listing.at(claim=claim, page=listing.get("page"))


def _kept(request: Request, claims: Sequence[str], draft: Draft, to: str) -> Draft | None:
    """``None``: what the draft says is kept; else the draft with its mistake."""
    if draft.says != Ruling.ASSIGN:
        return judged(request, claims, draft)
    who = visitor(request)
    by = who.name if who.signed_in else draft.by
    try:
        keep(
            desk_of(request),
            claims,
            Opinion(ruling=Ruling.ASSIGN, value=to.strip() or None, reason=draft.reason, by=by),
        )
    except SaysoError as error:
        return replace(draft, mistake=str(error))
    return None


def _tabs(desk: Desk, view: View, listing: Address) -> list[Tab]:
    counted = desk.remembered(f"facets {view.asked!r}", lambda: counting.counts(desk.catalogue, view.asked))["review"]
    many = {one.value: one.claims for one in counted}
    held = view.asked.base.review
    tabs = [Tab(one.value, many.get(one.value, 0), listing.at(review=one.value), one is held) for one in TABS]
    return [*tabs, Tab(EVERY, sum(many.values()), listing.at(review=EVERY), held is None)]


def _facets(desk: Desk, view: View, listing: Address, me: str) -> list[Facet]:
    """By whose it is and what is in doubt, then as everywhere."""
    asked = view.asked
    usual = {one.name: one for one in of_claims(desk, asked, listing)}
    counted = desk.remembered(f"facets {asked!r}", lambda: counting.counts(desk.catalogue, asked))["assignee"]
    doubted = desk.remembered(f"doubts {asked!r}", lambda: workload.in_doubt(desk.catalogue, asked))
    order = (me, UNSAID)
    sooner = sorted(counted, key=lambda one: order.index(one.value) if one.value in order else len(order))
    return [
        facet("assignee", "Whose it is", sooner, listing, lambda name: whose(name, me)),
        facet("doubt", "In doubt", doubted, listing, lambda kind: telling.TITLES[DoubtKind(kind)]),
        *(one for name, one in usual.items() if name not in ("review", "assignee")),
    ]


def whose(assignee: str, me: str) -> str:
    """To whom claims are given, as it is told to whoever looks."""
    if assignee == UNSAID:
        return "nobody’s"
    name = words.excerpt(assignee, 40)
    return f"mine ({name})" if assignee == me else name
